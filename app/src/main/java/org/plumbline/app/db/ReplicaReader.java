package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Target;
import org.plumbline.rewrite.Schema;
import org.plumbline.rewrite.proof.ColumnType;
import org.plumbline.rewrite.proof.Replica;
import org.plumbline.sql.SqlScanner;
import org.plumbline.workload.OwnStatements;

/// Reads what is needed to make tables anew elsewhere: the catalogue, and of columns what that leaves out.
final class ReplicaReader {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String COLUMNS = "SELECT " + OwnStatements.MARK + """
             n.nspname, c.relname, a.attname, a.attidentity <> '' AS counted, a.attgenerated <> '' AS generated,
                   pg_get_expr(d.adbin, d.adrelid) AS expression, tn.nspname AS type_schema, t.typname, t.typtype::text AS kind,
                   format_type(t.oid, NULL) AS named, CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS base,
                   t.typnotnull AS never_null,
                   coalesce((SELECT (to_jsonb(o) ->> 'collisdeterministic')::boolean FROM pg_collation o WHERE o.oid = a.attcollation),
                            true) AS deterministic,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
                   ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'
                         AND k.convalidated) AS checks
            FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
            JOIN pg_namespace n ON n.nspname = wanted.schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type own ON own.oid = a.atttypid
            JOIN pg_type t ON t.oid = CASE WHEN own.typcategory = 'A' AND own.typelem <> 0 THEN own.typelem ELSE own.oid END
            JOIN pg_namespace tn ON tn.oid = t.typnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            ORDER BY a.attrelid, a.attnum""";

    private final Map<String, Replica.NamedType> types = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();
    private final Map<String, Detail> details = new HashMap<>();

    private ReplicaReader() {}

    /// What the catalogue leaves out of a column.
    private record Detail(boolean counted, boolean generated, Optional<String> expression, String typeSchema, String typeName, String kind,
            String named, Optional<String> base, boolean neverNull, boolean deterministic, List<String> labels,
            List<String> checks) {}

    /// The tables of these names, as far as they can be made anew.
    static Replica read(Connection connection, List<Target> targets) throws SQLException {
        CatalogFacts facts = CatalogReader.named(connection, targets);
        var reader = new ReplicaReader();
        List<TableFacts> tables = targets.stream().flatMap(target -> reader.table(facts, target).stream()).distinct().toList();
        ReadOnly.transaction(connection, LONGEST, session -> {
            Query.rows(session, COLUMNS, List.of(session.createArrayOf("text", tables.stream().map(TableFacts::schema).toArray()),
                    session.createArrayOf("text", tables.stream().map(TableFacts::name).toArray())), reader::detail);
            return true;
        });
        Schema schema = Schema.of(new CatalogFacts(facts.server(), tables, List.of(), List.of(), List.of(), Optional.empty()));
        var made = new ArrayList<Replica.Table>();
        for (int i = 0; i < tables.size(); i++) {
            made.add(reader.table(tables.get(i), schema.tables().get(i), schema));
        }
        List<String> divided = tables.stream().filter(table -> table.partitioned() || table.partitioning().inherited())
                .map(TableFacts::qualifiedName).toList();
        return new Replica(made, List.copyOf(reader.types.values()), reader.notes, reader.obstacles, divided);
    }

    private Optional<TableFacts> table(CatalogFacts facts, Target target) {
        List<TableFacts> called = facts.tables().stream().filter(table -> target.relation().orElseThrow().equals(table.name())
                && target.schema().map(table.schema()::equals).orElse(true)).toList();
        String name = target.schema().map(schema -> schema + ".").orElse("") + target.relation().orElseThrow();
        if (called.size() != 1) {
            obstacles.add(called.isEmpty() ? name + " is no table that can be made anew: views, foreign tables and the like are not."
                    : "There are several tables that may be meant by " + name + ".");
            return Optional.empty();
        }
        TableFacts found = called.getFirst();
        if (found.schema().equals("pg_catalog") || found.schema().equals("information_schema")) {
            obstacles.add(name + " is PostgreSQL's own: no rows can be put in.");
            return Optional.empty();
        }
        if (found.partitioned()) {
            notes.add(found.qualifiedName() + " is partitioned, and was made anew as a plain table.");
        }
        if (found.materialized()) {
            notes.add(found.qualifiedName() + " is a materialized view, and was made anew as a table.");
        }
        if (found.partitioning().inherited()) {
            notes.add("Tables inherit from " + found.qualifiedName() + ": it was made anew as one table that keeps none of its promises.");
        }
        if (found.rowSecurity()) {
            notes.add("Policies say who sees which rows of " + found.qualifiedName()
                    + ": it was made anew without them, and no foreign key to it was.");
        }
        return called.stream().findFirst();
    }

    private void detail(ResultSet row) throws SQLException {
        details.put(key(row.getString("nspname"), row.getString("relname"), row.getString("attname")), new Detail(
                row.getBoolean("counted"), row.getBoolean("generated"), Query.text(row, "expression"), row.getString("type_schema"),
                row.getString("typname"), row.getString("kind"), row.getString("named"), Query.text(row, "base"),
                row.getBoolean("never_null"), row.getBoolean("deterministic"), Query.texts(row, "labels"), Query.texts(row, "checks")));
    }

