package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.plumbline.workload.OwnStatements;

/// What a server says of itself and of us when a connection is made.
///
/// @param version as `server_version` has it: `18.6`
/// @param major 12 to 18
/// @param user as whom we are connected
/// @param superuser whether that is one
/// @param standby whether the server is a read-only standby (`pg_is_in_recovery`)
/// @param encrypted whether the connection is (`pg_stat_ssl`)
/// @param statements the version of the extension `pg_stat_statements` in this database; absent where it is not created
/// @param roundTrip of an empty query, the median of a few
public record ServerInfo(
        String version,
        int major,
        String database,
        String user,
        boolean superuser,
        boolean standby,
        boolean encrypted,
        Optional<String> statements,
        Duration roundTrip) {

    /// The oldest major version that Plumbline knows.
    public static final int OLDEST = 12;

    private static final int NUMBERS_PER_MAJOR = 10_000;
    private static final String FACTS = "SELECT " + OwnStatements.MARK + """
             current_setting('server_version'), current_setting('server_version_num')::int, current_database(), current_user,
                   current_setting('is_superuser') = 'on', pg_is_in_recovery(),
                   coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false),
                   (SELECT extversion FROM pg_extension WHERE extname = 'pg_stat_statements')""";

    /// @throws SQLException what the server said
    static ServerInfo read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Duration roundTrip = RoundTrip.of(statement);
            try (ResultSet row = statement.executeQuery(FACTS)) {
                row.next();
                return new ServerInfo(row.getString(1), row.getInt(2) / NUMBERS_PER_MAJOR, row.getString(3), row.getString(4),
                        row.getBoolean(5), row.getBoolean(6), row.getBoolean(7), Optional.ofNullable(row.getString(8)), roundTrip);
            }
        }
    }
}
