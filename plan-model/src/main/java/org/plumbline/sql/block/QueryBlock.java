package org.plumbline.sql.block;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A SELECT, VALUES, INSERT, UPDATE, DELETE or MERGE with its parts, or several that UNION and the like tie together. Filled by
/// [StatementReader] alone, and then left as it is. Its lists are in the statement's order.
public final class QueryBlock {
    /// Where a block stands.
    public enum Role { STATEMENT, WITH, FROM, VALUE, PREDICATE, ARM, SOURCE }

    /// UNION, INTERSECT or EXCEPT between two arms.
    ///
    /// @param name upper-case, as `UNION ALL`
    public record SetOperator(String name, Span span) {}

    /// A call of an aggregate or a window function.
    public record FunctionCall(Span span, boolean windowed) {}

    final Optional<QueryBlock> parent;
    final Role role;
    final List<WithQuery> with = new ArrayList<>();
    final List<QueryBlock> inner = new ArrayList<>();
    final List<QueryBlock> arms = new ArrayList<>();
    final List<SetOperator> operators = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<Join> joins = new ArrayList<>();
    final List<QueryPart> selected = new ArrayList<>();
    final List<QueryPart> conditions = new ArrayList<>();
    final List<QueryPart> having = new ArrayList<>();
    final List<QueryPart> grouped = new ArrayList<>();
    final List<QueryPart> ordered = new ArrayList<>();
    final List<Span> orderItems = new ArrayList<>();
    final List<FunctionCall> calls = new ArrayList<>();
    final List<Span> limits = new ArrayList<>();
    Optional<Span> distinct = Optional.empty();
    Optional<Reference> target = Optional.empty();
    Optional<Span> command = Optional.empty();
    Optional<Span> values = Optional.empty();
    Optional<Span> from = Optional.empty();
    Optional<Span> where = Optional.empty();
    Optional<Span> groupBy = Optional.empty();
    Optional<Span> orderBy = Optional.empty();
    Optional<Span> locking = Optional.empty();
    Span items = new Span(0, 0);
    boolean star;
    Span span = new Span(0, 0);

    QueryBlock(Optional<QueryBlock> parent, Role role) {
        this.parent = parent;
        this.role = role;
        parent.ifPresent(around -> around.inner.add(this));
    }

    /// The block around it.
    public Optional<QueryBlock> parent() {
        return parent;
    }

    public Role role() {
        return role;
    }

    /// Its own WITH queries.
    public List<WithQuery> with() {
        return Collections.unmodifiableList(with);
    }

    /// Every block directly in it: arms, WITH queries, subqueries.
    public List<QueryBlock> inner() {
        return Collections.unmodifiableList(inner);
    }

    /// What set operators tie together; a statement without them has one, which is the SELECT itself.
    public List<QueryBlock> arms() {
        return Collections.unmodifiableList(arms);
    }

    /// One less than there are arms.
    public List<SetOperator> operators() {
        return Collections.unmodifiableList(operators);
    }

    /// What its FROM names.
    public List<Reference> references() {
        return Collections.unmodifiableList(references);
    }

    /// JOINs of its FROM; a comma makes none.
    public List<Join> joins() {
        return Collections.unmodifiableList(joins);
    }

    /// Items of SELECT, or what an UPDATE sets.
    public List<QueryPart> selected() {
        return Collections.unmodifiableList(selected);
    }

    /// What AND ties together in WHERE and in ON, and columns of USING; see [#whereTerms()].
    public List<QueryPart> conditions() {
        return Collections.unmodifiableList(conditions);
    }

    public List<QueryPart> having() {
        return Collections.unmodifiableList(having);
    }

    public List<QueryPart> grouped() {
        return Collections.unmodifiableList(grouped);
    }

    /// Keys of ORDER BY without their directions.
    public List<QueryPart> ordered() {
        return Collections.unmodifiableList(ordered);
    }

    /// Of each such key all that is said: `total DESC NULLS LAST`.
    public List<Span> orderItems() {
        return Collections.unmodifiableList(orderItems);
    }

    public List<FunctionCall> calls() {
        return Collections.unmodifiableList(calls);
    }

    /// LIMIT, OFFSET and FETCH, each with its word and its figure.
    public List<Span> limits() {
        return Collections.unmodifiableList(limits);
    }

    /// `DISTINCT` or `DISTINCT ON (...)`.
    public Optional<Span> distinct() {
        return distinct;
    }

    /// The table that the statement changes.
    public Optional<Reference> target() {
        return target;
    }

    /// `INSERT`, `UPDATE` and so on, where it stands.
    public Optional<Span> command() {
        return command;
    }

    /// VALUES, where the block is one.
    public Optional<Span> values() {
        return values;
    }

    /// From the word FROM (USING of a DELETE) to the end of the last table or join.
    public Optional<Span> from() {
        return from;
    }

    /// The word WHERE and its condition.
    public Optional<Span> where() {
        return where;
    }

    /// `GROUP BY` and its keys.
    public Optional<Span> groupBy() {
        return groupBy;
    }

    /// `ORDER BY` and its keys, with their directions.
    public Optional<Span> orderBy() {
        return orderBy;
    }

    /// `FOR UPDATE` and the like.
    public Optional<Span> locking() {
        return locking;
    }

    /// From the first item of SELECT to the end of the last.
    public Span items() {
        return items;
    }

    /// A column's list is not known: `SELECT *`.
    public boolean star() {
        return star;
    }

    /// All of it, its parentheses too.
    public Span span() {
        return span;
    }

    /// Those of its conditions that stand in WHERE.
    public List<QueryPart> whereTerms() {
        return conditions.stream().filter(part -> where.filter(all -> all.covers(part.span())).isPresent()).toList();
    }

    /// The block that has the FROM: of an expression of one arm that arm.
    public QueryBlock core() {
        QueryBlock block = this;
        while (block.arms.size() == 1) {
            block = block.arms.getFirst();
        }
        return block;
    }

    /// A WITH query that is seen from here: in one of them only those before it, unless they are recursive.
    public Optional<WithQuery> withQuery(String name) {
        for (Optional<QueryBlock> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            boolean seen = true;
            for (WithQuery each : at.get().with) {
                seen &= each.recursive() || !isIn(each.body());
                if (seen && each.name().equals(name)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }

    public boolean isIn(QueryBlock outer) {
        for (Optional<QueryBlock> at = Optional.of(this); at.isPresent(); at = at.get().parent) {
            if (at.get() == outer) {
                return true;
            }
        }
        return false;
    }

    /// This block and all in it, the outer ones first.
    public List<QueryBlock> all() {
        var all = new ArrayList<QueryBlock>(List.of(this));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).inner);
        }
        return all;
    }
}
