package org.plumbline.app.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.plumbline.app.db.ServerFailure.Kind;

/// An open way to a database: the tunnel, the pool behind it, and what the server said when it was opened.
///
/// The pool is small. The rule for servers (sessions = cores of the database's machine * 2 + effective spindles, as HikariCP's "About Pool
/// Sizing" has it) shares a machine among many requests; here one person looks at one thing at a time. So: a session for the statement
/// that runs, one for the catalogue or a refresh meanwhile, one for what the person turns to next. None is kept in reserve, so that
/// nothing knocks at a server that is away; what is idle for five minutes is closed.
record Line(HikariDataSource pool, Sessions sessions, Patience patience, Optional<SshTunnel> tunnel, ServerInfo server, String place)
        implements AutoCloseable {
    static final int MOST_SESSIONS = 3;

    /// `insufficient_resources` (errcodes.txt): the server is there, and has no part in it.
    private static final String BUSY = "53000";
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration OLDEST = Duration.ofMinutes(30);

    /// Opens the tunnel, makes one connection and asks it what the server is. Nothing is left open when that fails.
    ///
    /// @throws ServerFailure why not, and what to try
    static Line open(ConnectionProfile profile, Login login, Patience patience) throws ServerFailure {
        QuietLibraries.hush();
        Parameters parameters = profile.resolved(login.environment());
        Optional<SshTunnel> tunnel = Optional.empty();
        if (profile.tunnel().isPresent()) {
            tunnel = Optional.of(SshTunnel.open(
                    profile.tunnel().get(), login, oneHost(parameters), port(parameters), patience.connect()));
        }
        try {
            return open(parameters, login, tunnel, patience);
        } catch (ServerFailure | RuntimeException failure) {
            tunnel.ifPresent(SshTunnel::close);
            throw failure;
        }
    }

    private static Line open(Parameters parameters, Login login, Optional<SshTunnel> tunnel, Patience patience) throws ServerFailure {
        DatabaseUrl url = parameters.url();
        String place = parameters.host() + (parameters.host().contains(",") ? "" : ":" + parameters.port()) + "/" + parameters.database();
        Properties properties = properties(parameters, tunnel, patience);
        try (Secret password = login.passwordOf(parameters)) {
            properties.setProperty("password", password.reveal());
        }
        ServerInfo server;
        try (Connection first = url.connect(properties)) {
            first.setNetworkTimeout(null, (int) patience.connect().toMillis());
            server = ServerInfo.read(first);
        } catch (SQLException failure) {
            throw withHint(new ServerFailure(failure, place), login);
        }
        if (server.major() < ServerInfo.OLDEST) {
            throw new ServerFailure(Kind.TOO_OLD, "The server at " + place + " is PostgreSQL " + server.version() + ". Plumbline needs "
                    + ServerInfo.OLDEST + " or later; plans of older ones can still be opened as files.", null);
        }
        var sessions = new Sessions(url, properties);
        return new Line(new HikariDataSource(pool(sessions, patience)), sessions, patience, tunnel, server, place);
    }

    private static HikariConfig pool(Sessions sessions, Patience patience) {
        var config = new HikariConfig();
        config.setPoolName("plumbline");
        config.setDataSource(sessions);
        config.setMaximumPoolSize(MOST_SESSIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(OLDEST.toMillis());
        config.setConnectionTimeout(LOOK_EVERY.toMillis());
        config.setValidationTimeout(patience.validate().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(true);
        return config;
    }

    /// On top of what [DatabaseUrl] tells the driver.
    private static Properties properties(Parameters parameters, Optional<SshTunnel> tunnel, Patience patience) {
        var properties = new Properties();
        String seconds = Long.toString(Math.max(1, patience.connect().toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Long.toString(Math.max(1, patience.answer().toSeconds())));
        // of two settings of one name the server takes the last
        properties.setProperty("options", parameters.get("options").map(given -> given + " ").orElse("")
                + "-c standard_conforming_strings=on -c default_transaction_read_only=on");
        parameters.get("sslpassword").ifPresent(secret -> properties.setProperty("sslpassword", secret));
        tunnel.ifPresent(open -> {
            properties.setProperty("socketFactory", TunnelSocketFactory.class.getName());
            properties.setProperty("socketFactoryArg", Integer.toString(open.localPort()));
        });
        return properties;
    }

    private static ServerFailure withHint(ServerFailure failure, Login login) {
        Optional<String> warning = PasswordFile.of(login.environment()).warning();
        return failure.kind() == Kind.PASSWORD && warning.isPresent()
                ? new ServerFailure(Kind.PASSWORD, failure.getMessage() + " " + warning.get(), failure.getCause()) : failure;
    }

    private static String oneHost(Parameters parameters) throws ServerFailure {
        if (parameters.host().contains(",")) {
            throw new ServerFailure(Kind.SETTINGS, "A tunnel leads to one host: name one of " + parameters.host() + ".", null);
        }
        return parameters.host();
    }

    private static int port(Parameters parameters) throws ServerFailure {
        try {
            return Integer.parseInt(parameters.port());
        } catch (NumberFormatException wrong) {
            throw new ServerFailure(Kind.SETTINGS, "The port '" + parameters.port() + "' is no number.", wrong);
        }
    }

    /// A session of the pool. The pool would wait as long as a slow connection may take, though the server has long refused one: so it is
    /// looked after in between. Where all sessions are in use the server is well.
    Connection connection() throws SQLException {
        sessions.forget();
        long start = System.nanoTime();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException waited) {
                boolean busy = pool.getHikariPoolMXBean().getActiveConnections() >= MOST_SESSIONS;
                Optional<SQLException> failure = sessions.failure().filter(_ -> !busy);
                if (failure.isPresent() || System.nanoTime() - start > patience.connect().toNanos()) {
                    throw busy ? allBusy() : failure.orElse(waited);
                }
            }
        }
    }

    /// A pool of its own for a measurement, behind the same tunnel; to be closed. Its sessions run each statement in a transaction that is
    /// READ ONLY and rolled back when they are given back: nothing is set that a pooler could hand on to others.
    HikariDataSource pool(int size) {
        var config = new HikariConfig();
        config.setPoolName("plumbline-measure");
        config.setDataSource(sessions);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(Math.max(LOOK_EVERY.toMillis(), patience.connect().toMillis()));
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /// Another session can be had at once.
    boolean hasFree() {
        return pool.getHikariPoolMXBean().getActiveConnections() < MOST_SESSIONS;
    }

    private static SQLException allBusy() {
        return new SQLException("All " + MOST_SESSIONS + " sessions of this connection are busy: wait for one to end, or cancel it.", BUSY);
    }

    /// It does not go back to the pool.
    void evict(Connection connection) {
        pool.evictConnection(connection);
    }

    /// What the driver said last, where the pool only says that it waited in vain.
    static SQLException cause(SQLException failure) {
        return failure.getCause() instanceof SQLException said ? said : failure;
    }

    @Override
    public void close() {
        pool.close();
        tunnel.ifPresent(SshTunnel::close);
    }
}
