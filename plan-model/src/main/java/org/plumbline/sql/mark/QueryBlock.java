package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE with its parts, or several that UNION and the like tie together. Filled by
/// [StatementReader] alone, and then left as it is.
final class QueryBlock {
    /// Where a block stands.
    enum Role { STATEMENT, WITH, FROM, VALUE, PREDICATE, ARM, SOURCE }

    /// UNION, INTERSECT or EXCEPT between two arms.
    ///
    /// @param name upper-case, as `UNION ALL`
    record SetOperator(String name, Span span) {}

    /// A call of an aggregate or a window function.
    record FunctionCall(Span span, boolean windowed) {}

    final Optional<QueryBlock> parent;
    final Role role;
    final List<WithQuery> with = new ArrayList<>();
    final List<QueryBlock> inner = new ArrayList<>();
    final List<QueryBlock> arms = new ArrayList<>();
    final List<SetOperator> operators = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<QueryPart> selected = new ArrayList<>();
    final List<QueryPart> conditions = new ArrayList<>();
    final List<QueryPart> having = new ArrayList<>();
    final List<QueryPart> grouped = new ArrayList<>();
    final List<QueryPart> ordered = new ArrayList<>();
    final List<FunctionCall> calls = new ArrayList<>();
    final List<Span> limits = new ArrayList<>();
    Optional<Span> distinct = Optional.empty();
    Optional<Reference> target = Optional.empty();
    /// `INSERT`, `UPDATE` and so on, where it stands.
    Optional<Span> command = Optional.empty();
    /// VALUES, where the block is one.
    Optional<Span> values = Optional.empty();
    /// A column's list is not known: `SELECT *`.
    boolean star;
    /// All of it, its parentheses too.
    Span span = new Span(0, 0);

    QueryBlock(Optional<QueryBlock> parent, Role role) {
        this.parent = parent;
        this.role = role;
        parent.ifPresent(around -> around.inner.add(this));
    }

    /// The block that has the FROM: of an expression of one arm that arm.
    QueryBlock core() {
        QueryBlock block = this;
        while (block.arms.size() == 1) {
            block = block.arms.getFirst();
        }
        return block;
    }

    /// A WITH query that is seen from here.
    Optional<WithQuery> withQuery(String name) {
        for (Optional<QueryBlock> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            for (WithQuery each : at.get().with) {
                if (each.name().equals(name) && (each.recursive() || !isIn(each.body()))) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }

    boolean isIn(QueryBlock outer) {
        for (Optional<QueryBlock> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            if (at.get() == outer) {
                return true;
            }
        }
        return false;
    }

    /// This block and all in it, the outer ones first.
    List<QueryBlock> all() {
        var all = new ArrayList<QueryBlock>(List.of(this));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).inner);
        }
        return all;
    }
}
