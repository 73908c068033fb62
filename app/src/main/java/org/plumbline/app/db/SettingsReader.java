package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.plumbline.settings.Access;
import org.plumbline.settings.Machine;
import org.plumbline.settings.Managed;
import org.plumbline.settings.Seen;
import org.plumbline.settings.ServerReading;
import org.plumbline.settings.ServerSettings;
import org.plumbline.settings.Setting;
import org.plumbline.settings.SettingBook;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.WorkloadAnswer;
import org.plumbline.workload.WorkloadSnapshot;

/// Reads a server's settings (12 to 18), and what they are judged by. What is hidden from this role is left out.
final class SettingsReader {
    /// What is judged, and what else matters to plans and to the server's work. By name, as groups and descriptions are in the server's
    /// language; what may hold a secret (archiving, replication, files) is not among it.
    private static final String SETTINGS = "SELECT " + OwnStatements.MARK + """
             name, setting, unit, boot_val, source, context, pending_restart, enumvals, category, short_desc,
                   CASE WHEN vartype IN ('integer', 'real') THEN max_val::float8 END AS maximum
            FROM pg_settings
            WHERE name = ANY (?) OR name LIKE 'pg\\_stat\\_statements.%' OR name LIKE 'auto\\_explain.%' OR name NOT LIKE '%.%' AND (
                   name ~ '^(autovacuum|bgwriter_|checkpoint_|commit_|effective_|enable_|geqo|huge_page|io_|jit|max_|min_|parallel_)'
                   OR name ~ '^(track_|vacuum_|wal_)' OR name ~ '(_cost|_timeout|_buffers|_mem|_limit|_stats)$'
                       AND name NOT IN ('archive_timeout', 'authentication_timeout')
                   OR name IN ('allow_alter_system', 'backend_flush_after', 'compute_query_id', 'cursor_tuple_fraction',
                       'default_toast_compression', 'default_transaction_isolation', 'log_min_duration_sample',
                       'maintenance_io_concurrency', 'old_snapshot_threshold', 'recursive_worktable_factor', 'reserved_connections',
                       'search_path', 'session_replication_role', 'superuser_reserved_connections', 'synchronous_commit'))
            ORDER BY name""";

    private static final String SERVER = "SELECT " + OwnStatements.MARK + """
             current_setting('server_version_num')::int / 10000 AS major, current_user, session_user, current_database(),
                   current_setting('is_superuser') = 'on' AS superuser,
                   pg_has_role(current_user, 'pg_read_all_settings', 'USAGE') AS reads_all, pg_is_in_recovery() AS standby""";

    private static final String NAMES = "SELECT " + OwnStatements.MARK + " name FROM pg_settings";
    private static final String GRANTED = "SELECT " + OwnStatements.MARK
            + " name FROM pg_settings WHERE has_parameter_privilege(name, 'ALTER SYSTEM')";
    private static final String COMPILES = "SELECT " + OwnStatements.MARK + " pg_jit_available()";
    private static final int GRANTS_PARAMETERS = 15;

    private SettingsReader() {}

    /// The settings first, outside of the transaction whose own settings would stand among them.
    static ServerReading read(Connection connection) throws SQLException {
        var settings = settings(connection);
        Optional<Boolean> compiles = compiles(connection, settings);
        Machine machine = OwnMachine.of(connection);
        Seen seen = ReadOnly.transaction(connection, WorkloadReader.LONGEST, open -> SeenReader.read(open, compiles));
        return new ServerReading(settings, seen.with(workload(connection)), machine);
    }

    private static Optional<WorkloadSnapshot> workload(Connection connection) throws SQLException {
        try {
            return WorkloadReader.read(connection) instanceof WorkloadAnswer.Known known ? Optional.of(known.snapshot()) : Optional.empty();
        } catch (SQLException failure) {
            ReadOnly.throwIfItEndsTheConnection(failure);
            return Optional.empty();
        }
    }

    private static ServerSettings settings(Connection connection) throws SQLException {
        var all = new ArrayList<Setting>();
        Object[] judged = SettingBook.settings().values().stream().flatMap(List::stream).toArray();
        Query.rows(connection, SETTINGS, List.of(connection.createArrayOf("text", judged)), row -> all.add(setting(row)));
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(SERVER)) {
            row.next();
            int major = row.getInt("major");
            boolean superuser = row.getBoolean("superuser");
            Set<String> granted = superuser || major < GRANTS_PARAMETERS ? Set.of() : names(connection, GRANTED);
            boolean off = all.stream().anyMatch(setting -> setting.name().equals("allow_alter_system") && setting.off());
            var access = new Access(row.getString("current_user"), row.getString("session_user"), row.getString("current_database"),
                    superuser, superuser || row.getBoolean("reads_all"), granted, off, row.getBoolean("standby"),
                    Managed.of(names(connection, NAMES)));
            return ServerSettings.of(major, access, all);
        }
    }

    private static Setting setting(ResultSet row) throws SQLException {
        OptionalDouble maximum = Query.fraction(row, "maximum");
        return new Setting(row.getString("name"), Query.text(row, "setting").orElse(""), Query.text(row, "unit"), Query.text(row,
                "boot_val"),
                row.getString("source"), row.getString("context"), row.getBoolean("pending_restart"), maximum,
                Query.texts(row, "enumvals"), row.getString("category"), Query.text(row, "short_desc").orElse(""));
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        var names = new HashSet<String>();
        Query.rows(connection, query, List.of(), row -> names.add(row.getString(1)));
        return names;
    }

    /// The function says no where `jit` is off; so it tells nothing then.
    private static Optional<Boolean> compiles(Connection connection, ServerSettings settings) throws SQLException {
        if (settings.find("jit").filter(Setting::on).isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(COMPILES)) {
            row.next();
            return Optional.of(row.getBoolean(1));
        }
    }
}
