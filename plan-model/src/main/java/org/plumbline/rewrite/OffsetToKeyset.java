package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// OFFSET becomes a condition on the keys of the last row that was seen.
///
///     SELECT id, placed FROM orders ORDER BY placed DESC, id DESC LIMIT 20 OFFSET 4000
///     SELECT id, placed FROM orders WHERE (placed, id) < ($1, $2) ORDER BY placed DESC, id DESC LIMIT 20
///
/// The program must know the keys: they have to be among what is selected. Where only the primary key is, the row is looked up by it:
///
///     SELECT id, total FROM orders ORDER BY placed DESC, id DESC LIMIT 20 OFFSET 4000
///     SELECT id, total FROM orders WHERE (placed, id) < (SELECT placed, id FROM orders WHERE id = $1)
///         ORDER BY placed DESC, id DESC LIMIT 20
///
/// Keys may not be NULL, which no comparison finds. Where the order is not unique the primary key is added to it, else rows with the same
/// values would be passed over; the original shows such rows in any order.
final class OffsetToKeyset implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("offset-to-keyset", "OFFSET becomes a condition on the last row seen");
    private static final Pattern OFFSET = Pattern.compile("offset\\s+(\\d+|\\$\\d+)(\\s+rows?)?", Pattern.CASE_INSENSITIVE);

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        QueryBlock query = original.statement();
        List<Span> offsets = query.limits().stream().filter(span -> OFFSET.matcher(original.text(span)).matches()).toList();
        boolean paged = offsets.size() == 1 && query.limits().size() == 2 && !KnownCalls.hasMarks(original)
                && query.limits().stream().noneMatch(span -> original.text(span).toLowerCase(Locale.ROOT).endsWith("ties"));
        return PlainSelect.of(original, query).filter(select -> paged && select.isOrdered() && keepsRows(select))
                .flatMap(select -> rewriting(select, offsets.getFirst())).stream().toList();
    }

    /// Rows are passed over when they are done, so that none may come of others.
    private static boolean keepsRows(PlainSelect select) {
        List<Reference> references = select.block().references();
        return select.query().with().isEmpty() && !select.aggregates() && !select.isDistinct() && !select.hasWindows()
                && references.size() == 1 && Names.isStored(references.getFirst())
                && KnownCalls.areRepeatable(select.original(), select.query().span());
    }

    private static Optional<Rewriting> rewriting(PlainSelect select, Span offset) {
        Original original = select.original();
        Optional<List<SortKey>> sorted = SortKey.all(select);
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        var keys = new ArrayList<>(sorted.get());
        var conditions = new ArrayList<Condition>();
        var edits = new ArrayList<Edit>();
        unique(select, keys, conditions).ifPresent(more -> edits.add(Edit.before(select.query().orderBy().orElseThrow().end(), more)));
        if (!keys.stream().allMatch(key -> NullDemands.ofColumn(original.names(), key.bound(), conditions))) {
            return Optional.empty();
        }
        conditions.add(Condition.toVouch(new Demand.QuietBetweenPages()));
        conditions.add(Condition.toVouch(new Demand.ProgramChanges()));
        var word = OFFSET.matcher(original.text(offset));
        String skipped = word.matches() ? word.group(1) : "0";
        return skipped.equals("0") || isUsedTwice(original, skipped) ? Optional.empty() : Behind.of(select, keys, skipped).map(behind -> {
            edits.addAll(select.alsoWhere(behind.condition()));
            edits.add(Edit.remove(select.withSpace(offset)));
            return new Rewriting(INFO, offset, edits, Edit.apply(original.sql(), edits),
                    conditions, new Relation.NextPage(skipped, behind.given()), Gain.LIKELY);
        });
    }

    /// What has to be added to the order, so that no two rows are the same in it; adds it to the keys too.
    private static Optional<String> unique(PlainSelect select, List<SortKey> keys, List<Condition> conditions) {
        Reference reference = select.block().references().getFirst();
        List<String> columns = keys.stream().map(key -> key.bound().column()).distinct().toList();
        Optional<Schema.Table> table = select.original().names().table(reference);
        Optional<Schema.Key> unique = table.flatMap(known -> known.keys().stream()
                .filter(key -> columns.containsAll(key.columns())).findFirst());
        if (unique.isPresent()) {
            conditions.add(Condition.holds(new Demand.Unique(table.orElseThrow().qualifiedName(), unique.get().columns())));
            return Optional.empty();
        }
        conditions.add(Condition.toVouch(new Demand.Unique(table.map(Schema.Table::qualifiedName).orElse(reference.name()), columns)));
        var more = new StringBuilder();
        SortKey last = keys.getLast();
        String qualifier = last.text().contains(".") ? last.text().substring(0, last.text().lastIndexOf('.') + 1) : "";
        for (String column : table.flatMap(Schema.Table::identity).map(Schema.Key::columns).orElse(List.of())) {
            if (!columns.contains(column)) {
                String name = qualifier.isEmpty() && isHidden(select, column) ? QuotedName.of(reference.alias()) + "." : qualifier;
                var added = new SortKey(new Bound(reference, column), name + QuotedName.of(column), last.descending());
                keys.add(added);
                more.append(", ").append(added.text()).append(added.descending() ? " DESC" : "");
            }
        }
        return more.isEmpty() ? Optional.empty() : Optional.of(more.toString());
    }

    /// The parameter says something else too, which must stay.
    private static boolean isUsedTwice(Original original, String skipped) {
        return Piece.of(original.sql()).stream().filter(piece -> piece.token().kind() == SqlToken.Kind.PARAMETER
                && piece.token().text().equals(skipped)).count() > 1;
    }

    /// Something else of the result has its name, which ORDER BY would take.
    private static boolean isHidden(PlainSelect select, String column) {
        Original original = select.original();
        return select.block().selected().stream().anyMatch(item -> !item.isStar()
                && original.names().nameOf(item).filter(name -> !name.equals(column)).isEmpty()
                && !(original.shape(item.span()) instanceof Shape.Column named && named.name().equals(column)));
    }
}
