package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.TableActivity;
import org.plumbline.schema.TableTraps;
import org.plumbline.workload.OwnStatements;

/// Reads what was done to the tables of a database, all in one query, and what hangs on them. Counters are asked of the functions
/// below `pg_stat_all_tables`.
final class TableActivityReader {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /// The first that counts rows inserted since the last VACUUM.
    private static final int COUNTS_INSERTED = 13;

    /// To look at the sizes of its indexes the server opens them.
    private static final String INDEX_HELD = "EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND "
            + HeldTables.isHeld("x.indexrelid") + ")";
    /// Its size is known since the last VACUUM or ANALYZE; to look at files the server opens each table. ANALYZE tells nothing of what lies
    /// beside the table (TOAST).
    private static final String UNTOUCHED = """
            (pg_stat_get_mod_since_analyze(c.oid) = 0 AND (pg_stat_get_live_tuples(c.oid) = 0 OR c.relpages > 0 AND (
                toast.oid IS NULL OR toast.relpages > 0
                OR greatest(pg_stat_get_last_vacuum_time(c.oid), pg_stat_get_last_autovacuum_time(c.oid)) IS NOT NULL)))""";

    private TableActivityReader() {}

    /// Of all tables but PostgreSQL's own, temporary ones and those of extensions.
    static List<TableActivity> read(Connection connection) throws SQLException {
        boolean inserts = connection.getMetaData().getDatabaseMajorVersion() >= COUNTS_INSERTED;
        return ReadOnly.transaction(connection, LONGEST, session -> {
            Optional<List<TableActivity>> sized = ReadOnly.answered(session, open -> ask(open, inserts, true));
            // somebody took a lock just then, or it takes too long to look at so many files
            List<TableActivity> counted = sized.isPresent() ? sized.get() : ask(session, inserts, false);
            Map<String, TableTraps> traps = ReadOnly.answered(session, TrapReader::read).orElse(Map.of());
            return counted.stream().map(table -> table.with(Optional.ofNullable(traps.get(table.table())))).toList();
        });
    }

    private static List<TableActivity> ask(Connection connection, boolean inserts, boolean sizes) throws SQLException {
        var tables = new ArrayList<TableActivity>();
        Query.rows(connection, activity(inserts, sizes), List.of(), row -> tables.add(table(row)));
        return tables;
    }

    private static String activity(boolean inserts, boolean sizes) {
        String known = sizes ? "(" + HeldTables.isHeld("c.oid") + " OR " + INDEX_HELD + " OR " + UNTOUCHED + ")" : "true";
        return "WITH RECURSIVE " + OwnStatements.MARK + """
             %1$s, %2$s, part AS (
                SELECT oid AS root, oid FROM wanted
                UNION ALL SELECT part.root, i.inhrelid FROM part JOIN pg_class p ON p.oid = part.oid AND p.relkind = 'p'
                          JOIN pg_inherits i ON i.inhparent = p.oid
            ), leaf AS MATERIALIZED (
                SELECT c.oid,
                       CASE WHEN %3$s THEN (greatest(c.relpages, 0)::bigint + greatest(coalesce(toast.relpages, 0), 0)) * block.size
                            ELSE coalesce(pg_table_size(c.oid), 0) END AS size,
                       CASE WHEN %3$s THEN (SELECT sum(greatest(i.relpages, 0)::bigint) * block.size FROM pg_index x
                                            JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid)
                            ELSE pg_indexes_size(c.oid) END AS index_size,
                       pg_stat_get_tuples_inserted(c.oid) AS inserted, pg_stat_get_tuples_updated(c.oid) AS updated,
                       pg_stat_get_tuples_deleted(c.oid) AS deleted, pg_stat_get_numscans(c.oid) AS scans,
                       pg_stat_get_tuples_returned(c.oid) AS returned, %4$s AS since_vacuum,
                       (SELECT sum(pg_stat_get_numscans(x.indexrelid)) FROM pg_index x WHERE x.indrelid = c.oid) AS index_scans
                FROM wanted JOIN pg_class c ON c.oid = wanted.oid AND c.relkind <> 'p'
                LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
                CROSS JOIN (SELECT current_setting('block_size')::bigint AS size) block
            ), counted AS (
                SELECT extract(epoch FROM clock_timestamp() - coalesce(d.stats_reset, least(b.stats_reset, a.stats_reset))) AS seconds
                FROM pg_stat_database d, pg_stat_bgwriter b, pg_stat_archiver a WHERE d.datname = current_database()
            )
            SELECT n.nspname || '.' || c.relname AS name, coalesce(sum(inserted), 0) AS inserted, coalesce(sum(updated), 0) AS updated,
                   coalesce(sum(deleted), 0) AS deleted, coalesce(sum(scans), 0)::bigint AS scans, coalesce(sum(returned), 0) AS returned,
                   coalesce(sum(index_scans), 0)::bigint AS index_scans, coalesce(sum(size), 0)::bigint AS size,
                   coalesce(sum(index_size), 0)::bigint AS index_size, sum(since_vacuum)::bigint AS since_vacuum,
                   c.reloptions::text[] AS options, (SELECT seconds FROM counted) AS seconds
            FROM part JOIN pg_class c ON c.oid = part.root JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN leaf ON leaf.oid = part.oid
            GROUP BY c.oid, n.nspname, c.relname, c.reloptions
            ORDER BY 1""".formatted(HeldTables.WITH, TableReader.ALL, known,
                inserts ? "pg_stat_get_ins_since_vacuum(c.oid)" : "NULL::bigint");
    }

    private static TableActivity table(ResultSet row) throws SQLException {
        OptionalLong seconds = Query.number(row, "seconds");
        OptionalLong sinceVacuum = Query.number(row, "since_vacuum");
        return new TableActivity(row.getString("name"), Rows.rows(row.getDouble("inserted")), Rows.rows(row.getDouble("updated")),
                Rows.rows(row.getDouble("deleted")), row.getLong("scans"), Rows.rows(row.getDouble("returned")), row.getLong("index_scans"),
                Bytes.bytes(row.getLong("size")), Bytes.bytes(row.getLong("index_size")),
                seconds.isPresent() ? Optional.of(Duration.ofSeconds(Math.max(0, seconds.getAsLong()))) : Optional.empty(),
                sinceVacuum.isPresent() ? Optional.of(Rows.rows(sinceVacuum.getAsLong())) : Optional.empty(), options(row));
    }

    private static Map<String, String> options(ResultSet row) throws SQLException {
        var options = new HashMap<String, String>();
        for (String option : Query.texts(row, "options")) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }
}
