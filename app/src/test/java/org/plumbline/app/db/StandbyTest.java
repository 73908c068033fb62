package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.WorkloadAnswer;

/// What Plumbline does on a read-only standby.
@NeedsPostgres
@Timeout(120)
class StandbyTest {
    private static PostgresServer primary;
    private static PostgresServer standby;
    private static Database database;

    @BeforeAll
    static void start() throws SQLException, ServerFailure {
        primary = PostgresServer.start(18);
        standby = primary.startStandby();
        try (Connection connection = primary.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
            statement.execute("CREATE TABLE orders AS SELECT i AS id, i % 100 AS customer FROM generate_series(1, 1000) i");
            statement.execute("CREATE INDEX orders_customer ON orders (customer)");
            statement.execute("ANALYZE orders");
        }
        standby.awaitReplay(primary);
        database = Database.of("replica", DatabaseUrl.of(standby.jdbcUrl()));
        database.open();
    }

    @AfterAll
    static void stop() {
        database.close();
        standby.close();
        primary.close();
    }

    @Test
    void isKnownAsOne() throws ServerFailure {
        assertThat(database.open().standby()).isTrue();
    }

    @Test
    void explainsAndRunsThereWithAndWithoutValues() throws ServerFailure, RefusedStatement {
        assertThat(explain("SELECT * FROM orders WHERE customer = $1", false)).contains("Index Cond");
        assertThat(explain("SELECT count(*) FROM orders", true)).contains("Actual Rows");
    }

    @Test
    void whatWritesIsRefusedInWords() {
        ServerFailure failure = catchThrowableOfType(ServerFailure.class, () -> database.explain(new ExplainRequest(
                GuardedStatement.of("DELETE FROM orders"), true, true, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(1))));
        assertThat(failure.kind()).isEqualTo(ServerFailure.Kind.READ_ONLY);
        assertThat(failure).hasMessage("The statement writes, which it may not here: this server is a read-only standby. Run it on the "
                + "primary, or plan it without running it.");
        assertThat(database.state()).as("and the connection stays").isInstanceOf(ConnectionState.Connected.class);
    }

    @Test
    void readsTheCatalogueTheWorkloadAndTheActivity() throws ServerFailure {
        assertThat(database.schema().tables()).anyMatch(table -> table.name().equals("orders"));
        assertThat(database.workload()).isInstanceOf(WorkloadAnswer.Known.class);
        assertThat(database.activity().sessions()).anyMatch(session -> session.kind().equals("walreceiver"));
    }

    private static String explain(String sql, boolean analyze) throws ServerFailure, RefusedStatement {
        return database.explain(new ExplainRequest(
                GuardedStatement.of(sql), analyze, false, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(1)));
    }
}
