package org.plumbline.app.db.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.rewrite.Schema;

/// SELECTs drawn by lot over a schema, such as people write them: joins along foreign keys, subqueries of every kind, groups, UNION, pages,
/// functions of dates. The same seed gives the same ones.
final class RandomSelect {
    private static final String LONG_LIST = IntStream.range(1, 120).mapToObj(String::valueOf).collect(Collectors.joining(", "));

    private final Random random;
    private final Schema schema;
    private int aliases;
    private int parameters;

    RandomSelect(Schema schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    /// A table in FROM.
    private record From(Schema.Table table, String alias) {
        String column(Schema.Column column) {
            return alias + "." + column.name();
        }
    }

    /// A statement.
    String next() {
        aliases = 0;
        parameters = 0;
        return switch (random.nextInt(14)) {
            case 0 -> union();
            case 1 -> paged();
            case 2 -> grouped();
            case 3 -> latest();
            case 4 -> numbered();
            case 5 -> with();
            case 6 -> lookedUp();
            case 7 -> none();
            case 8 -> oneOfEach();
            default -> select();
        };
    }

    private String select() {
        List<From> tables = from();
        boolean star = one(8);
        String items = star ? "*" : items(tables);
        String ordered = !star && one(3) ? " ORDER BY 1" + (one(2) ? " DESC" : "") : "";
        return "SELECT " + (one(4) ? "DISTINCT " : "") + items + joined(tables) + where(tables) + ordered + (one(6) ? " LIMIT 3" : "");
    }

    private String items(List<From> tables) {
        var items = new ArrayList<String>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            From table = any(tables);
            items.add(one(6) ? scalar(table) + " AS v" + i : one(12) ? "count(*) OVER () AS v" + i
                    : table.column(any(table.table().columns())) + " AS v" + i);
        }
        if (one(3)) {
            tables.getFirst().table().identity().ifPresent(key -> key.columns().forEach(column ->
                    items.add(tables.getFirst().alias() + "." + column + " AS k" + items.size())));
        }
        return String.join(", ", items);
    }

    /// A subquery of one value, of rows that belong to the table's where there is a key.
    private String scalar(From outer) {
        From inner = related(outer);
        String value = inner.column(any(inner.table().columns()));
        String aggregate = any(List.of("count(*)", "max(" + number(inner) + ")", "sum(" + number(inner) + ")", "min(" + value + ")",
                "count(" + value + ")", "avg(" + number(inner) + ")"));
        String list = !aggregate.startsWith("min") || isOrdered(inner, value) ? aggregate : "count(*)";
        String rows = " FROM " + named(inner) + " WHERE " + tie(inner, outer);
        return one(4) ? "(SELECT " + value + rows + " ORDER BY " + keys(inner) + " LIMIT 1)"
                : "(SELECT " + list + rows + (one(2) ? " AND " + simple(inner) : "") + ")";
    }

    private boolean isOrdered(From table, String column) {
        String name = column.substring(column.indexOf('.') + 1);
        return table.table().column(name).filter(RandomSelect::hasValues).isPresent();
    }

    private String number(From table) {
        return table.table().columns().stream().filter(column -> isNumber(column.type())).skip(random.nextInt(2)).findFirst()
                .map(table::column).orElse("1");
    }

    private String keys(From table) {
        return table.table().identity().map(key -> key.columns().stream().map(column -> table.alias() + "." + column)
                .collect(Collectors.joining(", "))).orElse("1");
    }

    private List<From> from() {
        var tables = new ArrayList<From>(List.of(new From(any(schema.tables()), alias())));
        int joins = random.nextInt(3);
        for (int i = 0; i < joins; i++) {
            tables.add(related(any(tables)));
        }
        return tables;
    }

    private String joined(List<From> tables) {
        var text = new StringBuilder(" FROM " + named(tables.getFirst()));
        for (int i = 1; i < tables.size(); i++) {
            From table = tables.get(i);
            List<From> before = tables.subList(0, i);
            From other = before.stream().filter(each -> tied(table, each) || tied(each, table)).findFirst().orElse(before.getLast());
            text.append(one(3) ? " LEFT JOIN " : " JOIN ").append(named(table)).append(" ON ").append(tie(table, other));
        }
        return text.toString();
    }

    private static boolean tied(From from, From to) {
        return from.table().foreignKeys().stream().anyMatch(key -> key.table().equals(to.table().qualifiedName()));
    }

