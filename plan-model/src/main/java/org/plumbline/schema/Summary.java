package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.rewrite.Bound;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// The result of a statement that makes groups, kept: with the columns that its values are compared with among its groups, so that any
/// values can be asked for. Where that makes one row of the result of several kept ones, only sums, counts, least and greatest values are
/// put together again.
final class Summary {
    private static final Set<String> PUT_TOGETHER = Set.of("count", "sum", "min", "max");

    /// One column of what is kept.
    private record Kept(String text, String name) {}

    private final GroupedSelect grouped;
    private final Original original;
    private final List<Bound> groups;
    private final List<Kept> keys = new ArrayList<>();
    private final List<Kept> aggregates = new ArrayList<>();
    private final boolean again;

    private Summary(GroupedSelect grouped) {
        this.grouped = grouped;
        original = grouped.original();
        var all = new LinkedHashSet<Bound>();
        grouped.outside().forEach(term -> all.add(term.column()));
        all.addAll(grouped.keys());
        groups = List.copyOf(all);
        var taken = new HashSet<String>();
        groups.forEach(bound -> keys.add(new Kept(GroupedSelect.text(bound), free(taken, bound.column()))));
        grouped.aggregates().forEach(item -> aggregates.add(new Kept(original.text(item.span()), free(taken, name(item)))));
        again = grouped.outside().stream().anyMatch(term -> !grouped.keys().contains(term.column())
                && (!term.single() || grouped.keys().isEmpty()));
    }

    /// None where it cannot be kept.
    static Optional<Summary> of(Original original) {
        return GroupedSelect.of(original)
                .filter(grouped -> grouped.block().selected().stream().allMatch(item -> original.names().nameOf(item).isPresent()))
                .map(Summary::new).filter(summary -> !summary.again || summary.canBePutTogether());
    }

    private String name(QueryPart item) {
        String name = original.names().nameOf(item).orElseThrow();
        return name.equals("?column?") ? "value" : name;
    }

    private static String free(Set<String> taken, String wish) {
        String name = wish;
        for (int number = 2; !taken.add(name); number++) {
            name = wish + "_" + number;
        }
        return name;
    }

    private boolean canBePutTogether() {
        return grouped.aggregates().stream().allMatch(item -> original.shape(item.span()) instanceof Shape.Call call && call.plain()
                && PUT_TOGETHER.contains(call.name()) && (!call.name().equals("sum") || sumType(call).isPresent()));
    }

    /// The cast that a sum of sums needs to have the type of the sum; none where sums in another order differ.
    private Optional<String> sumType(Shape.Call call) {
        return Repeated.column(original, call.arguments().getFirst(), grouped.block()).flatMap(bound -> Repeated.type(original, bound))
                .flatMap(type -> switch (type) {
                    case "smallint", "integer" -> Optional.of("::bigint");
                    case "bigint" -> Optional.of("");
                    default -> type.startsWith("numeric") ? Optional.of("") : Optional.empty();
                });
    }

    List<Bound> groups() {
        return groups;
    }

    /// The columns that the statement compares with values.
    List<Bound> compared() {
        return grouped.outside().stream().map(GroupedSelect.Outside::column).distinct().toList();
    }

    /// The kept columns that tell its rows apart, unquoted; the only row's first column where there is but one.
    List<String> key() {
        return keys.isEmpty() ? List.of(aggregates.getFirst().name) : keys.stream().map(Kept::name).toList();
    }

    /// Its result has a row for each of its groups, as far as no value is compared.
    boolean isWhole() {
        return grouped.outside().isEmpty() && original.statement().limits().isEmpty();
    }

    /// The columns of what is kept, unquoted.
    List<String> columns() {
        return Stream.concat(keys.stream(), aggregates.stream()).map(Kept::name).toList();
    }

    /// What is kept. Tables have their schemas: who makes it may search others than who asks.
    String select() {
        return "SELECT " + Stream.concat(keys.stream(), aggregates.stream()).map(kept -> kept.text + " AS " + QuotedName.of(kept.name))
                .collect(Collectors.joining(", ")) + " " + from()
                + (grouped.inside().isEmpty() ? "" : grouped.inside().stream().map(part -> "(" + original.text(part.span()) + ")")
                        .collect(Collectors.joining(" AND ", " WHERE ", "")))
                + (keys.isEmpty() ? "" : keys.stream().map(Kept::text).collect(Collectors.joining(", ", " GROUP BY ", "")));
    }

    private String from() {
        Span from = grouped.block().from().orElseThrow();
        var text = new StringBuilder(original.text(from));
        List<Reference> bare = grouped.block().references().stream().filter(each -> each.schema().isEmpty())
                .sorted(Comparator.comparing((Reference each) -> each.span().start()).reversed()).toList();
        for (Reference each : bare) {
            Span name = Piece.of(original.text(each.span())).stream()
                    .filter(piece -> piece.isName() && piece.name().equals(each.name())).findFirst().orElseThrow().span();
            int start = each.span().start() - from.start();
            text.replace(start + name.start(), start + name.end(),
                    QuotedName.of(original.names().table(each).orElseThrow().schema(), each.name()));
        }
        return text.toString();
    }

    /// The statement's rows from what was kept.
    ///
    /// @param view quoted
    String query(String view) {
        List<QueryPart> items = grouped.block().selected();
        return "SELECT " + items.stream().map(this::item).collect(Collectors.joining(", ")) + " FROM " + view
                + (grouped.outside().isEmpty() ? "" : grouped.outside().stream().map(this::condition)
                        .collect(Collectors.joining(" AND ", " WHERE ", "")))
                + (again && !grouped.keys().isEmpty() ? " GROUP BY " + grouped.keys().stream().map(this::column)
                        .collect(Collectors.joining(", ")) : "")
                + (grouped.order().isEmpty() ? "" : " ORDER BY " + String.join(", ", grouped.order()))
                + original.statement().limits().stream().map(limit -> " " + original.text(limit)).collect(Collectors.joining());
    }

    private String item(QueryPart item) {
        String name = " AS " + QuotedName.of(original.names().nameOf(item).orElseThrow());
        return grouped.key(item).map(this::column).orElseGet(() -> {
            Kept kept = aggregates.get(grouped.aggregates().indexOf(item));
            String column = QuotedName.of(kept.name);
            return again && original.shape(item.span()) instanceof Shape.Call call ? switch (call.name()) {
                case "count" -> grouped.keys().isEmpty() ? "coalesce(sum(" + column + "), 0)::bigint" : "sum(" + column + ")::bigint";
                case "sum" -> "sum(" + column + ")" + sumType(call).orElseThrow();
                default -> call.name() + "(" + column + ")";
            } : column;
        }) + name;
    }

    private String condition(GroupedSelect.Outside term) {
        Span span = term.span();
        return "(" + original.text(new Span(span.start(), term.subject().start())) + column(term.column())
                + original.text(new Span(term.subject().end(), span.end())) + ")";
    }

    private String column(Bound bound) {
        return QuotedName.of(keys.get(groups.indexOf(bound)).name);
    }
}
