package org.plumbline.app.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
@Timeout(120)
class ActivityViewModelTest {
    private static PostgresServer server;
    private static Database database;

    private final List<String> explained = new ArrayList<>();

    @BeforeAll
    static void start() throws ServerFailure {
        server = PostgresServer.start(18);
        database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
        database.open();
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void showsThoseAtWorkAndWhatTheyWaitFor() throws SQLException {
        ActivityViewModel model = model(Optional.of(database));
        try (HeldUp _ = HeldUp.on(server)) {
            model.refresh();
            assertThat(model.rows()).extracting(row -> row.session().client().application())
                    .containsExactlyInAnyOrder("checkout", "warehouse", "migration");
            SessionRow holder = row(model, "checkout");
            SessionRow waiter = row(model, "warehouse");
            assertThat(holder.behind()).isEqualTo(2);
            assertThat(holder.state()).isEqualTo("idle in transaction");
            assertThat(waiter.blockedBy()).isEqualTo(Integer.toString(holder.session().pid()));
            assertThat(waiter.waits()).isEqualTo("Lock: transactionid");
            assertThat(waiter.notes().getFirst()).isEqualTo("Waits for ShareLock on the transaction that changed a row of public.orders, "
                    + "which " + holder.session().pid() + " (postgres, checkout) holds or waits for before it.");
            assertThat(holder.notes()).singleElement().asString().startsWith("2 sessions wait for it: ");

            model.choose(waiter.session().pid());
            model.refresh();
            assertThat(model.chosenProperty().get().map(SessionRow::key)).as("stays chosen").contains(waiter.key());
            model.explain(waiter);
            assertThat(explained).containsExactly("UPDATE orders SET state = 'sent', id = id WHERE id = 7 RETURNING id");
            assertThat(model.waitsProperty().get().samples()).hasSize(2);
        }
        model.refresh();
        assertThat(model.rows()).isEmpty();
        assertThat(model.nothing()).startsWith("Nobody runs a statement");
    }

    @Test
    void whatWouldEndASessionEndsThatOneAlone() throws SQLException {
        ActivityViewModel model = model(Optional.of(database));
        try (Connection idle = server.connect(); Connection other = server.connect(); Statement statement = idle.createStatement();
                Statement ending = other.createStatement()) {
            idle.setAutoCommit(false);
            statement.execute("SELECT 'ended by its own words'");
            model.refresh();
            SessionRow row = model.rows().stream().filter(each -> each.line().contains("ended by its own words")).findFirst().orElseThrow();
            String sql = row.endings().getFirst().sql();
            statement.execute("SELECT 'ended by its own words, later'");
            try (var gone = ending.executeQuery(sql)) {
                assertThat(gone.next()).as("it is at another statement by now").isFalse();
            }
            model.refresh();
            String now = model.rows().stream().filter(each -> each.key().equals(row.key())).findFirst().orElseThrow()
                    .endings().getFirst().sql();
            try (var gone = ending.executeQuery(now)) {
                assertThat(gone.next()).isTrue();
                assertThat(gone.getBoolean(1)).isTrue();
            }
        }
    }

    @Test
    void saysWhyAStatementCannotBeExplainedFromHere() throws SQLException {
        ActivityViewModel model = model(Optional.of(database));
        String elsewhere = server.jdbcUrl().replace("/postgres?", "/template1?");
        try (Connection there = DriverManager.getConnection(elsewhere); Statement statement = there.createStatement()) {
            statement.execute("SELECT 'elsewhere'");
            model.allProperty().set(true);
            model.refresh();
            SessionRow row = model.rows().stream().filter(each -> each.line().contains("'elsewhere'")).findFirst().orElseThrow();
            assertThat(model.whyNotExplained(row)).isEqualTo("It runs in the database template1: connect to that one to explain it.");
            assertThat(model.rows()).anyMatch(each -> each.state().equals("checkpointer"));
            model.searchProperty().set("template1");
            assertThat(model.rows()).containsExactly(row);
        }
    }

    @Test
    void whatWasReadStaysWhereReadingFailsAndNobodyConnectsAnew() {
        List<Optional<Database>> open = new ArrayList<>(List.of(Optional.of(database)));
        var model = new ActivityViewModel(new InlineBackground(), "shop", open::getFirst, explained::add);
        model.tick();
        assertThat(model.stateProperty().get()).isInstanceOf(ActivityState.Known.class);
        open.set(0, Optional.empty());
        model.refresh();
        assertThat(model.messageProperty().get()).startsWith("What is shown is as it was: This database is not connected.");
        assertThat(model.liveProperty().get()).isFalse();
    }

    private ActivityViewModel model(Optional<Database> on) {
        return new ActivityViewModel(new InlineBackground(), "shop", () -> on, explained::add);
    }

    private static SessionRow row(ActivityViewModel model, String application) {
        return model.rows().stream().filter(each -> each.session().client().application().equals(application)).findFirst().orElseThrow();
    }
}
