package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// The row with its group's greatest value, found by looking that value up for each row, becomes DISTINCT ON.
///
///     SELECT o.* FROM orders o WHERE o.placed = (SELECT max(m.placed) FROM orders m WHERE m.customer_id = o.customer_id)
///     SELECT o.* FROM (SELECT DISTINCT ON (m.customer_id) * FROM orders m ORDER BY m.customer_id, m.placed DESC) AS o
///
/// The first has all rows that share the greatest value, the second one of them: no two rows of a group may have the same. Rows with NULL
/// in either column are in neither.
final class MaxToDistinctOn implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("max-to-distinct-on", "The row with the greatest value becomes DISTINCT ON");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        var found = new ArrayList<Rewriting>();
        boolean system = original.pieces().stream().filter(Piece::isName).map(Piece::name).anyMatch(Names.SYSTEM::contains);
        for (QueryBlock query : system || KnownCalls.hasMarks(original) ? List.<QueryBlock>of() : original.statement().all()) {
            PlainSelect.of(original, query).ifPresent(around -> around.block().whereTerms().forEach(term -> {
                if (original.shape(term.span()) instanceof Shape.Compared compared && compared.operator().equals("=")) {
                    rewriting(original, around, term, compared.left(), compared.right())
                            .or(() -> rewriting(original, around, term, compared.right(), compared.left())).ifPresent(found::add);
                }
            }));
        }
        return List.copyOf(found);
    }

    private static Optional<Rewriting> rewriting(Original original, PlainSelect around, QueryPart term, Span value, Span query) {
        Optional<PlainSelect> inner = original.shape(query) instanceof Shape.Query ? original.query(query)
                .flatMap(found -> PlainSelect.of(original, found)).filter(select -> isPlain(original, select)) : Optional.empty();
        Optional<Correlation> correlation = inner.flatMap(select -> Correlation.of(original, select, around.block()));
        if (correlation.isEmpty() || !(original.shape(value) instanceof Shape.Column column)
                || !(original.shape(inner.get().block().selected().getFirst().span()) instanceof Shape.Call call)) {
            return Optional.empty();
        }
        Optional<Bound> whole = original.names().bind(column, around.block());
        Optional<Bound> extreme = original.shape(call.arguments().getFirst()) instanceof Shape.Column named
                ? original.names().bind(named, inner.get().block()) : Optional.empty();
        var conditions = new ArrayList<Condition>();
        if (whole.isEmpty() || extreme.isEmpty() || !isSameTable(whole.get(), extreme.get()) || !isOf(whole.get().reference(),
                correlation.get())
                || !isWhole(original, whole.get().reference(), around) || !isReadByColumn(original, whole.get().reference(), around, term)
                || !RowOrder.isFree(original, around.block(), conditions)
                || !tellsApart(original, extreme.get(), correlation.get(), conditions)) {
            return Optional.empty();
        }
        return around.withoutTerm(term).map(without -> {
            var edits = new ArrayList<>(without);
            edits.add(new Edit(whole.get().reference().span(), first(original, inner.get(), correlation.get(), call, extreme.get())
                    + " AS " + QuotedName.of(whole.get().reference().alias())));
            boolean all = around.block().whereTerms().size() == 1 && around.block().references().size() == 1;
            return Rewriting.sameRows(INFO, original, term.span(), edits, conditions, all ? Gain.LIKELY : Gain.PERHAPS);
        });
    }

    /// `SELECT max(x) FROM t WHERE ...`.
    private static boolean isPlain(Original original, PlainSelect select) {
        QueryBlock block = select.block();
        return block.references().size() == 1 && block.selected().size() == 1 && block.groupBy().isEmpty() && block.having().isEmpty()
                && !select.isDistinct() && !select.isLimited() && !select.isOrdered() && select.query().with().isEmpty()
                && KnownCalls.areRepeatable(original, select.query().span()) && block.references().getFirst().columns().isEmpty()
                && original.text(new Span(block.references().getFirst().span().end(), block.from().orElseThrow().end())).isBlank()
                && original.shape(block.selected().getFirst().span()) instanceof Shape.Call call && call.plain()
                && (call.name().equals("max") || call.name().equals("min")) && call.arguments().size() == 1;
    }

    private static boolean isSameTable(Bound one, Bound two) {
        Reference first = one.reference();
        Reference second = two.reference();
        return first.kind() == Reference.Kind.TABLE && second.kind() == Reference.Kind.TABLE && first.withQuery().isEmpty()
                && second.withQuery().isEmpty() && first.name().equals(second.name()) && first.schema().equals(second.schema())
                && one.column().equals(two.column()) && first.columns().isEmpty();
    }

    private static boolean isOf(Reference reference, Correlation correlation) {
        return correlation.pairs().stream().allMatch(pair -> pair.other().reference().equals(reference)
                && pair.own().column().equals(pair.other().column()));
    }

    /// No outer join adds to it, and it is not sampled, nor ONLY a part of it.
    private static boolean isWhole(Original original, Reference reference, PlainSelect around) {
        List<Piece> behind = Piece.of(original.sql().substring(reference.span().end()));
        return reference.owner() == around.block() && !Keys.mayBeMissing(reference) && !KnownCalls.isOnly(original, reference)
                && (behind.isEmpty() || !behind.getFirst().isWord("tablesample"));
    }

    /// What a base table alone can do is not asked of it: its key does not stand for all its columns behind GROUP BY, nobody reads its row
    /// as one, and no name has its schema.
    private static boolean isReadByColumn(Original original, Reference reference, PlainSelect around, QueryPart term) {
        List<Piece> pieces = original.pieces();
        List<Span> stars = around.block().selected().stream().filter(QueryPart::isStar).map(QueryPart::span).toList();
        List<Span> tables = original.statement().all().stream().flatMap(block -> block.references().stream()).map(Reference::span).toList();
        for (int i = 0; i < pieces.size(); i++) {
            Span span = pieces.get(i).span();
            boolean named = pieces.get(i).isName() && pieces.get(i).name().equals(reference.alias()) && !term.span().covers(span)
                    && tables.stream().noneMatch(table -> table.covers(span));
            boolean column = i + 2 < pieces.size() && pieces.get(i + 1).is(".") && (!pieces.get(i + 2).is("*")
                    || stars.stream().anyMatch(star -> star.covers(span)));
            if (named && (!column || (i > 0 && pieces.get(i - 1).is(".")))) {
                return false;
            }
        }
        return around.block().groupBy().isEmpty();
    }

    private static boolean tellsApart(Original original, Bound extreme, Correlation correlation, List<Condition> conditions) {
        Set<Bound> columns = new LinkedHashSet<>(correlation.pairs().stream().map(Correlation.Pair::own).toList());
        columns.add(extreme);
        if (columns.stream().anyMatch(original.names()::isComposite)) {
            return false;
        }
        // the others are asked for
        columns.forEach(bound -> original.names().table(bound.reference()).filter(table -> table.isNotNull(bound.column()))
                .ifPresent(table -> conditions.add(Condition.holds(new Demand.NotNull(table.qualifiedName(), bound.column())))));
        return Keys.holds(original, extreme.reference(), columns, columns, conditions)
                || Keys.toVouch(original, extreme.reference(), columns, columns, conditions);
    }

    private static String first(Original original, PlainSelect inner, Correlation correlation, Shape.Call call, Bound extreme) {
        String groups = correlation.pairs().stream().map(pair -> original.text(pair.inside())).distinct().collect(Collectors.joining(", "));
        String value = original.text(call.arguments().getFirst());
        var where = new ArrayList<String>();
        inner.block().whereTerms().stream().filter(term -> !correlation.terms().contains(term)).forEach(term -> where.add(
                Operands.term(original, term.span())));
        for (Correlation.Pair pair : correlation.pairs()) {
            notNull(original, pair.own(), original.text(pair.inside())).ifPresent(where::add);
        }
        notNull(original, extreme, value).ifPresent(where::add);
        return "(SELECT DISTINCT ON (" + groups + ") * " + original.text(inner.block().from().orElseThrow())
                + (where.isEmpty() ? "" : " WHERE " + where.stream().distinct().collect(Collectors.joining(" AND ")))
                + " ORDER BY " + groups + ", " + value + (call.name().equals("max") ? " DESC)" : ")");
    }

    private static Optional<String> notNull(Original original, Bound bound, String text) {
        boolean never = original.names().table(bound.reference()).filter(table -> table.isNotNull(bound.column())).isPresent();
        return never ? Optional.empty() : Optional.of(text + " IS NOT NULL");
    }
}
