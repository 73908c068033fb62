package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.capacity.replica.Lsn;
import org.plumbline.capacity.replica.PrimaryReading;
import org.plumbline.capacity.replica.ReplicationReading;
import org.plumbline.capacity.replica.StandbyReading;
import org.plumbline.workload.OwnStatements;

/// Reads what a server says of replication: `pg_last_wal_*`, `pg_stat_wal_receiver`, `pg_stat_database_conflicts`, `pg_stat_replication`
/// and `pg_replication_slots`, which a standby has for those that stream from it. Columns that a version lacks are absent: rows are asked
/// as JSON for them.
final class ReplicationReader {
    private static final double NANOS = 1e9;
    /// The name that a receiver gives, else the one that it falls back to.
    private static final Pattern APPLICATION = Pattern.compile("\\b(?<!fallback_)application_name=('[^']*'|\\S+)");

    private static final String OWN = "SELECT " + OwnStatements.MARK + """
             (SELECT system_identifier FROM pg_catalog.pg_control_system()) AS system,
                pg_is_in_recovery() AS standby, CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_lsn() END::text AS wal_end,
                host(inet_server_addr()) || ':' || inet_server_port() AS address, clock_timestamp() AS read_at,
                pg_last_wal_receive_lsn()::text AS received, pg_last_wal_replay_lsn()::text AS replayed,
                extract(epoch FROM now() - pg_last_xact_replay_timestamp()) AS since_replay,
                CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() ELSE false END AS paused,
                coalesce((SELECT setting::bigint FROM pg_catalog.pg_settings WHERE name = 'recovery_min_apply_delay'), 0) AS delay_ms,
                coalesce((SELECT sum(confl_tablespace + confl_lock + confl_snapshot + confl_bufferpin + confl_deadlock)
                    FROM pg_catalog.pg_stat_database_conflicts), 0)::bigint AS conflicts""";

    private static final String RECEIVER = "SELECT " + OwnStatements.MARK + """
             coalesce(status, '') AS status, extract(epoch FROM clock_timestamp() - last_msg_receipt_time) AS silence,
                latest_end_lsn::text AS sender_end, slot_name, coalesce(sender_host, '') || ':' || coalesce(sender_port::text,
                        '') AS sender,
                conninfo
            FROM pg_catalog.pg_stat_wal_receiver WHERE pid IS NOT NULL""";

    private static final String SENDERS = "SELECT " + OwnStatements.MARK + """
             coalesce(r.application_name, '') AS application, coalesce(host(r.client_addr), '') AS address, coalesce(r.state, '') AS state,
                coalesce(r.sync_state, '') AS sync, r.sent_lsn::text AS sent, r.write_lsn::text AS written, r.flush_lsn::text AS flushed,
                r.replay_lsn::text AS replayed, extract(epoch FROM r.write_lag) AS write_lag, extract(epoch FROM r.flush_lag) AS flush_lag,
                extract(epoch FROM r.replay_lag) AS replay_lag, s.slot_name AS slot
            FROM pg_catalog.pg_stat_replication r LEFT JOIN pg_catalog.pg_replication_slots s ON s.active_pid = r.pid
            ORDER BY r.application_name, r.pid""";

    private static final String SLOTS = "SELECT " + OwnStatements.MARK + """
             s.slot_name AS name, s.slot_type = 'physical' AS physical, s.active, s.restart_lsn::text AS restart,
                to_jsonb(s) ->> 'wal_status' AS wal_status, (to_jsonb(s) ->> 'safe_wal_size')::bigint AS safe_bytes
            FROM pg_catalog.pg_replication_slots s ORDER BY s.slot_name""";

    private ReplicationReader() {}

    static ReplicationReading read(Connection connection) throws SQLException {
        var found = new ArrayList<ReplicationReading>(1);
        Query.rows(connection, OWN, List.of(), row -> found.add(server(connection, row)));
        return found.getFirst();
    }

    private static ReplicationReading server(Connection connection, ResultSet row) throws SQLException {
        Instant at = Query.time(row, "read_at").orElseThrow();
        Optional<Lsn> end = lsn(row, "wal_end");
        var own = new StandbyReading(at, row.getBoolean("standby"), lsn(row, "received"), lsn(row, "replayed"), time(row, "since_replay"),
                row.getBoolean("standby") ? receiver(connection) : Optional.empty(), row.getBoolean("paused"),
                Duration.ofMillis(row.getLong("delay_ms")), row.getLong("conflicts"));
        var sends = new PrimaryReading(at, end.orElseGet(() -> furthest(own)), senders(connection), slots(connection));
        return new ReplicationReading(row.getLong("system"), own, end.map(_ -> sends),
                Optional.of(sends).filter(_ -> end.isEmpty() && !(sends.senders().isEmpty() && sends.slots().isEmpty())),
                Query.text(row, "address").map(Set::of).orElse(Set.of()));
    }

    /// How far a standby has WAL to pass on.
    private static Lsn furthest(StandbyReading own) {
        return Stream.of(own.received(), own.replayed()).flatMap(Optional::stream).max(Comparator.naturalOrder()).orElse(new Lsn(0));
    }

    private static Optional<StandbyReading.Receiver> receiver(Connection connection) throws SQLException {
        var found = new ArrayList<StandbyReading.Receiver>(1);
        Query.rows(connection, RECEIVER, List.of(), row -> found.add(new StandbyReading.Receiver(row.getString("status"),
                time(row, "silence"), lsn(row, "sender_end"), Query.text(row, "slot_name"), row.getString("sender"),
                Query.text(row, "conninfo").flatMap(ReplicationReader::application))));
        return found.stream().findFirst();
    }

    private static Optional<String> application(String conninfo) {
        Matcher named = APPLICATION.matcher(conninfo);
        return named.find() ? Optional.of(named.group(1).replace("'", "")) : Optional.empty();
    }

    private static List<PrimaryReading.Sender> senders(Connection connection) throws SQLException {
        var senders = new ArrayList<PrimaryReading.Sender>();
        Query.rows(connection, SENDERS, List.of(), row -> senders.add(new PrimaryReading.Sender(row.getString("application"),
                row.getString("address"), row.getString("state"), row.getString("sync"), lsn(row, "sent"), lsn(row, "written"),
                lsn(row, "flushed"), lsn(row, "replayed"), time(row, "write_lag"), time(row, "flush_lag"), time(row, "replay_lag"),
                Query.text(row, "slot"))));
        return senders;
    }

    private static List<PrimaryReading.Slot> slots(Connection connection) throws SQLException {
        var slots = new ArrayList<PrimaryReading.Slot>();
        Query.rows(connection, SLOTS, List.of(), row -> slots.add(new PrimaryReading.Slot(row.getString("name"), row.getBoolean("physical"),
                row.getBoolean("active"), lsn(row, "restart"), Query.text(row, "wal_status"), Query.number(row, "safe_bytes"))));
        return slots;
    }

    private static Optional<Lsn> lsn(ResultSet row, String column) throws SQLException {
        return Query.text(row, column).map(Lsn::of);
    }

    /// A negative one, between two clocks, is none.
    private static Optional<Duration> time(ResultSet row, String column) throws SQLException {
        var seconds = Query.fraction(row, column);
        return seconds.isPresent() ? Optional.of(Duration.ofNanos(Math.max(0, Math.round(seconds.getAsDouble() * NANOS))))
                : Optional.empty();
    }
}
