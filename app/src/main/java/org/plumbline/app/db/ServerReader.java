package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.ExtensionFacts;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.workload.OwnStatements;

/// Reads what a server says of itself, its settings and its extensions.
final class ServerReader {
    private static final String SERVER = "SELECT " + OwnStatements.MARK + """
             current_setting('server_version_num')::int / 10000 AS major, clock_timestamp() AS now,
                   (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()) AS since,
                   NOT pg_is_in_recovery() AND NOT EXISTS (SELECT FROM pg_stat_replication) AS alone,
                   current_setting('autovacuum_freeze_max_age')::bigint AS freeze""";

    /// Whatever the planner goes by (the server's group Query Tuning, which it tells in its own language), and what autovacuum and
    /// parallel workers may do.
    private static final String SETTINGS = "SELECT " + OwnStatements.MARK + """
             name, setting, unit, source FROM pg_settings
            WHERE name ~ '^(enable_|geqo)|_cost$' AND name NOT LIKE '%.%'
               OR name IN ('jit', 'constraint_exclusion', 'cursor_tuple_fraction', 'debug_parallel_query', 'default_statistics_target',
                'effective_cache_size', 'force_parallel_mode', 'from_collapse_limit', 'join_collapse_limit', 'min_parallel_index_scan_size',
                'min_parallel_table_scan_size', 'plan_cache_mode', 'recursive_worktable_factor',
                'work_mem', 'hash_mem_multiplier', 'maintenance_work_mem', 'shared_buffers', 'temp_buffers',
                'max_parallel_workers', 'max_worker_processes', 'max_parallel_workers_per_gather',
                'max_parallel_maintenance_workers', 'parallel_leader_participation', 'effective_io_concurrency', 'autovacuum',
                'autovacuum_analyze_scale_factor', 'autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_insert_scale_factor',
                'autovacuum_vacuum_max_threshold', 'track_io_timing', 'block_size')
            ORDER BY name""";

    private static final String EXTENSIONS = "SELECT " + OwnStatements.MARK + " name, installed_version, default_version,"
            + " (SELECT nspname FROM pg_extension JOIN pg_namespace AS n ON n.oid = extnamespace WHERE extname = name) AS schema"
            + " FROM pg_available_extensions ORDER BY name";

    private ServerReader() {}

    static ServerFacts read(Connection connection) throws SQLException {
        var settings = new ArrayList<SettingFacts>();
        Query.rows(connection, SETTINGS, List.of(), row -> settings.add(new SettingFacts(
                row.getString("name"), row.getString("setting"), Query.text(row, "unit"), row.getString("source"))));
        var extensions = new ArrayList<ExtensionFacts>();
        Query.rows(connection, EXTENSIONS, List.of(), row -> extensions.add(new ExtensionFacts(
                row.getString("name"), Query.text(row, "installed_version"), Query.text(row, "default_version").orElse(""),
                Query.text(row, "schema"))));
        try (Statement statement = connection.createStatement()) {
            Duration roundTrip = RoundTrip.of(statement);
            try (ResultSet row = statement.executeQuery(SERVER)) {
                row.next();
                return new ServerFacts(row.getInt("major"), Query.time(row, "now").orElseThrow(), Query.time(row, "since"),
                        row.getBoolean("alone"), row.getLong("freeze"), settings, extensions, Optional.of(roundTrip), Optional.empty());
            }
        }
    }
}
