package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// One SELECT from tables, without UNION and the like.
///
/// @param query with what holds for all of it: WITH, ORDER BY, LIMIT; and its parentheses, where it has them
/// @param block the SELECT itself
record PlainSelect(Original original, QueryBlock query, QueryBlock block) {
    /// None for UNION and the like, VALUES, statements that change something, a SELECT without FROM, and one whose rows are locked.
    static Optional<PlainSelect> of(Original original, QueryBlock query) {
        QueryBlock core = query.core();
        // between them there may be parentheses with a LIMIT of their own
        boolean plain = query.arms().size() == 1 && query.arms().getFirst() == core && !core.references().isEmpty()
                && core.from().isPresent() && core.values().isEmpty() && query.command().isEmpty() && !isLocked(query);
        return plain ? Optional.of(new PlainSelect(original, query, core)) : Optional.empty();
    }

    /// FOR UPDATE and the like lock the rows of queries in FROM too, and fail where those have groups.
    private static boolean isLocked(QueryBlock query) {
        for (Optional<QueryBlock> at = Optional.of(query); at.isPresent(); at = at.get().parent()) {
            if (at.get().locking().isPresent()) {
                return true;
            }
            if (at.get().role() != QueryBlock.Role.FROM && at.get().role() != QueryBlock.Role.ARM) {
                return false;
            }
        }
        return false;
    }

    /// It makes groups, or one row of all.
    boolean aggregates() {
        return !block.grouped().isEmpty() || block.groupBy().isPresent() || !block.having().isEmpty()
                || block.calls().stream().anyMatch(call -> !call.windowed());
    }

    /// All that it reads columns in, but stars too.
    List<QueryPart> parts() {
        var parts = new ArrayList<>(original.names().parts(block));
        if (query != block) {
            parts.addAll(original.names().parts(query));
        }
        return parts;
    }

    boolean hasWindows() {
        return block.calls().stream().anyMatch(QueryBlock.FunctionCall::windowed);
    }

    boolean isLimited() {
        return !query.limits().isEmpty();
    }

    boolean isDistinct() {
        return block.distinct().isPresent();
    }

    boolean isOrdered() {
        return query.orderBy().isPresent();
    }

    /// Every row that its FROM and WHERE leave is one row of the result.
    boolean keepsRows() {
        return !aggregates() && !isDistinct() && !isLimited() && !hasWindows() && query.with().isEmpty();
    }

    /// Adds something that must hold too.
    List<Edit> alsoWhere(String condition) {
        Optional<Span> where = block.where();
        if (where.isEmpty()) {
            int end = block.from().orElseThrow().end();
            return List.of(Edit.before(end, " WHERE " + condition));
        }
        int start = where.get().start() + "where".length();
        Span all = new Span(start, where.get().end());
        return original.shape(all) instanceof Shape.Either
                ? List.of(Edit.before(firstOf(all), "("), Edit.before(all.end(), ") AND " + condition))
                : List.of(Edit.before(all.end(), " AND " + condition));
    }

    private int firstOf(Span all) {
        int at = all.start();
        while (Character.isWhitespace(original.sql().charAt(at))) {
            at++;
        }
        return at;
    }

    /// Takes one term of WHERE away, and WHERE itself with the last.
    ///
    /// @param term one of [QueryBlock#whereTerms()] that AND alone ties to the others
    /// @return none where the term stands in parentheses with others
    Optional<List<Edit>> withoutTerm(QueryPart term) {
        return withoutTerms(List.of(term));
    }

    /// Takes some terms of WHERE away, and WHERE itself with the last.
    ///
    /// @param terms some of [QueryBlock#whereTerms()]
    /// @return none where one of them stands in parentheses with one that stays
    Optional<List<Edit>> withoutTerms(List<QueryPart> terms) {
        if (terms.isEmpty()) {
            return Optional.of(List.of());
        }
        if (terms.size() == block.whereTerms().size()) {
            return Optional.of(block.where().stream().map(where -> Edit.remove(new Span(endBefore(where.start()), where.end()))).toList());
        }
        Span where = block.where().orElseThrow();
        if (!(original.shape(new Span(where.start() + "where".length(), where.end())) instanceof Shape.Both(Span _, List<Span> sides))) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        boolean kept = false;
        for (int i = 0; i < sides.size(); i++) {
            Span side = sides.get(i);
            List<QueryPart> inside = block.whereTerms().stream().filter(each -> side.covers(each.span())).toList();
            if (terms.containsAll(inside)) {
                edits.add(Edit.remove(kept ? new Span(sides.get(i - 1).end(), side.end()) : new Span(side.start(), sides.get(i
                        + 1).start())));
            } else if (inside.stream().anyMatch(terms::contains)) {
                return Optional.empty();
            } else {
                kept = true;
            }
        }
        return Optional.of(edits);
    }

    /// A part with the space in front of it.
    Span withSpace(Span part) {
        return new Span(endBefore(part.start()), part.end());
    }

    /// The place behind the last character before this one that is no space.
    private int endBefore(int place) {
        int at = place;
        while (at > 0 && Character.isWhitespace(original.sql().charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /// A name for a new reference that nothing in the statement has.
    static String freshAlias(Original original, String wish) {
        String alias = wish;
        int number = 1;
        while (isTaken(original, alias)) {
            number++;
            alias = wish + number;
        }
        return alias;
    }

    /// A name for a new column that stands nowhere in the statement.
    static String freshName(Original original, String wish) {
        Set<String> taken = original.pieces().stream().filter(Piece::isName).map(Piece::name).collect(Collectors.toSet());
        String name = wish;
        for (int number = 2; taken.contains(name); number++) {
            name = wish + number;
        }
        return name;
    }

    /// Likewise for one of several: `key`, `key_2`.
    static String freshName(Original original, String wish, int index) {
        return freshName(original, index == 0 ? wish : wish + "_" + (index + 1));
    }

    private static boolean isTaken(Original original, String alias) {
        return original.statement().all().stream().flatMap(block -> block.references().stream())
                .anyMatch(reference -> isCalled(reference, alias))
                || original.statement().all().stream().flatMap(block -> block.with().stream()).anyMatch(with -> with.name().equals(alias));
    }

    private static boolean isCalled(Reference reference, String alias) {
        return reference.alias().equals(alias) || reference.name().equals(alias);
    }
}
