package org.plumbline.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real PostgreSQL server for one test: its own data directory in the temporary folder, a free port on the loopback interface,
/// superuser `postgres` without a password, `pg_stat_statements` and `auto_explain` preloaded.
///
/// Starting takes about a second, once the version has been unpacked and initialised (see [PostgresBinaries], which also says
/// which versions there are). Closing stops the server and removes its data; so does the end of the JVM.
///
///     try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect()) { ... }
public final class PostgresServer implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Map<String, String> DEFAULTS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "off",
            "timezone", "UTC",
            "shared_preload_libraries", "pg_stat_statements,auto_explain");

    private final PostgresBinaries binaries;
    private final Path data;
    private final int port;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread atExit = new Thread(this::stop, "stop PostgreSQL");

    private PostgresServer(PostgresBinaries binaries, Path data, int port) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
    }

    /// The major versions that [#start] accepts in this build, oldest first; fit for JUnit's `@MethodSource`.
    public static List<Integer> majors() {
        return PostgresBinaries.majors();
    }

    /// Starts a server of major version `major` with its ordinary settings.
    public static PostgresServer start(int major) {
        return start(major, Map.of());
    }

    /// Starts a server of major version `major` with further lines for its `postgresql.conf`, such as `max_worker_processes`.
    public static PostgresServer start(int major, Map<String, String> settings) {
        PostgresBinaries binaries = PostgresBinaries.of(major);
        try {
            Path data = RunAs.current().own(Files.createTempDirectory("plumbline-postgres-" + major + "-"));
            FileTree.copy(binaries.template(), data);
            var all = new LinkedHashMap<>(DEFAULTS);
            all.putAll(settings);
            configure(data, all);
            return launch(binaries, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /// A new connection as superuser to the database `postgres`; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    /// Where the server keeps its data and its `server.log`; gone after [#close()].
    public Path dataDirectory() {
        return data;
    }

    /// All that the server has logged, `auto_explain`'s plans included.
    public String log() {
        try {
            return Files.readString(logFile(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a crash would: every session is cut, nothing is tidied up. [#startAgain()] brings it back on the same port.
    public void crash() {
        pgCtl(binaries, data, "-m", "immediate", "stop");
    }

    public void startAgain() {
        pgCtl(binaries, data, "-l", logFile(data).toString(), "start");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    /// Between choosing a free port and listening on it another process may take it: then the next one is tried.
    private static PostgresServer launch(PostgresBinaries binaries, Path data) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            configure(data, Map.of("port", String.valueOf(port)));
            try {
                pgCtl(binaries, data, "-l", logFile(data).toString(), "start");
                PostgresServer server = new PostgresServer(binaries, data, port);
                Runtime.getRuntime().addShutdownHook(server.atExit);
                return server;
            } catch (PostgresFailure e) {
                String log = Program.tail(logFile(data));
                if (attempt == ATTEMPTS || !log.contains("Address already in use")) {
                    FileTree.delete(data);
                    throw new PostgresFailure("PostgreSQL did not start. Its log ends: " + log, e);
                }
            }
        }
    }

    private void stop() {
        if (!running.getAndSet(false)) {
            return;
        }
        try {
            pgCtl(binaries, data, "-m", "immediate", "stop");
            FileTree.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pgCtl(PostgresBinaries binaries, Path data, String... arguments) {
        var command = new ArrayList<>(List.of(binaries.program("pg_ctl").toString(), "-D", data.toString(), "-w"));
        command.addAll(List.of(arguments));
        Program.run(RunAs.current().wrap(command));
    }

    private static Path logFile(Path data) {
        return data.resolve("server.log");
    }

    private static void configure(Path data, Map<String, String> settings) throws IOException {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'").toList();
        Files.write(data.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