    /// A table that refers to this one or that it refers to; any where there is none.
    private From related(From table) {
        List<Schema.Table> related = schema.tables().stream().filter(other -> tied(table, new From(other, ""))
                || tied(new From(other, ""), table)).toList();
        return new From(any(related.isEmpty() ? schema.tables() : related), alias());
    }

    /// What ties rows of two tables: a foreign key, or columns that look alike.
    private String tie(From one, From two) {
        for (List<From> way : List.of(List.of(one, two), List.of(two, one))) {
            for (Schema.ForeignKey key : way.getFirst().table().foreignKeys()) {
                if (key.table().equals(way.getLast().table().qualifiedName())) {
                    return IntStream.range(0, key.columns().size()).mapToObj(i -> way.getFirst().alias() + "." + key.columns().get(i)
                            + " = " + way.getLast().alias() + "." + key.referenced().get(i)).collect(Collectors.joining(" AND "));
                }
            }
        }
        return number(one) + " = " + number(two);
    }

    private String where(List<From> tables) {
        int count = random.nextInt(3);
        return count == 0 ? ""
                : " WHERE " + IntStream.range(0, count).mapToObj(_ -> condition(tables)).collect(Collectors.joining(" AND "));
    }

    private String condition(List<From> tables) {
        From table = any(tables);
        return switch (random.nextInt(10)) {
            case 0 -> within(table, one(2));
            case 1 -> (one(2) ? "NOT " : "") + "EXISTS (SELECT 1 FROM " + exists(table) + ")";
            case 2 -> "(SELECT count(*) FROM " + exists(table) + ")" + any(List.of(" > 0", " = 0", " >= 1", " <> 0"));
            case 3 -> number(table) + any(List.of(" > ", " = ", " <= ")) + scalar(table);
            case 4 -> one(2) ? simple(table) + " OR " + simple(any(tables)) : "(" + simple(table) + " OR " + simple(any(tables)) + ")";
            case 5 -> "NOT (" + simple(table) + ")";
            default -> simple(table);
        };
    }

    private String exists(From outer) {
        From inner = related(outer);
        return named(inner) + " WHERE " + tie(inner, outer) + (one(2) ? " AND " + simple(inner) : "");
    }

    private String within(From table, boolean negated) {
        From inner = related(table);
        Schema.Column column = any(table.table().columns());
        List<Schema.Column> alike = inner.table().columns().stream().filter(each -> each.type().equals(column.type())
                && hasValues(each)).toList();
        if (alike.isEmpty()) {
            return simple(table);
        }
        return table.column(column) + (negated ? " NOT IN" : " IN") + " (SELECT " + (one(3) ? "DISTINCT " : "")
                + inner.column(any(alike)) + " FROM " + named(inner) + (one(2) ? " WHERE " + simple(inner) : "")
                + (one(6) ? " ORDER BY 1" : "") + ")";
    }

    /// A comparison of a column with constants.
    private String simple(From table) {
        List<Schema.Column> columns = table.table().columns().stream().filter(RandomSelect::hasValues).toList();
        Schema.Column column = any(columns);
        String name = table.column(column);
        Supplier<String> value = () -> value(column.type());
        return switch (random.nextInt(9)) {
            case 0 -> name + " IS " + (one(2) ? "NOT " : "") + "NULL";
            case 1 -> name + (one(3) ? " NOT" : "") + " IN (" + value.get() + ", " + value.get() + ")";
            case 2 -> name + " BETWEEN " + value.get() + " AND " + value.get();
            case 3, 4 -> special(name, column.type());
            default -> name + any(List.of(" = ", " <> ", " < ", " >= ")) + value.get();
        };
    }

    /// What is written about columns of such a type, and could be written better.
    private String special(String name, String type) {
        if (isNumber(type)) {
            return any(List.of(name + "::text = '2'", name + " = 2.0", name + " > 1.5", name + "::bigint = $1", name + " = $1::numeric",
                    name + "::text IN ('1', '3')",
                    name + " NOT IN (1, NULL)", name + " IN (" + LONG_LIST + ")", name + " + 1 > 2", name + " = 1 AND " + name + " = 2"));
        }
        if (isTime(type)) {
            return any(List.of("extract(year FROM " + name + ") = 2024", name + "::date = '2024-02-29'",
                    "date_trunc('month', " + name + ") = '2024-02-01'", "to_char(" + name + ", 'YYYY-MM') = '2024-02'",
                    name + " + interval '1 day' > '2024-02-29'", name + " - interval '1 hour' <= '2024-02-29 12:00'",
                    "date(" + name + ") BETWEEN '2024-02-01' AND '2024-02-29'", "date_trunc('day', " + name + ") = $1",
                    "date_part('year', " + name + ") >= 2024", "age(" + name + ") > interval '1 year'"));
        }
        return any(List.of(name + " LIKE 'a%'", name + " LIKE 'ab'", "left(" + name + ", 1) = 'a'",
                "substring(" + name + " from 1 for 2) = 'ab'", name + " NOT LIKE '%b'", "lower(" + name + ") = 'a'",
                name + " || '' = 'a'", "coalesce(" + name + ", 'a') = 'a'"));
    }

