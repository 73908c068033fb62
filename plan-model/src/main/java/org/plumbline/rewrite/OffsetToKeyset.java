package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// OFFSET becomes a condition on the keys of the last row that was seen.
///
///     SELECT id, placed FROM orders ORDER BY placed DESC, id DESC LIMIT 20 OFFSET 4000
///     SELECT id, placed FROM orders WHERE (placed, id) < ($1, $2) ORDER BY placed DESC, id DESC LIMIT 20
///
/// The keys have to be among what is selected, for the program must know them; they may not be NULL, which no comparison finds. Where the
/// order is not unique the primary key is added to it, else rows with the same values would be passed over; the original shows such rows
/// in any order.
final class OffsetToKeyset implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("offset-to-keyset", "OFFSET becomes a condition on the last row seen");
    private static final Pattern OFFSET = Pattern.compile("offset\\s+(\\d+|\\$\\d+)(\\s+rows?)?", Pattern.CASE_INSENSITIVE);

    /// A key of the order.
    ///
    /// @param text as a condition has it
    private record Key(Bound bound, String text, boolean descending) {}

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
                && references.size() == 1 && references.getFirst().kind() == Reference.Kind.TABLE
                && references.getFirst().source().isEmpty()
                && KnownCalls.areRepeatable(select.original(), select.query().span());
    }

    private static Optional<Rewriting> rewriting(PlainSelect select, Span offset) {
        Original original = select.original();
        var keys = new ArrayList<Key>();
        for (int i = 0; i < select.query().ordered().size(); i++) {
            Optional<Key> key = key(select, select.query().ordered().get(i), select.query().orderItems().get(i));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.add(key.get());
        }
        if (keys.isEmpty() || keys.size() < select.query().ordered().size()) {
            return Optional.empty();
        }
        var conditions = new ArrayList<Condition>();
        var edits = new ArrayList<Edit>();
        unique(select, keys, conditions).ifPresent(more -> edits.add(Edit.before(select.query().orderBy().orElseThrow().end(), more)));
        if (!keys.stream().allMatch(key -> isShown(select, key)
                && NullDemands.ofColumn(original.names(), key.bound(), conditions))) {
            return Optional.empty();
        }
        conditions.add(Condition.toVouch(new Demand.QuietBetweenPages()));
        conditions.add(Condition.toVouch(new Demand.ProgramChanges()));
        var word = OFFSET.matcher(original.text(offset));
        String skipped = word.matches() ? word.group(1) : "0";
        List<String> parameters = parameters(original, skipped, keys.size());
        edits.addAll(select.alsoWhere(behind(keys, parameters)));
        edits.add(Edit.remove(select.withSpace(offset)));
        return skipped.equals("0") ? Optional.empty() : Optional.of(new Rewriting(INFO, offset, edits, Edit.apply(original.sql(), edits),
                conditions, new Relation.NextPage(skipped, parameters), Gain.LIKELY));
    }

    /// Of a key of ORDER BY that is a plain column of the table; a name of the result comes before one of the table's.
    private static Optional<Key> key(PlainSelect select, QueryPart part, Span item) {
        Original original = select.original();
        QueryBlock block = select.block();
        String direction = original.text(new Span(part.span().end(), item.end())).strip().toLowerCase(Locale.ROOT);
        if (direction.startsWith("using")) {
            return Optional.empty();
        }
        Span span = switch (original.shape(part.span())) {
            case Shape.Literal literal when !block.star() -> position(original.text(literal.span()), block);
            case Shape.Column column when column.qualifier().isEmpty() -> block.selected().stream()
                    .filter(each -> !each.isStar() && original.names().nameOf(each).filter(name -> !name.equals(column.name())).isEmpty())
                    .findFirst().map(QueryPart::span).orElse(part.span());
            default -> part.span();
        };
        return original.shape(span) instanceof Shape.Column column ? original.names().bind(column, block)
                .filter(bound -> block.references().contains(bound.reference()))
                .map(bound -> new Key(bound, original.text(span), direction.startsWith("desc"))) : Optional.empty();
    }

    private static Span position(String figure, QueryBlock block) {
        int at = figure.matches("\\d{1,4}") ? Integer.parseInt(figure) : 0;
        return at >= 1 && at <= block.selected().size() ? block.selected().get(at - 1).span() : block.items();
    }

    /// The program sees it in the rows that it gets.
    private static boolean isShown(PlainSelect select, Key key) {
        Original original = select.original();
        return select.block().selected().stream().anyMatch(item -> item.text().equals("*") || item.text().endsWith(".*")
                || (original.shape(item.span()) instanceof Shape.Column column
                        && original.names().bind(column, select.block()).filter(key.bound()::equals).isPresent()));
    }

    /// What has to be added to the order, so that no two rows are the same in it; adds it to the keys too.
    private static Optional<String> unique(PlainSelect select, List<Key> keys, List<Condition> conditions) {
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
        Key last = keys.getLast();
        String qualifier = last.text().contains(".") ? last.text().substring(0, last.text().lastIndexOf('.') + 1) : "";
        for (String column : table.flatMap(Schema.Table::identity).map(Schema.Key::columns).orElse(List.of())) {
            if (!columns.contains(column)) {
                var added = new Key(new Bound(reference, column), qualifier + QuotedName.of(column), last.descending());
                keys.add(added);
                more.append(", ").append(added.text()).append(added.descending() ? " DESC" : "");
            }
        }
        return more.isEmpty() ? Optional.empty() : Optional.of(more.toString());
    }

    /// OFFSET's own parameter, if it has one, then those behind the highest: one that nothing uses has no type.
    private static List<String> parameters(Original original, String skipped, int count) {
        List<String> used = Piece.of(original.sql()).stream().filter(piece -> piece.token().kind() == SqlToken.Kind.PARAMETER)
                .map(piece -> piece.token().text()).toList();
        int highest = used.stream().mapToInt(name -> name.length() > 6 ? 0 : Integer.parseInt(name.substring(1))).max().orElse(0);
        boolean free = used.stream().filter(skipped::equals).count() == 1;
        var names = new ArrayList<String>(free ? List.of(skipped) : List.of());
        IntStream.rangeClosed(highest + 1, highest + count - names.size()).forEach(number -> names.add("$" + number));
        return names;
    }

    /// The condition of the rows behind. Of mixed directions no row can be made.
    private static String behind(List<Key> keys, List<String> parameters) {
        Set<Boolean> directions = Set.copyOf(keys.stream().map(Key::descending).toList());
        if (directions.size() == 1) {
            String operator = keys.getFirst().descending() ? " < " : " > ";
            String columns = String.join(", ", keys.stream().map(Key::text).toList());
            return keys.size() == 1 ? columns + operator + parameters.getFirst()
                    : "(" + columns + ")" + operator + "(" + String.join(", ", parameters) + ")";
        }
        String rest = "";
        for (int i = keys.size() - 1; i >= 0; i--) {
            Key key = keys.get(i);
            String operator = key.descending() ? " <" : " >";
            String beyond = key.text() + operator + " " + parameters.get(i);
            rest = rest.isEmpty() ? beyond
                    : key.text() + operator + "= " + parameters.get(i) + " AND (" + beyond + " OR " + bracketed(rest) + ")";
        }
        return rest;
    }

    private static String bracketed(String condition) {
        return condition.contains(" AND ") ? "(" + condition + ")" : condition;
    }
}
