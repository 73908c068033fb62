package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.BloatEstimate;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.Partitioning;
import org.plumbline.catalog.TableFacts;
import org.plumbline.catalog.VacuumFacts;
import org.plumbline.plan.Target;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.workload.OwnStatements;

/// Reads tables with their columns, indexes and keys, all of one kind in one query.
///
/// Counters are asked of the functions below the views of `pg_stat_all_tables`: the view groups all tables to answer for one.
final class TableReader {
    private static final String NAMED = """
            named AS (
                SELECT c.oid FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
                JOIN pg_class c ON c.relname = wanted.name AND c.relkind IN ('r', 'p', 'm')
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = wanted.schema OR (wanted.schema IS NULL AND pg_table_is_visible(c.oid))
            ), below AS (
                SELECT oid FROM named
                UNION SELECT i.inhrelid FROM below JOIN pg_class p ON p.oid = below.oid AND p.relkind = 'p'
                      JOIN pg_inherits i ON i.inhparent = p.oid
            ), wanted AS (
                SELECT oid FROM below
                UNION SELECT p.oid FROM wanted JOIN pg_inherits i ON i.inhrelid = wanted.oid
                      JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'p'
            )""";

    /// All of the database but PostgreSQL's own, temporary ones and those of extensions.
    static final String ALL = """
            wanted AS (
                SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
                AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                AND c.oid NOT IN (SELECT objid FROM pg_depend WHERE classid = 'pg_class'::regclass AND deptype = 'e')
            )""";

    private final Connection connection;
    private final Optional<List<Target>> targets;
    private Array oids;

    /// @param targets those that are wanted; none for all of the database
    TableReader(Connection connection, Optional<List<Target>> targets) throws SQLException {
        this.connection = connection;
        this.targets = targets;
        this.oids = connection.createArrayOf("bigint", new Long[0]);
    }

    /// The tables named, their partitions and the partitioned tables above them.
    List<TableFacts> tables() throws SQLException {
        var found = new LinkedHashMap<Long, TableFacts>();
        boolean all = targets.isEmpty();
        Query.rows(connection, tables(all), names(), row -> found.put(row.getLong(1), table(row)));
        oids = connection.createArrayOf("bigint", found.keySet().toArray());
        Map<Long, List<ColumnFacts>> columns = ColumnReader.read(connection, oids, all);
        var indexes = IndexReader.read(connection, oids, columns, all);
        var constraints = new ConstraintReader(connection, oids, all);
        var keys = constraints.foreignKeys();
        var others = constraints.others();
        var statistics = constraints.statistics();
        var tables = new ArrayList<TableFacts>();
        found.forEach((oid, table) -> {
            List<ColumnFacts> own = columns.getOrDefault(oid, List.of());
            tables.add(new TableFacts(table.schema(), table.name(), table.materialized(), table.rowSecurity(), table.partitioning(),
                    table.rows(), table.pages(), table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(), table.hotUpdates(),
                    table.fillFactor(), table.frozenAge(), withBloat(table, own), own, indexes.getOrDefault(oid, List.of()),
                    keys.getOrDefault(oid, List.of()), others.getOrDefault(oid, List.of()), statistics.getOrDefault(oid, List.of())));
        });
        return all ? tables : MeasuredBloat.of(connection, tables);
    }

