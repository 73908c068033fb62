package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
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
    /// None for UNION and the like, VALUES, statements that change something, and a SELECT without FROM.
    static Optional<PlainSelect> of(Original original, QueryBlock query) {
        QueryBlock core = query.core();
        // between them there may be parentheses with a LIMIT of their own
        boolean plain = query.arms().size() == 1 && query.arms().getFirst() == core && !core.references().isEmpty()
                && core.from().isPresent() && core.values().isEmpty() && query.command().isEmpty() && query.locking().isEmpty();
        return plain ? Optional.of(new PlainSelect(original, query, core)) : Optional.empty();
    }

    /// It makes groups, or one row of all.
    boolean aggregates() {
        return !block.grouped().isEmpty() || block.groupBy().isPresent() || !block.having().isEmpty()
                || block.calls().stream().anyMatch(call -> !call.windowed());
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
        Span where = block.where().orElseThrow();
        Span condition = new Span(where.start() + "where".length(), where.end());
        Shape shape = original.shape(condition);
        if (!(shape instanceof Shape.Both(Span _, List<Span> sides))) {
            return Optional.of(List.of(Edit.remove(new Span(endBefore(where.start()), where.end()))));
        }
        int at = sides.indexOf(sides.stream().filter(side -> side.covers(term.span())).findFirst().orElse(condition));
        if (at < 0 || block.whereTerms().stream().filter(each -> sides.get(at).covers(each.span())).count() != 1) {
            return Optional.empty();
        }
        Span cut = at == 0 ? new Span(sides.getFirst().start(), sides.get(1).start())
                : new Span(sides.get(at - 1).end(), sides.get(at).end());
        return Optional.of(List.of(Edit.remove(cut)));
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

    private static boolean isTaken(Original original, String alias) {
        return original.statement().all().stream().flatMap(block -> block.references().stream())
                .anyMatch(reference -> isCalled(reference, alias))
                || original.statement().all().stream().flatMap(block -> block.with().stream()).anyMatch(with -> with.name().equals(alias));
    }

    private static boolean isCalled(Reference reference, String alias) {
        return reference.alias().equals(alias) || reference.name().equals(alias);
    }
}
