package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.activity.ActivitySnapshot;
import org.plumbline.activity.Blocking;
import org.plumbline.activity.LockWait;
import org.plumbline.activity.Session;
import org.plumbline.activity.SessionState;
import org.plumbline.activity.WaitEvent;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class ActivityReaderTest extends EachServer {
    @Override
    String script() {
        return """
                CREATE TABLE "Odd name" (id int PRIMARY KEY, n int);
                INSERT INTO "Odd name" VALUES (1, 0), (2, 0);
                CREATE ROLE guest LOGIN""";
    }

    /// In bytes that are no whole kilobytes.
    @Override
    Map<String, String> settings() {
        return Map.of("track_activity_query_size", "10000");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void seesWhoHoldsUpWhom(PostgresServer server) throws SQLException, InterruptedException {
        try (Connection holder = server.connect(); Connection waiter = server.connect(); Connection last = server.connect();
                Connection reader = server.connect()) {
            holder.setAutoCommit(false);
            run(holder, "UPDATE \"Odd name\" SET n = 1 WHERE id = 1");
            Thread updating = inBackground(waiter, "UPDATE \"Odd name\" SET n = 2 WHERE id = 1");
            ActivitySnapshot first = until(reader, snapshot -> waiting(snapshot).size() == 1);
            Thread locking = inBackground(last, "LOCK TABLE \"Odd name\"");
            ActivitySnapshot snapshot = until(reader, now -> waiting(now).size() == 2);

            Session held = waiting(first).getFirst();
            assertThat(held.lock()).contains(new LockWait("transactionid", "a row of public.\"Odd name\"", "ShareLock"));
            assertThat(held.waitsFor()).contains(new WaitEvent("Lock", "transactionid"));
            assertThat(held.statement().text()).isEqualTo("UPDATE \"Odd name\" SET n = 2 WHERE id = 1");
            Session behind = waiting(snapshot).stream().filter(each -> each.pid() != held.pid()).findFirst().orElseThrow();
            assertThat(behind.lock()).contains(new LockWait("relation", "public.\"Odd name\"", "AccessExclusiveLock"));
            Session head = snapshot.session(Blocking.of(snapshot).heads().getFirst()).orElseThrow();
            assertThat(head.state()).contains(SessionState.IDLE_IN_TRANSACTION);
            assertThat(head.writes()).isTrue();
            assertThat(Blocking.of(snapshot).behind(head.pid())).containsExactlyInAnyOrder(held.pid(), behind.pid());
            assertThat(snapshot.since(head.times().transaction().orElseThrow())).isPositive();
            assertThat(snapshot.mostConnections()).isPositive();

            holder.rollback();
            updating.join();
            locking.join();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void tellsWhatIsCutAndWhichSessionsAreItsOwn(PostgresServer server) throws SQLException {
        try (Connection other = DriverManager.getConnection(server.jdbcUrl() + "&ApplicationName=other");
                Connection reader = server.connect()) {
            run(other, "SELECT '" + "é".repeat(6_000) + "'");
            ActivitySnapshot snapshot = ActivityReader.read(reader);
            assertThat(snapshot.sessions()).filteredOn(each -> each.client().application().equals("other")).singleElement()
                    .satisfies(session -> {
                        assertThat(session.statement().cut()).isTrue();
                        assertThat(session.state()).contains(SessionState.IDLE);
                        assertThat(session.kind()).isEqualTo(Session.CLIENT_BACKEND);
                        assertThat(session.own()).isFalse();
                    });
            assertThat(snapshot.sessions()).filteredOn(Session::own).isNotEmpty().noneMatch(each -> each.statement().cut());
            assertThat(snapshot.sessions()).as("the server's own").anyMatch(each -> each.kind().equals("checkpointer"));
            assertThat(reader.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void aPlainRoleSeesThatOthersAreThere(PostgresServer server) throws SQLException {
        String asGuest = server.jdbcUrl().replaceAll("user=[^&]*", "user=guest");
        try (Connection other = server.connect(); Connection reader = DriverManager.getConnection(asGuest)) {
            run(other, "SELECT 'secret'");
            ActivitySnapshot snapshot = ActivityReader.read(reader);
            assertThat(snapshot.sessions()).filteredOn(Session::hidden).isNotEmpty().allSatisfy(session -> {
                assertThat(session.statement().text()).isEmpty();
                assertThat(session.state()).isEmpty();
            });
            assertThat(snapshot.sessions()).filteredOn(each -> each.client().user().equals(Optional.of("guest"))).hasSize(1);
            assertThat(snapshot.clients()).as("the server's own processes are none, though their kind is hidden")
                    .isNotEmpty().allMatch(each -> each.client().user().isPresent()).hasSizeLessThan(snapshot.sessions().size());
        }
    }

    private static List<Session> waiting(ActivitySnapshot snapshot) {
        return snapshot.sessions().stream().filter(each -> !each.blockedBy().isEmpty() && each.lock().isPresent()).toList();
    }

    private static ActivitySnapshot until(Connection reader, Predicate<ActivitySnapshot> seen) throws SQLException {
        ActivitySnapshot snapshot = ActivityReader.read(reader);
        while (!seen.test(snapshot)) {
            snapshot = ActivityReader.read(reader);
        }
        return snapshot;
    }

    private static Thread inBackground(Connection connection, String sql) {
        return Thread.ofVirtual().start(() -> {
            try {
                connection.setAutoCommit(false);
                run(connection, sql);
                connection.rollback();
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
    }
}