    private String grouped() {
        List<From> tables = from();
        From table = any(tables);
        Schema.Column column = any(table.table().columns().stream().filter(RandomSelect::hasValues).toList());
        boolean key = one(2) && tables.getFirst().table().identity().isPresent();
        String by = key ? keys(tables.getFirst()) : table.column(column);
        String extra = key && one(2) ? ", " + tables.getFirst().column(any(tables.getFirst().table().columns())) + " AS extra" : "";
        From last = tables.getLast();
        String aggregate = any(List.of("sum(" + number(last) + ")", "count(*)", "max(" + number(last) + ")", "avg(" + number(last) + ")",
                "count(DISTINCT " + number(last) + ")", "count(" + number(last) + ")"));
        return "SELECT " + (one(5) ? "DISTINCT " : "") + by + extra + ", " + aggregate + " AS total" + joined(tables) + where(tables)
                + " GROUP BY " + by + (one(4) ? " HAVING count(*) > 1" : "") + (one(3) ? " ORDER BY " + by : "");
    }

    private String union() {
        List<From> tables = List.of(new From(any(schema.tables()), alias()), new From(any(schema.tables()), alias()));
        boolean keyed = one(2) && tables.stream().allMatch(table -> table.table().identity().isPresent());
        boolean told = one(2);
        String word = any(List.of(" UNION ", " UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "));
        return IntStream.range(0, 2).mapToObj(i -> {
            From table = tables.get(one(3) ? 0 : i);
            String number = keyed ? table.alias() + "." + table.table().identity().orElseThrow().columns().getFirst() : number(table);
            return "SELECT " + (told ? "'" + i + "' AS kind, " : "") + number + " AS number FROM " + named(table)
                    + (one(2) ? " WHERE " + simple(table) : "");
        }).collect(Collectors.joining(word)) + (one(3) ? " ORDER BY 1" : "");
    }

    private String paged() {
        From table = new From(any(schema.tables()), alias());
        Schema.Column column = any(table.table().columns().stream().filter(RandomSelect::hasValues).toList());
        String keys = keys(table);
        boolean shown = one(2);
        return "SELECT " + (one(4) ? "*" : (keys.equals("1") ? "" : keys + ", ") + (shown ? table.column(column)
                : table.column(any(table.table().columns())))) + " FROM " + named(table) + (one(2) ? " WHERE " + simple(table) : "")
                + " ORDER BY " + table.column(column) + (one(2) ? " DESC" : "")
                + (one(2) && !keys.equals("1") ? ", " + keys + (one(3) ? " DESC" : "") : "")
                + " LIMIT 2 OFFSET " + (one(2) ? "2" : "$" + ++parameters);
    }

    private String latest() {
        From outer = new From(any(schema.tables()), alias());
        From inner = new From(outer.table(), alias());
        String key = outer.table().foreignKeys().isEmpty() ? number(outer)
                : outer.alias() + "." + any(outer.table().foreignKeys()).columns().getFirst();
        String column = key.substring(key.indexOf('.') + 1);
        String of = any(outer.table().columns().stream().filter(each -> isNumber(each.type()) || isTime(each.type())).toList()).name();
        return "SELECT " + items(List.of(outer)) + " FROM " + named(outer) + " WHERE " + outer.alias() + "." + of + " = (SELECT "
                + any(List.of("max(", "min(")) + inner.alias() + "." + of + ") FROM " + named(inner) + " WHERE " + inner.alias() + "."
                + column + " = " + outer.alias() + "." + column + ")" + (one(3) ? " AND " + simple(outer) : "");
    }

    private String numbered() {
        From table = new From(any(schema.tables()), alias());
        String group = number(table);
        String order = any(table.table().columns().stream().filter(RandomSelect::hasValues).toList()).name();
        String query = "SELECT " + table.alias() + ".*, row_number() OVER (PARTITION BY " + group + " ORDER BY " + table.alias() + "."
                + order + (one(2) ? " DESC" : "") + (keys(table).equals("1") ? "" : ", " + keys(table)) + ") AS place FROM " + named(table)
                + (one(2) ? " WHERE " + simple(table) : "");
        return "SELECT s." + any(table.table().columns()).name() + ", s." + any(table.table().columns()).name() + " AS other FROM (" + query
                + ") s WHERE s.place = 1" + (one(3) ? " AND " + simple(new From(table.table(), "s")) : "");
    }

