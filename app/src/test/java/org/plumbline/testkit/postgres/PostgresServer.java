package org.plumbline.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plumbline.app.postgres.Cluster;
import org.plumbline.app.postgres.FileTree;
import org.plumbline.app.postgres.PostgresFailure;
import org.plumbline.app.postgres.RunAs;
import org.plumbline.app.work.AtExit;

/// A real PostgreSQL server for one test: its own data directory in the temporary folder, a free port on the loopback interface,
/// superuser `postgres` without a password, `pg_stat_statements` and `auto_explain` preloaded.
///
/// Starting takes about a second, once the version has been unpacked and initialised (see [PostgresBinaries], which also says
/// which versions there are). Closing stops the server and removes its data; so does the end of the JVM.
///
///     try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect()) { ... }
public final class PostgresServer implements AutoCloseable {
    private static final Map<String, String> DEFAULTS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "off",
            "timezone", "UTC",
            "shared_preload_libraries", "pg_stat_statements,auto_explain");

    private final int major;
    private final Cluster cluster;
    private final int port;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtExit atExit = AtExit.run("stop PostgreSQL", this::stop);

    private PostgresServer(int major, Cluster cluster, int port) {
        this.major = major;
        this.cluster = cluster;
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
        return start(major, settings, false);
    }

    /// Starts one that has HypoPG (`CREATE EXTENSION hypopg` is left to the test); none where this machine has no such server, which is one
    /// of Debian's package `postgresql-15-hypopg`.
    public static Optional<PostgresServer> startWithHypoPg() {
        return PostgresBinaries.withHypoPg().map(programs -> start(
                Integer.parseInt(programs.getFileName().toString()), PostgresBinaries.ofDebian(programs), Map.of(), false));
    }

    private static PostgresServer start(int major, Map<String, String> settings, boolean standby) {
        return start(major, PostgresBinaries.of(major), settings, standby);
    }

    private static PostgresServer start(int major, PostgresBinaries binaries, Map<String, String> settings, boolean standby) {
        try {
            Path data = RunAs.current().own(Files.createTempDirectory("plumbline-postgres-" + major + "-"));
            FileTree.copy(binaries.template(), data);
            var all = new LinkedHashMap<>(DEFAULTS);
            all.putAll(settings);
            var cluster = new Cluster(binaries.programs(), data);
            cluster.configure(all);
            if (standby) {
                RunAs.current().own(Files.createFile(data.resolve("standby.signal")));
            }
            return launch(major, cluster);
        } catch (PostgresFailure | IOException e) {
            throw new NoTestServer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTestServer(e);
        }
    }

    /// Starts a read-only standby that streams from this server: from the same template, whose log this server still has if it was just
    /// started. What is written later arrives in a moment ([#awaitReplay(PostgresServer)]).
    public PostgresServer startStandby() {
        return start(major, Map.of("primary_conninfo", "host=127.0.0.1 port=" + port + " user=postgres"), true);
    }

    /// Waits until this standby has replayed all that the primary has written.
    public void awaitReplay(PostgresServer primary) throws SQLException {
        try (Connection there = primary.connect(); Connection here = connect();
                Statement ask = there.createStatement(); Statement look = here.createStatement()) {
            String written = one(ask, "SELECT pg_current_wal_lsn()");
            while (!one(look, "SELECT coalesce(pg_last_wal_replay_lsn() >= '" + written + "', false)").equals("t")) {
                ask.execute("SELECT 1");
            }
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
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
        return cluster.data();
    }

    /// All that the server has logged, `auto_explain`'s plans included.
    public String log() {
        try {
            return Files.readString(cluster.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a crash would: every session is cut, nothing is tidied up. [#startAgain()] brings it back on the same port.
    public void crash() {
        carriedOut(() -> cluster.stop("immediate"));
    }

    public void startAgain() {
        carriedOut(() -> cluster.start(port, ""));
    }

    @Override
    public void close() {
        atExit.close();
        stop();
    }

    private static PostgresServer launch(int major, Cluster cluster) throws PostgresFailure, IOException, InterruptedException {
        try {
            return new PostgresServer(major, cluster, cluster.start());
        } catch (PostgresFailure e) {
            FileTree.delete(cluster.data());
            throw e;
        }
    }

    private void stop() {
        if (!running.getAndSet(false)) {
            return;
        }
        carriedOut(() -> {
            cluster.stop("immediate");
            FileTree.delete(cluster.data());
        });
    }

    private interface Step {
        void run() throws PostgresFailure, IOException, InterruptedException;
    }

    private static void carriedOut(Step step) {
        try {
            step.run();
        } catch (PostgresFailure | IOException e) {
            throw new NoTestServer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTestServer(e);
        }
    }
}
