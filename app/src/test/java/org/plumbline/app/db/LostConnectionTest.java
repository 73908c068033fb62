package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.app.db.ConnectionState.Connected;
import org.plumbline.app.db.ConnectionState.Lost;
import org.plumbline.app.db.ServerFailure.Kind;
import org.plumbline.testkit.net.Wire;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(60)
class LostConnectionTest {
    private PostgresServer server;
    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() throws IOException, ServerFailure {
        server = PostgresServer.start(18);
        wire = Wire.to(server.port());
        database = new Database(ConnectionProfile.of("postgresql://postgres@127.0.0.1:" + wire.port() + "/postgres"),
                new Login(Optional.empty(), Optional.empty(), Optional.empty(), Map.of()),
                new Patience(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(2)));
        database.open();
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
        wire.close();
        server.close();
    }

    @Test
    void isNoticedWhenTheServerDiesAndMadeAgainWhenItIsBack() throws ServerFailure {
        assertThat(database.check()).isTrue();
        server.crash();

        assertThat(database.check()).isFalse();
        assertThat(database.state()).isInstanceOfSatisfying(Lost.class, lost -> {
            assertThat(lost.reason()).contains("lost");
            assertThat(lost.retrying()).isFalse();
        });
        assertThat(catchThrowableOfType(ServerFailure.class, database::open)).isNotNull();

        server.startAgain();
        assertThat(database.open().major()).isEqualTo(18);
        assertThat(database.state()).isInstanceOf(Connected.class);
    }

    @Test
    void isNoticedWhenTheNetworkBreaksInTheMiddleOfAQuery() throws SQLException, ServerFailure, RefusedStatement {
        CompletableFuture<ServerFailure> failure = sleeping(Duration.ofMinutes(1));
        wire.cut();

        assertThat(failure.join().kind()).isEqualTo(Kind.LOST);
        assertThat(database.state()).isInstanceOf(Lost.class);
        assertThat(database.check()).as("the next use connects again").isTrue();
        assertThat(database.state()).isInstanceOf(Connected.class);
    }

    @Test
    void isNoticedWhenTheNetworkSwallowsEverything() throws SQLException, RefusedStatement {
        CompletableFuture<ServerFailure> failure = sleeping(Duration.ofSeconds(5));
        wire.fallSilent();

        assertThat(failure.join().kind()).isIn(Kind.TIMED_OUT, Kind.LOST);
        assertThat(database.state()).isInstanceOf(Lost.class);
    }

    @Test
    void isNoticedWhenTheNetworkSwallowsTheAnswerToAReader() throws SQLException {
        CompletableFuture<ServerFailure> failure = sleeping(() ->
                database.use(connection -> connection.createStatement().execute("SELECT pg_sleep(50)")));
        wire.fallSilent();

        assertThat(failure.join().kind()).isIn(Kind.TIMED_OUT, Kind.LOST);
        assertThat(database.state()).isInstanceOf(Lost.class);
    }

    @Test
    void isNoneWhereAStatementWithoutATimeLimitTakesLongerThanConnecting() throws RefusedStatement, ServerFailure {
        var request = new ExplainRequest(
                GuardedStatement.of("SELECT pg_sleep(1.2)"), true, false, List.of(), Duration.ZERO, Duration.ZERO);
        assertThat(database.explain(request)).contains("Actual Rows");
    }

    @Test
    void isNoneWhereEverySessionIsBusy() throws ServerFailure {
        inSessions(Line.MOST_SESSIONS, () -> {
            assertThat(database.check()).isTrue();
            assertThat(catchThrowableOfType(ServerFailure.class, () -> database.use(Connection::isReadOnly)))
                    .hasMessageContaining("All 3 sessions of this connection are busy");
        });
        assertThat(database.state()).isInstanceOf(Connected.class);
    }

    private void inSessions(int more, Runnable then) throws ServerFailure {
        if (more == 0) {
            then.run();
            return;
        }
        assertThat(database.<Boolean>use(connection -> {
            try {
                inSessions(more - 1, then);
            } catch (ServerFailure failure) {
                throw new AssertionError(failure);
            }
            return connection.isValid(5);
        })).isTrue();
    }

    @Test
    void isToldWhenAnAdministratorEndsTheSession() throws SQLException, RefusedStatement {
        CompletableFuture<ServerFailure> failure = sleeping(Duration.ofMinutes(1));
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(50)%' "
                    + "AND pid <> pg_backend_pid()");
        }
        assertThat(failure.join()).hasMessageContaining("terminating connection").extracting(ServerFailure::kind).isEqualTo(Kind.LOST);
    }

    /// What becomes of a query that runs on the server when this returns.
    private CompletableFuture<ServerFailure> sleeping(Duration limit) throws SQLException, RefusedStatement {
        var request = new ExplainRequest(GuardedStatement.of("SELECT pg_sleep(50)"), true, false, List.of(), limit, Duration.ZERO);
        return sleeping(() -> database.explain(request));
    }

    private CompletableFuture<ServerFailure> sleeping(Callable<?> query) throws SQLException {
        var failure = new CompletableFuture<ServerFailure>();
        Thread.ofVirtual().start(() -> {
            try {
                failure.completeExceptionally(new AssertionError(query.call()));
            } catch (ServerFailure expected) {
                failure.complete(expected);
            } catch (Throwable other) {
                failure.completeExceptionally(other);
            }
        });
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            while (!failure.isDone()) {
                try (var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                        + "AND query LIKE '%pg_sleep(50)%' AND pid <> pg_backend_pid()")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return failure;
                    }
                }
            }
        }
        return failure;
    }
}
