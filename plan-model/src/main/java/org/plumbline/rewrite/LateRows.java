package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Span;

/// Keys are sorted instead of whole rows; the rows that LIMIT leaves are fetched by them.
///
///     SELECT * FROM reviews ORDER BY rating, id LIMIT 20 OFFSET 50000
///     SELECT reviews.* FROM (SELECT reviews.id FROM reviews ORDER BY rating, id LIMIT 20 OFFSET 50000) AS first_rows (key)
///         JOIN reviews ON reviews.id = first_rows.key ORDER BY rating, id
///
/// Only where long columns would go through a sort that holds many rows: of the first few of an order it holds no more than these.
final class LateRows implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("late-rows", "Keys are sorted, and their rows fetched behind the LIMIT");
    private static final Set<String> LONG = Set.of("text", "character varying", "json", "jsonb", "bytea", "xml", "tsvector");
    /// Of fewer rows a sort keeps just these in memory, however wide they are (our own).
    private static final Pattern MANY = Pattern.compile("limit\\s+\\d{4,9}|offset\\s+.+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        QueryBlock query = original.statement();
        boolean many = query.limits().stream().map(original::text).anyMatch(text -> MANY.matcher(text).matches());
        boolean ties = query.limits().stream().anyMatch(limit -> original.text(limit).toLowerCase(Locale.ROOT).endsWith("ties"));
        return many && !ties ? PlainSelect.of(original, query).filter(LateRows::readsOneTable).flatMap(LateRows::rewriting).stream()
                .toList() : List.of();
    }

    private static boolean readsOneTable(PlainSelect select) {
        List<Reference> references = select.block().references();
        return select.query().with().isEmpty() && !select.aggregates() && !select.isDistinct() && !select.hasWindows()
                && references.size() == 1 && references.getFirst().kind() == Reference.Kind.TABLE
                && references.getFirst().source().isEmpty() && references.getFirst().columns().isEmpty()
                && KnownCalls.areRepeatable(select.original(), select.query().span());
    }

    private static Optional<Rewriting> rewriting(PlainSelect select) {
        Original original = select.original();
        Optional<Schema.Table> table = original.names().table(select.block().references().getFirst());
        Optional<List<String>> identity = table.flatMap(Schema.Table::identity).map(Schema.Key::columns);
        Optional<List<SortKey>> keys = SortKey.all(select);
        var conditions = new ArrayList<Condition>();
        if (identity.isEmpty() || keys.isEmpty() || !showsLongColumns(select, table.get(), keys.get())
                || !RowOrder.isTotal(original, select.query(), Set.of(), conditions)) {
            return Optional.empty();
        }
        var unique = Condition.holds(new Demand.Unique(table.get().qualifiedName(), identity.get()));
        Stream.concat(Stream.of(unique), identity.get().stream()
                .map(column -> Condition.holds(new Demand.NotNull(table.get().qualifiedName(), column))))
                .filter(condition -> !conditions.contains(condition)).forEach(conditions::add);
        return Optional.of(Rewriting.sameRows(INFO, original, select.query().orderBy().orElseThrow(),
                edits(select, identity.get(), keys.get()), conditions, Gain.PERHAPS));
    }

    /// Columns that are returned and not sorted by.
    private static boolean showsLongColumns(PlainSelect select, Schema.Table table, List<SortKey> keys) {
        Original original = select.original();
        return table.columns().stream().filter(column -> isLong(column.type()))
                .filter(column -> keys.stream().noneMatch(key -> key.bound().column().equals(column.name())))
                .anyMatch(column -> select.block().selected().stream().anyMatch(item -> isStar(item)
                        || original.names().read(item.span(), select.block())
                                .filter(read -> read.stream().anyMatch(bound -> bound.column().equals(column.name()))).isPresent()));
    }

    private static boolean isLong(String type) {
        return type.endsWith("[]") || LONG.contains(TypedColumn.plain(type));
    }

    private static boolean isStar(QueryPart item) {
        return item.text().equals("*") || item.text().endsWith(".*");
    }

    private static List<Edit> edits(PlainSelect select, List<String> identity, List<SortKey> keys) {
        Original original = select.original();
        Reference reference = select.block().references().getFirst();
        String table = QuotedName.of(reference.alias());
        String first = PlainSelect.freshAlias(original, "first_rows");
        List<String> names = IntStream.range(0, identity.size())
                .mapToObj(i -> PlainSelect.freshName(original, i == 0 ? "key" : "key_" + (i + 1))).toList();
        String own = reference.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(reference.name());
        String again = own + (reference.alias().equals(reference.name()) ? "" : " AS " + table);
        var edits = new ArrayList<Edit>();
        select.block().selected().stream().filter(item -> item.text().equals("*"))
                .forEach(item -> edits.add(Edit.before(item.span().start(), table + ".")));
        edits.add(Edit.before(select.block().from().orElseThrow().start(), "FROM (SELECT "
                + identity.stream().map(column -> table + "." + QuotedName.of(column)).collect(Collectors.joining(", ")) + " "));
        for (int i = 0; i < keys.size(); i++) {
            Span key = select.query().ordered().get(i).span();
            if (!original.text(key).equals(keys.get(i).text())) {
                edits.add(new Edit(key, keys.get(i).text()));
            }
        }
        edits.add(Edit.before(select.query().span().end(), ") AS " + first + " (" + String.join(", ", names) + ") JOIN " + again + " ON "
                + IntStream.range(0, identity.size()).mapToObj(i -> table + "." + QuotedName.of(identity.get(i)) + " = " + first + "."
                        + names.get(i)).collect(Collectors.joining(" AND ")) + " "
                + original.text(select.query().orderBy().orElseThrow())));
        return edits;
    }
}
