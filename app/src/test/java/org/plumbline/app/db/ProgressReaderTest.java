package org.plumbline.app.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.activity.CommandProgress;
import org.plumbline.activity.CommandProgress.Part;
import org.plumbline.activity.CommandProgress.Unit;
import org.plumbline.app.ui.text.ProgressText;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

@NeedsPostgres
@Timeout(120)
class ProgressReaderTest extends EachServer {
    @Override
    String script() {
        return """
                CREATE TABLE "Odd name" (id int PRIMARY KEY, n int);
                INSERT INTO "Odd name" SELECT i, 0 FROM generate_series(1, 20000) i;
                CREATE ROLE guest LOGIN""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void anIndexThatWaitsForAnOldTransactionSaysSo(PostgresServer server) throws SQLException, InterruptedException {
        String asGuest = server.jdbcUrl().replaceAll("user=[^&]*", "user=guest");
        try (Connection old = server.connect(); Connection building = server.connect(); Connection reader = server.connect();
                Connection guest = DriverManager.getConnection(asGuest)) {
            old.setAutoCommit(false);
            run(old, "UPDATE \"Odd name\" SET n = 1 WHERE id = 1");
            Thread index = alone(building, "CREATE INDEX CONCURRENTLY ON \"Odd name\" (n)");
            CommandProgress seen = until(reader, progress -> progress.phase().filter(phase -> phase.startsWith("waiting")).isPresent());
            assertThat(seen.command()).isEqualTo("CREATE INDEX CONCURRENTLY");
            assertThat(seen.relation()).contains("public.\"Odd name\"");
            assertThat(seen.phase()).contains("waiting for writers before build");
            assertThat(seen.part()).contains(new Part(Unit.TRANSACTIONS, 0, OptionalLong.of(1)));
            assertThat(ProgressText.sentence(seen)).isEqualTo("CREATE INDEX CONCURRENTLY (public.\"Odd name\"): waiting for writers "
                    + "before build, 0 of 1 transaction (0 % of this phase).");
            CommandProgress hidden = until(guest, _ -> true);
            assertThat(hidden).isEqualTo(new CommandProgress(seen.pid(), "CREATE INDEX", Optional.empty(), Optional.empty(),
                    Optional.empty()));
            assertThat(ProgressText.sentence(hidden)).isEqualTo("CREATE INDEX; how far it is, is hidden from this user.");
            run(reader, "REVOKE SELECT ON pg_catalog.pg_stat_progress_vacuum FROM PUBLIC");
            assertThat(ActivityReader.read(guest).progress()).as("one view that may not be read leaves the others").hasSize(1);
            old.commit();
            index.join();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void countsTheBlocksThatVacuumAndAnalyzeHaveRead(PostgresServer server) throws SQLException, InterruptedException {
        try (Connection working = server.connect(); Connection reader = server.connect(); Statement statement = working.createStatement()) {
            statement.execute("SET vacuum_cost_delay = 50");
            statement.execute("SET vacuum_cost_limit = 1");
            follow(statement, reader, "VACUUM \"Odd name\"", "scanning heap");
            if (working.getMetaData().getDatabaseMajorVersion() >= 13) {
                follow(statement, reader, "ANALYZE \"Odd name\"", "acquiring sample rows");
            }
        }
    }

    /// The command is cancelled when it has been seen.
    private static void follow(Statement statement, Connection reader, String sql, String phase) throws SQLException, InterruptedException {
        Thread command = Thread.ofVirtual().start(() -> {
            try {
                statement.execute(sql);
            } catch (SQLException _) {
                // It was cancelled.
            }
        });
        CommandProgress seen = until(reader, progress -> progress.phase().equals(Optional.of(phase))
                && progress.part().filter(part -> part.done() > 0).isPresent());
        statement.cancel();
        command.join();
        assertThat(seen.command()).isEqualTo(sql.substring(0, sql.indexOf(' ')));
        assertThat(seen.relation()).contains("public.\"Odd name\"");
        assertThat(seen.part()).hasValueSatisfying(part -> {
            assertThat(part.unit()).isEqualTo(Unit.BLOCKS);
            assertThat(part.share().orElseThrow().value()).isBetween(0.0, 1.0);
            assertThat(part.total().orElseThrow()).isBetween(80L, 200L);
        });
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void countsTheRowsOfACopyThatComesFromAClient(PostgresServer server) throws SQLException {
        try (Connection loading = server.connect(); Connection reader = server.connect()) {
            if (loading.getMetaData().getDatabaseMajorVersion() < 14) {
                assertThat(ActivityReader.read(reader).progress()).isEmpty();
                return;
            }
            CopyIn copy = loading.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY \"Odd name\" FROM STDIN");
            byte[] rows = IntStream.range(0, 1_000).mapToObj(i -> 30_000 + i + "\t1\n").collect(Collectors.joining()).getBytes(UTF_8);
            copy.writeToCopy(rows, 0, rows.length);
            copy.flushCopy();
            CommandProgress seen = until(reader, progress -> progress.part().filter(part -> part.done() > 1).isPresent());
            copy.cancelCopy();
            assertThat(seen.command()).isEqualTo("COPY FROM");
            assertThat(seen.part()).hasValueSatisfying(part -> {
                assertThat(part.unit()).isEqualTo(Unit.ROWS);
                assertThat(part.total()).isEmpty();
            });
            assertThat(ProgressText.sentence(seen)).matches("COPY FROM \\(public.\"Odd name\"\\): [0-9,]+ rows so far\\.");
        }
    }

    private static CommandProgress until(Connection reader, Predicate<CommandProgress> wanted) throws SQLException {
        while (true) {
            Optional<CommandProgress> found = ActivityReader.read(reader).progress().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private static Thread alone(Connection connection, String sql) {
        return Thread.ofVirtual().start(() -> {
            try {
                run(connection, sql);
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }
}
