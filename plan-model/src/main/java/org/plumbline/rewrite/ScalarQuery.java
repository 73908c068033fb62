package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryBlock.Role;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A query that stands for one value in the SELECT list or the WHERE of another.
///
/// @param inner with one item
/// @param around what it stands in
/// @param item of which it is a part; none in WHERE
record ScalarQuery(PlainSelect inner, PlainSelect around, Optional<QueryPart> item) {
    /// Those of a SELECT that may come from its FROM instead.
    static List<ScalarQuery> of(Original original, PlainSelect around) {
        var found = new ArrayList<ScalarQuery>();
        boolean listed = around.block().selected().stream().noneMatch(item -> item.text().equals("*"));
        for (QueryBlock query : listed ? around.block().inner() : List.<QueryBlock>of()) {
            Optional<PlainSelect> inner = query.role() == Role.VALUE && !isConstructor(original, query) ? PlainSelect.of(original, query)
                    .filter(select -> select.block().selected().size() == 1 && !select.block().star()) : Optional.empty();
            Optional<QueryPart> item = around.block().selected().stream().filter(each -> each.span().covers(query.span())).findFirst();
            boolean inWhere = around.block().where().filter(where -> where.covers(query.span())).isPresent();
            boolean inItem = item.filter(each -> original.names().nameOf(each).isPresent()).isPresent() && !around.aggregates();
            if (inWhere || inItem) {
                inner.ifPresent(select -> found.add(new ScalarQuery(select, around, item)));
            }
        }
        return List.copyOf(found);
    }

    /// `ARRAY (SELECT ...)`, `ROW (SELECT ...)`.
    private static boolean isConstructor(Original original, QueryBlock query) {
        String before = original.before(query.span().start());
        return before.equals("array") || before.equals("row");
    }

    private static boolean isAllOf(Original original, Span span) {
        return switch (original.shape(span)) {
            case Shape.Query _ -> true;
            case Shape.Cast cast -> isAllOf(original, cast.inner());
            default -> false;
        };
    }

    /// Puts a value in its place; the item keeps its name.
    List<Edit> replacedBy(Original original, String value) {
        var edits = new ArrayList<Edit>(List.of(new Edit(inner.query().span(), value)));
        item.filter(part -> part.alias().isEmpty() && isAllOf(original, part.span())).ifPresent(part ->
                edits.add(Edit.before(part.span().end(), " AS " + QuotedName.of(original.names().nameOf(part).orElseThrow()))));
        return edits;
    }

    /// Where a join to these references can be added to the FROM around it; none where a comma keeps them apart.
    Optional<Integer> placeOfJoin(Original original, List<Reference> joined) {
        QueryBlock block = around.block();
        int end = block.from().orElseThrow().end();
        if (block.joins().size() == block.references().size() - 1) {
            return Optional.of(end);
        }
        Reference reference = joined.getFirst();
        int behind = reference.span().end();
        boolean alone = joined.stream().allMatch(reference::equals) && block.joins().stream()
                .noneMatch(join -> join.left().contains(reference) || join.right().contains(reference));
        boolean whole = behind == end || original.sql().substring(behind).stripLeading().startsWith(",");
        return alone && whole ? Optional.of(behind) : Optional.empty();
    }

    /// From its FROM to the end of its WHERE.
    Span source() {
        return new Span(inner.block().from().orElseThrow().start(),
                inner.block().where().or(() -> inner.block().from()).orElseThrow().end());
    }
}