    private static String tables(boolean all) {
        String held = HeldTables.isHeld("c.oid");
        String size = all ? HeldTables.sizeUnlessKnown("c", held, "c.oid") : HeldTables.size("c", held);
        return "WITH RECURSIVE " + OwnStatements.MARK + """
             %1$s, %2$s
            SELECT c.oid::bigint, n.nspname, c.relname, c.relkind = 'm' AS materialized, c.relrowsecurity AS row_security,
                   CASE WHEN c.relkind <> 'p' THEN NULL WHEN %3$s THEN '(not known now)' ELSE pg_get_partkeydef(c.oid) END AS key,
                   (SELECT pn.nspname || '.' || p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'p'
                    JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid LIMIT 1) AS parent,
                   CASE WHEN NOT %3$s THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
                   c.relkind <> 'p' AND EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid) AS inherited,
                   CASE WHEN c.relkind = 'p'
                        THEN (WITH RECURSIVE part AS (
                                  SELECT c.oid UNION ALL SELECT i.inhrelid FROM part JOIN pg_inherits i ON i.inhparent = part.oid)
                              SELECT coalesce(sum(CASE WHEN pg_stat_get_live_tuples(leaf.oid) > 0 THEN pg_stat_get_live_tuples(leaf.oid)
                                                       ELSE greatest(leaf.reltuples, 0) END), 0)
                              FROM part JOIN pg_class leaf ON leaf.oid = part.oid AND leaf.relkind <> 'p')
                        ELSE pg_stat_get_live_tuples(c.oid) END AS live, greatest(c.reltuples, 0) AS counted,
                   CASE WHEN c.relkind = 'p' THEN 0 ELSE %4$s END / current_setting('block_size')::bigint AS pages,
                   pg_stat_get_mod_since_analyze(c.oid) AS modified,
                   CASE WHEN c.relkind <> 'p' AND pg_stat_get_tuples_inserted(c.oid) >= c.reltuples
                             AND (SELECT stats_reset IS NULL FROM pg_stat_database WHERE datname = current_database())
                        THEN greatest(0, pg_stat_get_mod_since_analyze(c.oid) - greatest(0, pg_stat_get_tuples_inserted(c.oid)
                             + pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid) - greatest(c.reltuples, 0)))
                        ELSE 0 END AS twice, pg_stat_get_dead_tuples(c.oid) AS dead,
                   greatest(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid)) AS analyzed,
                   greatest(pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_autovacuum_time(c.oid)) AS vacuumed,
                   pg_stat_get_tuples_updated(c.oid) AS updated, pg_stat_get_tuples_hot_updated(c.oid) AS hot,
                   CASE WHEN c.reloptions IS NULL THEN 100 ELSE coalesce((SELECT option_value::int FROM pg_options_to_table(c.reloptions)
                         WHERE option_name = 'fillfactor'), 100) END AS fillfactor,
                   CASE WHEN c.reloptions IS NULL THEN true ELSE coalesce((SELECT option_value::boolean
                         FROM pg_options_to_table(c.reloptions) WHERE option_name = 'autovacuum_enabled'), true) END AS autovacuum,
                   CASE WHEN c.relfrozenxid::text <> '0' THEN age(c.relfrozenxid) ELSE 0 END AS frozen
            FROM wanted JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
            ORDER BY n.nspname, c.relname""".formatted(HeldTables.WITH, all ? ALL : NAMED, held, size);
    }

    /// Of the tables, after they were read.
    Array oids() {
        return oids;
    }

    private List<Array> names() throws SQLException {
        if (targets.isEmpty()) {
            return List.of();
        }
        List<Target> wanted = targets.get();
        return List.of(connection.createArrayOf("text", wanted.stream().map(each -> each.schema().orElse(null)).toArray()),
                connection.createArrayOf("text", wanted.stream().map(each -> each.relation().orElseThrow()).toArray()));
    }

    /// A session that fills a table and analyses it at once tells of its inserts after the ANALYZE, which has counted the rows: they
    /// are then counted twice, and as changed since. What was ever changed, less the rows that the ANALYZE found, is all that can have been
    /// changed since; what is beyond it was counted twice. After a reset of the counters nobody can tell.
    private static TableFacts table(ResultSet row) throws SQLException {
        double twice = row.getDouble("twice");
        Rows counted = Rows.rows(row.getDouble("counted"));
        Rows modified = Rows.rows(Math.max(0, row.getDouble("modified") - twice));
        Rows live = Rows.rows(twice > 0 ? Math.min(row.getDouble("live"), counted.plus(modified).value()) : row.getDouble("live"));
        boolean partitioned = row.getString("key") != null;
        // Counters begin anew with a reset and a crash.
        Rows rows = live.equals(Rows.NONE) && !partitioned ? counted : live;
        var partitioning = new Partitioning(Query.text(row, "key"), Query.text(row, "parent"), Query.text(row, "bound"),
                row.getBoolean("inherited"));
        var vacuum = new VacuumFacts(
                Rows.rows(row.getDouble("dead")), Query.time(row, "vacuumed"), row.getBoolean("autovacuum"), Optional.empty());
        return new TableFacts(row.getString("nspname"), row.getString("relname"), row.getBoolean("materialized"),
                row.getBoolean("row_security"), partitioning,
                rows, Blocks.blocks(row.getLong("pages")), modified,
                Query.time(row, "analyzed"), row.getLong("updated"), row.getLong("hot"),
                row.getInt("fillfactor"), row.getLong("frozen"), vacuum, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static VacuumFacts withBloat(TableFacts table, List<ColumnFacts> columns) {
        VacuumFacts known = table.vacuum();
        return table.partitioned() ? known : new VacuumFacts(known.deadRows(), known.vacuumedAt(), known.autovacuum(),
                BloatEstimate.ofTable(table.rows(), table.pages(), table.fillFactor(), columns));
    }
}
