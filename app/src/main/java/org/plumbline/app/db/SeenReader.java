package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Seen;
import org.plumbline.workload.OwnStatements;

/// Reads what a server counted of its work. A figure that this role may not see, or that takes too long, is absent.
final class SeenReader {
    /// 17 and later; before, the checkpoints stand in `pg_stat_bgwriter`.
    private static final String CHECKPOINTER = "pg_catalog.pg_stat_checkpointer";

    /// 13 and later.
    private static final String SLRU = "pg_catalog.pg_stat_slru";

    /// Counters of the database that were never reset are as old as the oldest of the whole server, or younger where it was made later: so
    /// long at most, and what they come to an hour is not overstated.
    private static final String DATABASE = "SELECT " + OwnStatements.MARK + """
             extract(epoch FROM clock_timestamp() - coalesce(d.stats_reset, least(b.stats_reset, a.stats_reset%s))) AS seconds,
                   temp_files, temp_bytes, (to_jsonb(d) ->> 'parallel_workers_to_launch')::bigint AS planned,
                   (to_jsonb(d) ->> 'parallel_workers_launched')::bigint AS launched
            FROM pg_stat_database d, pg_stat_bgwriter b, pg_stat_archiver a WHERE d.datname = current_database()""";
    private static final String OF_SLRU = ", (SELECT min(stats_reset) FROM pg_stat_slru)";

    private static final String CHECKPOINTS = "SELECT " + OwnStatements.MARK + """
             extract(epoch FROM clock_timestamp() - stats_reset) AS seconds, checkpoints_timed AS timed, checkpoints_req AS requested
            FROM pg_stat_bgwriter""";
    private static final String CHECKPOINTS_17 = "SELECT " + OwnStatements.MARK + """
             extract(epoch FROM clock_timestamp() - stats_reset) AS seconds, num_timed AS timed, num_requested AS requested
            FROM pg_stat_checkpointer""";
    private static final String WAL = "SELECT " + OwnStatements.MARK + """
             extract(epoch FROM clock_timestamp() - stats_reset) AS seconds, wal_bytes::bigint AS bytes, wal_fpi AS pages
            FROM pg_stat_wal""";
    /// 14 and later.
    private static final String WAL_VIEW = "pg_catalog.pg_stat_wal";

    /// Fails where this role may not see the size of one.
    private static final String SIZE = "SELECT " + OwnStatements.MARK
            + " sum(pg_database_size(oid))::bigint AS size FROM pg_database WHERE datallowconn";

    /// What a session does is hidden from others, and so is its kind: of those, workers are counted too.
    private static final String SESSIONS = "SELECT " + OwnStatements.MARK + """
             count(*) FILTER (WHERE backend_type = 'client backend' OR backend_type IS NULL AND usesysid IS NOT NULL) AS sessions,
                   count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle,
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all
            FROM pg_stat_activity WHERE datid IS NOT NULL""";

    private static final String TABLES = "SELECT " + OwnStatements.MARK + """
             s.schemaname || '.' || s.relname AS name, s.n_live_tup AS live, s.n_dead_tup AS dead,
                   coalesce(array_to_string(c.reloptions, ',') LIKE '%autovacuum%', false) AS own
            FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
            ORDER BY greatest(s.n_live_tup, s.n_dead_tup) DESC LIMIT 50""";

    private SeenReader() {}

    private record SessionCount(int all, OptionalInt idleInTransaction) {}

    /// In a transaction under way.
    static Seen read(Connection connection, Optional<Boolean> compiles) throws SQLException {
        Optional<SessionCount> sessions = one(connection, SESSIONS, row -> new SessionCount(
                row.getInt("sessions"), row.getBoolean("sees_all") ? OptionalInt.of(row.getInt("idle")) : OptionalInt.empty()));
        return new Seen(
                one(connection, String.format(Locale.ROOT, DATABASE, has(connection, SLRU) ? OF_SLRU : ""), SeenReader::database),
                one(connection, has(connection, CHECKPOINTER) ? CHECKPOINTS_17 : CHECKPOINTS, row -> new Seen.Checkpoints(
                        over(row), row.getLong("timed"), row.getLong("requested"))),
                has(connection, WAL_VIEW) ? one(connection, WAL, row -> new Seen.Wal(
                        over(row), Bytes.bytes(row.getLong("bytes")), row.getLong("pages"))) : Optional.empty(),
                one(connection, SIZE, row -> Bytes.bytes(row.getLong("size"))),
                sessions.map(seen -> OptionalInt.of(seen.all())).orElse(OptionalInt.empty()),
                sessions.map(SessionCount::idleInTransaction).orElse(OptionalInt.empty()),
                tables(connection), compiles, Optional.empty(), List.of());
    }

    private static Seen.DatabaseCounters database(ResultSet row) throws SQLException {
        return new Seen.DatabaseCounters(over(row), row.getLong("temp_files"), Bytes.bytes(row.getLong("temp_bytes")),
                Query.number(row, "planned"), Query.number(row, "launched"));
    }

    private static Duration over(ResultSet row) throws SQLException {
        return Duration.ofMillis(Math.max(0, Math.round(1_000 * row.getDouble("seconds"))));
    }

    private static boolean has(Connection connection, String view) throws SQLException {
        return one(connection, "SELECT " + OwnStatements.MARK + " to_regclass('" + view + "') IS NOT NULL", row -> row.getBoolean(1))
                .orElse(false);
    }

    private static List<Seen.LargeTable> tables(Connection connection) throws SQLException {
        return ReadOnly.<List<Seen.LargeTable>>answered(connection, open -> {
            var tables = new ArrayList<Seen.LargeTable>();
            Query.rows(open, TABLES, List.of(), row -> tables.add(new Seen.LargeTable(
                    row.getString("name"), row.getLong("live"), row.getLong("dead"), row.getBoolean("own"))));
            return tables;
        }).orElse(List.of());
    }

    /// One row.
    private interface Taken<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> Optional<T> one(Connection connection, String query, Taken<T> taken) throws SQLException {
        return ReadOnly.<Optional<T>>answered(connection, open -> {
            try (Statement statement = open.createStatement(); ResultSet row = statement.executeQuery(query)) {
                return row.next() ? Optional.of(taken.of(row)) : Optional.empty();
            }
        }).flatMap(found -> found);
    }
}
