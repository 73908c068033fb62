package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.LockWait;
import org.plumbline.activity.PreparedTransaction;
import org.plumbline.activity.SentStatement;
import org.plumbline.activity.Session;
import org.plumbline.activity.SessionClient;
import org.plumbline.activity.SessionState;
import org.plumbline.activity.SessionTimes;
import org.plumbline.activity.WaitEvent;
import org.plumbline.workload.OwnStatements;

/// Reads what the server's processes do (`pg_stat_activity`, `pg_locks`, `pg_prepared_xacts`, `pg_stat_progress_*`), in a READ ONLY
/// transaction. Columns that a version lacks are absent: rows are asked as JSON for them. Who blocks whom is asked only where somebody
/// waits for a lock, as the server stops its lock manager for it.
final class ActivityReader {
    /// What a text says where this user may not see it (pgstatfuncs.c).
    private static final String HIDDEN = "<insufficient privilege>";
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /// A text is cut at the size less one byte, at the beginning of a character (`pgstat_clip_activity`).
    private static final int CUT_SHORT_OF_SIZE = 4;

    private static final String SESSIONS = "SELECT " + OwnStatements.MARK + """
             clock_timestamp() AS read_at, current_setting('max_connections')::int AS most,
                a.pid, coalesce(a.backend_type, '') AS kind, (to_jsonb(a) ->> 'leader_pid')::int AS leader,
                a.usename, a.datname, coalesce(a.application_name, '') AS application, host(a.client_addr) AS address,
                a.state, a.wait_event_type, a.wait_event, a.backend_start, a.xact_start, a.query_start, a.state_change,
                coalesce(a.query, '') AS query, (to_jsonb(a) ->> 'query_id')::bigint AS query_id,
                octet_length(a.query) >= (SELECT setting::int FROM pg_catalog.pg_settings
                    WHERE name = 'track_activity_query_size') - %d AS cut,
                a.backend_xid IS NOT NULL AS writes, age(a.backend_xmin)::bigint AS snapshot_age,
                CASE WHEN a.wait_event_type = 'Lock' THEN pg_blocking_pids(a.pid) END AS blocked_by,
                a.pid = pg_backend_pid() OR (a.usename = current_user AND a.application_name = current_setting('application_name')) AS own
            FROM pg_catalog.pg_stat_activity a ORDER BY a.pid""".formatted(CUT_SHORT_OF_SIZE);

    /// Who waits for a row waits for the transaction that changed it, and holds the row's own lock meanwhile.
    private static final String LOCKS = "WITH " + OwnStatements.MARK + """
             l AS (SELECT * FROM pg_catalog.pg_locks)
            SELECT w.pid, w.locktype, w.mode,
                CASE WHEN c.oid IS NOT NULL THEN CASE WHEN r.relation IS NULL AND w.locktype <> 'tuple' THEN '' ELSE 'a row of ' END
                        || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                    WHEN w.relation IS NOT NULL THEN w.relation::text
                    WHEN w.locktype = 'advisory' THEN w.classid || ', ' || w.objid
                    ELSE coalesce(w.transactionid::text, '') END AS object
            FROM l w LEFT JOIN l r ON r.pid = w.pid AND r.locktype = 'tuple' AND r.granted AND w.locktype = 'transactionid'
            LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(w.relation, r.relation)
                AND coalesce(w.database, r.database) IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT w.granted""";

    private static final String PREPARED = "SELECT " + OwnStatements.MARK
            + " gid, prepared, owner, database FROM pg_catalog.pg_prepared_xacts ORDER BY prepared";

    private ActivityReader() {}

    static ActivitySnapshot read(Connection connection) throws SQLException {
        return ReadOnly.transaction(connection, LONGEST, ActivityReader::snapshot);
    }

    private static ActivitySnapshot snapshot(Connection connection) throws SQLException {
        var sessions = new ArrayList<Session>();
        var readAt = new ArrayList<Instant>();
        var most = new ArrayList<Integer>();
        Query.rows(connection, SESSIONS, List.of(), row -> {
            Query.time(row, "read_at").ifPresent(readAt::add);
            most.add(row.getInt("most"));
            sessions.add(session(row));
        });
        boolean locked = sessions.stream().anyMatch(session -> !session.blockedBy().isEmpty());
        var prepared = new ArrayList<PreparedTransaction>();
        Query.rows(connection, PREPARED, List.of(), row -> prepared.add(new PreparedTransaction(row.getString("gid"),
                Query.time(row, "prepared").orElseThrow(), row.getString("owner"), row.getString("database"))));
        return new ActivitySnapshot(readAt.getFirst(), locked ? withLocks(connection, sessions) : sessions, prepared, most.getFirst(),
                ProgressReader.read(connection));
    }

    private static Session session(ResultSet row) throws SQLException {
        String text = row.getString("query");
        boolean hidden = text.equals(HIDDEN);
        Optional<String> waitType = Query.text(row, "wait_event_type");
        Optional<String> wait = Query.text(row, "wait_event");
        OptionalLong leader = Query.number(row, "leader");
        return new Session(row.getInt("pid"), row.getString("kind"),
                leader.isPresent() ? Optional.of((int) leader.getAsLong()) : Optional.empty(),
                new SessionClient(Query.text(row, "usename"), Query.text(row, "datname"), row.getString("application"),
                        Query.text(row, "address")),
                Query.text(row, "state").flatMap(SessionState::of),
                waitType.flatMap(type -> wait.map(name -> new WaitEvent(type, name))),
                new SessionTimes(Query.time(row, "backend_start"), Query.time(row, "xact_start"), Query.time(row, "query_start"),
                        Query.time(row, "state_change")),
                hidden ? SentStatement.NONE : new SentStatement(text, row.getBoolean("cut"), Query.number(row, "query_id")),
                row.getBoolean("writes"), Query.number(row, "snapshot_age"), blockedBy(row), Optional.empty(), hidden,
                row.getBoolean("own"));
    }

    private static List<Integer> blockedBy(ResultSet row) throws SQLException {
        var array = row.getArray("blocked_by");
        return array == null ? List.of() : Arrays.stream((Integer[]) array.getArray()).distinct().toList();
    }

    private static List<Session> withLocks(Connection connection, List<Session> sessions) throws SQLException {
        Map<Integer, LockWait> locks = new HashMap<>();
        Query.rows(connection, LOCKS, List.of(), row -> locks.put(row.getInt("pid"),
                new LockWait(row.getString("locktype"), row.getString("object"), row.getString("mode"))));
        return sessions.stream().map(session -> session.with(Optional.ofNullable(locks.get(session.pid())))).toList();
    }
}
