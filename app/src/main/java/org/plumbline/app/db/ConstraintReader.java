package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.ExtendedStatistics;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.workload.OwnStatements;

/// Reads what was declared of tables: foreign keys, other constraints, statistics on several columns. All by the tables' oids. What is
/// declared NOT ENFORCED (18 and later) is left out: nothing checks it, and none of it is validated.
final class ConstraintReader {
    private static final String ENFORCED = "(con.convalidated OR coalesce((to_jsonb(con) ->> 'conenforced')::boolean, true))";

    private static final String COLUMNS = """
            ARRAY(SELECT a.attname::text FROM unnest(%2$s) WITH ORDINALITY AS key (number, place)
                  JOIN pg_attribute a ON a.attrelid = %1$s AND a.attnum = key.number ORDER BY key.place)""";

    /// A key that refers to a partitioned table has a row for each of its partitions as well.
    private static final String FOREIGN_KEYS = "SELECT " + OwnStatements.MARK + """
             con.conrelid::bigint, con.conname, %s AS columns, n.nspname || '.' || c.relname AS referenced,
                   %s AS referenced_columns, con.confupdtype, con.confdeltype, con.convalidated,
                   CASE WHEN coalesce((to_jsonb(con) ->> 'conperiod')::boolean, false) THEN 'FOR_PERIODS'
                        WHEN con.condeferrable THEN 'AT_COMMIT' ELSE 'ALWAYS' END AS promise
            FROM unnest(?::bigint[]) AS wanted (oid) JOIN pg_constraint con ON con.conrelid = wanted.oid::oid AND con.contype = 'f'
            JOIN pg_class c ON c.oid = con.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_constraint above ON above.oid = con.conparentid
            WHERE above.conrelid IS DISTINCT FROM con.conrelid AND %s
            ORDER BY con.conrelid, con.conname""".formatted(
            COLUMNS.formatted("con.conrelid", "con.conkey"), COLUMNS.formatted("con.confrelid", "con.confkey"), ENFORCED);

    private static final String OTHERS = "WITH " + OwnStatements.MARK + """
             %s
            SELECT con.conrelid::bigint, con.conname, con.contype, %s AS columns, con.convalidated, con.condeferrable,
                   CASE WHEN NOT (%s OR NOT %%s) THEN pg_get_constraintdef(con.oid) END AS definition
            FROM unnest(?::bigint[]) AS wanted (oid) JOIN pg_constraint con ON con.conrelid = wanted.oid::oid
            WHERE con.contype IN ('p', 'u', 'c', 'x') AND %s
            ORDER BY con.conrelid, con.conname""".formatted(HeldTables.WITH, COLUMNS.formatted("con.conrelid", "con.conkey"),
            HeldTables.isHeld("con.conrelid", "con.conindid"), ENFORCED);

    private static final String STATISTICS = "WITH " + OwnStatements.MARK + """
             %s
            SELECT s.stxrelid::bigint, n.nspname || '.' || s.stxname AS name, %s AS columns, s.stxkind::text[] AS kinds,
                   CASE WHEN NOT %s THEN pg_get_statisticsobjdef(s.oid) END AS definition
            FROM unnest(?::bigint[]) AS wanted (oid) JOIN pg_statistic_ext s ON s.stxrelid = wanted.oid::oid
            JOIN pg_namespace n ON n.oid = s.stxnamespace
            ORDER BY s.stxrelid, s.stxname""".formatted(
            HeldTables.WITH, COLUMNS.formatted("s.stxrelid", "s.stxkeys::int2[]"), HeldTables.isHeld("s.stxrelid"));

    private final Connection connection;
    private final Array oids;
    private final boolean many;

    /// @param many of a whole database: without definitions of constraints
    ConstraintReader(Connection connection, Array oids, boolean many) {
        this.connection = connection;
        this.oids = oids;
        this.many = many;
    }

    Map<Long, List<ForeignKeyFacts>> foreignKeys() throws SQLException {
        var keys = new HashMap<Long, List<ForeignKeyFacts>>();
        Query.rows(connection, FOREIGN_KEYS, List.of(oids), row -> keys.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new ForeignKeyFacts(row.getString("conname"), Query.texts(row, "columns"), row.getString("referenced"),
                        Query.texts(row, "referenced_columns"), ForeignKeyFacts.Action.of(row.getString("confupdtype").charAt(0)),
                        ForeignKeyFacts.Action.of(row.getString("confdeltype").charAt(0)), row.getBoolean("convalidated"),
                        ForeignKeyFacts.Promise.valueOf(row.getString("promise")))));
        return keys;
    }

    /// Primary keys, unique constraints, checks and exclusions.
    Map<Long, List<ConstraintFacts>> others() throws SQLException {
        var constraints = new HashMap<Long, List<ConstraintFacts>>();
        String sql = OTHERS.formatted(!many);
        Query.rows(connection, sql, List.of(oids), row -> constraints.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new ConstraintFacts(row.getString("conname"), ConstraintFacts.Kind.of(row.getString("contype").charAt(0)),
                        Query.texts(row, "columns"), Query.text(row, "definition"), row.getBoolean("convalidated"),
                        row.getBoolean("condeferrable"))));
        return constraints;
    }

    Map<Long, List<ExtendedStatistics>> statistics() throws SQLException {
        var statistics = new HashMap<Long, List<ExtendedStatistics>>();
        Query.rows(connection, STATISTICS, List.of(oids), row -> {
            var kinds = EnumSet.noneOf(ExtendedStatistics.Kind.class);
            Query.texts(row, "kinds").forEach(kind -> ExtendedStatistics.Kind.of(kind.charAt(0)).ifPresent(kinds::add));
            statistics.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new ExtendedStatistics(
                    row.getString("name"), Query.texts(row, "columns"), kinds, Query.text(row, "definition")));
        });
        return statistics;
    }
}