    private String with() {
        From table = new From(any(schema.tables()), alias());
        String number = number(table);
        return "WITH t AS " + any(List.of("", "MATERIALIZED ", "NOT MATERIALIZED ")) + "(SELECT " + number
                + " AS k, count(*) AS n FROM " + named(table) + (one(2) ? " WHERE " + simple(table) : "") + " GROUP BY 1) SELECT "
                + any(List.of("n", "k, n", "sum(n)"))
                + " FROM t" + (one(2) ? " WHERE k = 1" : "") + (one(4) ? " GROUP BY n, k" : "");
    }

    private String lookedUp() {
        From table = new From(any(schema.tables()), alias());
        List<Schema.Column> columns = table.table().columns().stream().filter(each -> isNumber(each.type())).toList();
        String first = any(table.table().columns()).name();
        return "SELECT " + any(List.of("*", first, "count(*)")) + " FROM " + table.table().name() + " WHERE " + any(columns).name()
                + " = $1" + (one(3) ? " ORDER BY " + any(columns).name() + " LIMIT 2" : "");
    }

    /// Rows without a partner.
    private String none() {
        From table = new From(any(schema.tables()), alias());
        From other = related(table);
        String column = one(2) ? other.column(any(other.table().columns())) : keys(other).split(", ", -1)[0];
        return "SELECT " + items(List.of(table)) + " FROM " + named(table) + " LEFT JOIN " + named(other) + " ON " + tie(other, table)
                + (one(3) ? " AND " + simple(other) : "") + " WHERE " + (column.equals("1") ? number(other) : column) + " IS NULL"
                + (one(3) ? " AND " + simple(table) : "");
    }

    /// A row of another table for each, in the ways that there are.
    private String oneOfEach() {
        From outer = new From(any(schema.tables().stream().filter(table -> table.identity().isPresent()).toList()), alias());
        From inner = related(outer);
        String tie = tie(inner, outer);
        String shown = "SELECT " + keys(outer) + ", ";
        String first = inner.column(any(inner.table().columns()));
        String second = inner.column(any(inner.table().columns()));
        String rows = " FROM " + named(inner) + " WHERE " + tie;
        String order = " ORDER BY " + (one(2) ? inner.column(any(inner.table().columns().stream().filter(RandomSelect::hasValues)
                .toList())) + (one(2) ? " DESC, " : ", ") : "") + keys(inner);
        String where = one(3) ? " WHERE " + simple(outer) : "";
        String grouped = tie.contains(" AND ") ? number(inner) : Stream.of(tie.split(" = ")).filter(side -> side.startsWith(inner.alias()
                + ".")).findFirst().orElseThrow();
        return shown + switch (random.nextInt(3)) {
            case 0 -> "(SELECT " + first + rows + order + " LIMIT 1) AS a, (SELECT " + second + rows + order + " LIMIT 1) AS b FROM "
                    + named(outer) + where;
            case 1 -> "s.a FROM " + named(outer) + " JOIN (SELECT " + first + " AS a, " + grouped
                    + " AS g, row_number() OVER (PARTITION BY " + grouped + order + ") AS place FROM " + named(inner) + ") s ON "
                    + tie.replace(grouped, "s.g") + " WHERE s.place = 1";
            default -> "s.a FROM " + named(outer) + " JOIN LATERAL (SELECT " + first + " AS a" + rows + order + " LIMIT 1) s ON true"
                    + where;
        };
    }

    private String value(String type) {
        return isNumber(type) ? String.valueOf(random.nextInt(4)) : isTime(type)
                ? any(List.of("date '2024-02-29'", "'2024-03-01'", "'2024-02-01'")) : any(List.of("'a'", "'b'", "'ab'"));
    }

    private static boolean hasValues(Schema.Column column) {
        return isNumber(column.type()) || isTime(column.type()) || isText(column.type());
    }

    private static boolean isNumber(String type) {
        return type.matches("integer|bigint|smallint|numeric.*");
    }

    private static boolean isTime(String type) {
        return type.startsWith("timestamp") || type.equals("date");
    }

    private static boolean isText(String type) {
        return type.matches("text|character.*");
    }

    private static String named(From from) {
        return from.table().name() + " " + from.alias();
    }

    private String alias() {
        return "t" + ++aliases;
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
