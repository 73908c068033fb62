package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A query in FROM that numbers the rows of each group, of which only the first are kept:
/// `(SELECT ..., row_number() OVER (PARTITION BY k ORDER BY x) AS rn FROM ...) s WHERE s.rn = 1`.
///
/// @param around what it stands in
/// @param reference its place in the FROM around it
/// @param inner the query itself
/// @param item the number
/// @param term the condition on it
/// @param groups behind PARTITION BY
/// @param order all that stands behind ORDER BY
/// @param keys its keys without their directions
record RowNumber(PlainSelect around, Reference reference, PlainSelect inner, QueryPart item, QueryPart term, List<Span> groups, Span order,
        List<Span> keys) {
    RowNumber {
        groups = List.copyOf(groups);
        keys = List.copyOf(keys);
    }

    /// Those of a SELECT that say which row of a group they want.
    static List<RowNumber> of(Original original, PlainSelect around) {
        return KnownCalls.hasMarks(original) ? List.of()
                : around.block().whereTerms().stream().flatMap(term -> of(original, around, term).stream()).toList();
    }

    private static Optional<RowNumber> of(Original original, PlainSelect around, QueryPart term) {
        if (!(original.shape(term.span()) instanceof Shape.Compared compared) || !isFirst(original, compared)
                || !(original.shape(compared.left()) instanceof Shape.Column column)) {
            return Optional.empty();
        }
        Optional<Reference> reference = original.names().bind(column, around.block()).map(Bound::reference)
                .filter(each -> each.query().isPresent() && each.columns().isEmpty() && each.owner() == around.block()
                        && !Keys.mayBeMissing(each));
        Optional<PlainSelect> inner = reference.flatMap(each -> PlainSelect.of(original, each.query().orElseThrow()))
                .filter(select -> isPlain(original, select));
        return inner.flatMap(select -> select.block().selected().stream()
                .filter(item -> item.span().equals(select.block().calls().getFirst().span())
                        && original.names().nameOf(item).filter(column.name()::equals).isPresent()).findFirst()
                .flatMap(item -> read(original, around, reference.get(), select, item, term)));
    }

    private static boolean isFirst(Original original, Shape.Compared compared) {
        String wanted = compared.operator() + original.text(compared.right());
        return wanted.equals("=1") || wanted.equals("<=1") || wanted.equals("<2");
    }

    private static boolean isPlain(Original original, PlainSelect select) {
        QueryBlock block = select.block();
        boolean numbers = block.calls().size() == 1 && block.calls().getFirst().windowed() && block.groupBy().isEmpty()
                && block.having().isEmpty() && !select.isDistinct() && !select.isLimited() && !select.isOrdered()
                && select.query().with().isEmpty();
        // a WINDOW would stand between it and what is added
        String behind = original.text(new Span(block.where().or(block::from).orElseThrow().end(), select.query().span().end())).strip();
        return numbers && behind.matches("[)\\s]*")
                && block.selected().stream().filter(item -> !item.span().equals(block.calls().getFirst().span()))
                .allMatch(item -> KnownCalls.areRepeatable(original, item.span()))
                && KnownCalls.areRepeatable(original, block.from().orElseThrow())
                && block.where().filter(where -> !KnownCalls.areRepeatable(original, where)).isEmpty();
    }

    /// `row_number() OVER (PARTITION BY ... ORDER BY ...)`, without a frame.
    private static Optional<RowNumber> read(
            Original original, PlainSelect around, Reference reference, PlainSelect inner, QueryPart item, QueryPart term) {
        List<Piece> pieces = Piece.of(original.text(item.span()));
        boolean begins = pieces.size() > 10 && pieces.get(0).isWord("row_number") && pieces.get(2).is(")") && pieces.get(3).isWord("over")
                && pieces.get(5).isWord("partition");
        int order = begins ? order(pieces) : -1;
        boolean frame = pieces.stream().anyMatch(piece -> piece.isWord("rows") || piece.isWord("range") || piece.isWord("groups"));
        if (order < 0 || frame) {
            return Optional.empty();
        }
        List<Span> groups = parts(pieces, 7, order, item.span().start(), false);
        List<Span> keys = parts(pieces, order + 2, pieces.size() - 1, item.span().start(), true);
        Span all = new Span(item.span().start() + pieces.get(order + 2).start(), item.span().start()
                + pieces.get(pieces.size() - 2).span().end());
        boolean sure = groups.stream().allMatch(key -> keepsMeaning(original, inner.block(), key))
                && keys.stream().allMatch(key -> keepsMeaning(original, inner.block(), key) && KnownCalls.areRepeatable(original, key));
        return sure ? Optional.of(new RowNumber(around, reference, inner, item, term, groups, all, keys)) : Optional.empty();
    }

    private static int order(List<Piece> pieces) {
        int depth = 0;
        for (int i = 4; i + 2 < pieces.size(); i++) {
            depth += pieces.get(i).opens() ? 1 : pieces.get(i).closes() ? -1 : 0;
            if (depth == 1 && pieces.get(i).isWord("order") && pieces.get(i + 1).isWord("by")) {
                return i;
            }
        }
        return -1;
    }

    private static List<Span> parts(List<Piece> pieces, int from, int to, int offset, boolean directed) {
        var parts = new ArrayList<Span>();
        int depth = 0;
        int start = from;
        int last = -1;
        for (int i = from; i <= to; i++) {
            Piece piece = pieces.get(i);
            if (i == to || (depth == 0 && piece.is(","))) {
                int end = last < 0 ? i : last;
                parts.add(new Span(offset + pieces.get(start).start(), offset + pieces.get(end - 1).span().end()));
                start = i + 1;
                last = -1;
            }
            depth += piece.opens() ? 1 : piece.closes() ? -1 : 0;
            boolean direction = piece.isWord("asc") || piece.isWord("desc") || piece.isWord("nulls") || piece.isWord("using");
            last = directed && depth == 0 && last < 0 && direction ? i : last;
        }
        return parts;
    }

    /// Behind ORDER BY and in DISTINCT ON a number is an item's place, and a name alone an item's first.
    static boolean keepsMeaning(Original original, QueryBlock block, Span key) {
        return switch (original.shape(key)) {
            case Shape.Literal _, Shape.Parameter _ -> false;
            case Shape.Column column when column.qualifier().isEmpty() -> block.selected().stream()
                    .filter(item -> !item.isStar() && original.names().nameOf(item).filter(name -> !name.equals(column.name())).isEmpty())
                    .allMatch(item -> original.shape(item.span()) instanceof Shape.Column same && same.name().equals(column.name()));
            default -> true;
        };
    }

    /// The columns that the groups and the order go by, as far as they are plain columns.
    Set<Bound> columns(Original original) {
        var columns = new LinkedHashSet<Bound>();
        for (Span span : Stream.concat(groups.stream(), keys.stream()).toList()) {
            if (original.shape(span) instanceof Shape.Column column) {
                original.names().bind(column, inner.block()).ifPresent(columns::add);
            }
        }
        return columns;
    }

    /// Whether no two rows of a group are on a par; adds what that rests on.
    boolean isTotal(Original original, List<Condition> conditions) {
        List<Reference> references = inner.block().references();
        return RowIdentity.isKnownBy(original, inner, references, columns(original), conditions)
                || (references.size() == 1 && Keys.toVouch(original, references.getFirst(), columns(original), Set.of(), conditions));
    }

    /// The condition goes, and so does the number where nobody else reads it; else it is 1.
    Optional<List<Edit>> withoutNumber(Original original) {
        String name = original.names().nameOf(item).orElseThrow();
        var number = new Bound(reference, name);
        boolean unread = around.block().joins().stream().noneMatch(join -> join.natural()) && around.parts().stream()
                .filter(part -> !part.equals(term) && !term.span().covers(part.span()))
                .allMatch(part -> !part.isStar() && original.names().read(part.span(),
                        part.owner())
                        .filter(read -> !read.contains(number)).isPresent());
        Optional<Span> cut = unread ? cut(original) : Optional.empty();
        return around.withoutTerm(term).map(without -> {
            var edits = new ArrayList<>(without);
            edits.add(cut.map(Edit::remove).orElseGet(() -> new Edit(item.span(), item.alias().isPresent() ? "1::bigint"
                    : "1::bigint AS " + QuotedName.of(name))));
            return edits;
        });
    }

    private Optional<Span> cut(Original original) {
        List<QueryPart> items = inner.block().selected();
        int at = items.indexOf(item);
        if (at + 1 < items.size()) {
            return Optional.of(new Span(item.span().start(), items.get(at + 1).span().start()));
        }
        int comma = original.endBefore(item.span().start()) - 1;
        return at > 0 && original.sql().charAt(comma) == ',' ? Optional.of(new Span(comma, inner.block().items().end())) : Optional.empty();
    }

    /// Where something can be added behind its WHERE.
    int end() {
        return inner.block().where().or(() -> inner.block().from()).orElseThrow().end();
    }
}