    private static String key(String schema, String table, String column) {
        return schema + "\u0000" + table + "\u0000" + column;
    }

    private Replica.Table table(TableFacts facts, Schema.Table known, Schema all) {
        boolean keeps = !facts.partitioning().inherited();
        var checks = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (ConstraintFacts constraint : keeps ? facts.constraints() : List.<ConstraintFacts>of()) {
            String definition = constraint.definition().orElse("");
            boolean promised = constraint.validated() && !definition.isEmpty() && !definition.contains("DEFERRABLE");
            switch (constraint.kind()) {
                case CHECK -> condition(definition).filter(_ -> promised).ifPresent(checks::add);
                case PRIMARY_KEY, UNIQUE -> {
                    if (promised) {
                        others.add(definition);
                    }
                }
                case EXCLUSION -> notes.add("The exclusion constraint " + constraint.name() + " of "
                        + facts.qualifiedName() + " was left out.");
            }
        }
        for (IndexFacts index : keeps ? facts.indexes() : List.<IndexFacts>of()) {
            if (index.unique() && index.valid() && facts.constraints().stream().noneMatch(each -> each.name().equals(index.name()))) {
                index.definition().map(text -> text.replace(" ON ONLY ", " ON ")).ifPresent(others::add);
            }
        }
        var columns = new ArrayList<Replica.Column>();
        for (ColumnFacts column : facts.columns()) {
            Detail detail = details.get(key(facts.schema(), facts.name(), column.name()));
            columns.add(column(facts, column, known.isNotNull(column.name()), detail, checks));
        }
        List<Schema.ForeignKey> references = known.foreignKeys().stream()
                .filter(key -> all.tables().stream().anyMatch(table -> table.qualifiedName().equals(key.table()))).toList();
        references.stream().filter(Schema.ForeignKey::deferrable).forEach(key -> notes.add("The foreign key of " + facts.qualifiedName()
                + " to " + key.table() + " may be broken while a transaction lasts, and was left out."));
        return new Replica.Table(facts.schema(), facts.name(), columns, known.keys(),
                references.stream().filter(key -> !key.deferrable()).toList(), checks, others);
    }

    /// Of `CHECK ((price > 0)) NO INHERIT`.
    private static Optional<String> condition(String definition) {
        int last = definition.lastIndexOf(')');
        return definition.startsWith("CHECK (") ? Optional.of(definition.substring("CHECK (".length(), last)) : Optional.empty();
    }

    private Replica.Column column(TableFacts table, ColumnFacts column, boolean notNull, Detail detail, List<String> checks) {
        ColumnType type = type(table, column, detail);
        if (!detail.deterministic()) {
            obstacles.add("The collation of " + table.qualifiedName() + "." + column.name()
                    + " takes different texts for equal, and the scratch server does not have it.");
        }
        if (detail.kind().equals("d")) {
            detail.checks().stream().flatMap(check -> condition(check).stream()).map(check -> ofColumn(check, column.name()))
                    .forEach(checks::add);
        }
        Optional<String> expression = detail.expression();
        boolean sequence = detail.counted() || expression.filter(text -> text.startsWith("nextval(")).isPresent();
        return new Replica.Column(column.name(), type, notNull || (detail.kind().equals("d") && detail.neverNull()),
                detail.generated() ? expression : Optional.empty(), sequence,
                detail.generated() || sequence ? Optional.empty() : expression.filter(text -> !text.contains("(") || text.equals("now()")),
                column.byteOrder());
    }

    /// The domain's `VALUE` is the column.
    private static String ofColumn(String check, String column) {
        return SqlScanner.tokens(check).stream().map(token -> token.isWord("value")
                ? '"' + column.replace("\"", "\"\"") + '"' : token.text()).collect(Collectors.joining());
    }

    private ColumnType type(TableFacts table, ColumnFacts column, Detail detail) {
        if (detail.typeSchema().equals("pg_catalog")) {
            return ColumnType.of(column.type());
        }
        String name = '"' + detail.typeSchema().replace("\"", "\"\"") + "\".\"" + detail.typeName().replace("\"", "\"\"") + '"';
        boolean array = column.type().endsWith("[]");
        ColumnType found = switch (detail.kind()) {
            case "e" -> {
                types.put(name, new Replica.NamedType(detail.typeSchema(), name, false, detail.labels().stream()
                        .map(label -> "'" + label.replace("'", "''") + "'").collect(Collectors.joining(", ", "ENUM (", ")"))));
                yield ColumnType.enumeration(name, detail.labels());
            }
            case "d" -> {
                types.put(name, new Replica.NamedType(detail.typeSchema(), name, true, detail.base().orElseThrow()));
                yield ColumnType.of(detail.base().orElseThrow()).named(name);
            }
            default -> {
                obstacles.add(table.qualifiedName() + "." + column.name() + " is of type " + detail.named()
                        + ", which the scratch server does not have.");
                yield ColumnType.of(column.type());
            }
        };
        return array ? ColumnType.arrayOf(found) : found;
    }
}
