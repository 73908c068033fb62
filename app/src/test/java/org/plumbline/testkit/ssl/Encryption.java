package org.plumbline.testkit.ssl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.plumbline.testkit.postgres.PostgresServer;

/// Lets a server that runs speak SSL.
public final class Encryption {
    private Encryption() {}

    /// From now on, with this certificate of its own.
    ///
    /// @param trusted who signs clients' certificates
    public static void on(PostgresServer server, Certificate own, Certificate trusted) throws IOException, SQLException {
        install(server, own.certificate(), "server.crt");
        install(server, own.key(), "server.key");
        install(server, trusted.certificate(), "root.crt");
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = 'server.crt'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = 'server.key'");
            statement.execute("ALTER SYSTEM SET ssl_ca_file = 'root.crt'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
            while (!isOn(statement)) {
                statement.execute("SELECT 1");
            }
        }
    }

    private static boolean isOn(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW ssl")) {
            row.next();
            return row.getString(1).equals("on");
        }
    }

    private static void install(PostgresServer server, Path file, String name) throws IOException {
        Path data = server.dataDirectory();
        Path there = Files.copy(file, data.resolve(name));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rw-------"));
        Files.setOwner(there, Files.getOwner(data));
    }
}
