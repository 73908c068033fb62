package org.plumbline.app.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class HealthViewModelTest {
    private static PostgresServer server;
    private static Database database;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18);
        Mistakes.make(server);
        database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void findsEveryMistake() {
        HealthViewModel model = model();
        assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Complete());
        assertThat(model.groups()).extracting(HealthGroup::title).containsExactly("Numbers near their end", "Invalid indexes",
                "Tables without a primary key", "Duplicate indexes", "Overlapping indexes", "Unused indexes",
                "Foreign keys without an index", "Bloated tables", "Autovacuum switched off", "Never vacuumed or analysed");
        assertThat(objects(model, "Numbers near their end")).containsExactlyInAnyOrder("id", "public.tickets");
        assertThat(objects(model, "Invalid indexes")).containsExactly("orders_once_idx");
        assertThat(objects(model, "Tables without a primary key")).containsExactly("Log entries");
        assertThat(objects(model, "Duplicate indexes")).containsExactly("customers_email_lookup");
        assertThat(objects(model, "Overlapping indexes")).containsExactly("orders_made_at_idx");
        assertThat(objects(model, "Foreign keys without an index")).containsExactly("orders_customer_id_fkey");
        assertThat(objects(model, "Bloated tables")).containsExactly("Log entries");
        assertThat(objects(model, "Autovacuum switched off")).containsExactly("orders");
    }

    @Test
    void makesOneScriptOfWhatIsShown() {
        HealthViewModel model = model();
        model.searchProperty().set("orders");
        assertThat(model.script()).startsWith("-- What Plumbline found in the schema of shop,")
                .contains("\n-- Overlapping indexes\n", "\nDROP INDEX CONCURRENTLY public.orders_made_at_idx;\n")
                .doesNotContain("tickets");
    }

    /// On a database of its own, in place of the person who reads it first.
    @Test
    void proposesStatementsThatMendWhatWasFound() throws SQLException {
        try (PostgresServer other = PostgresServer.start(18); Connection connection = other.connect();
                Statement statement = connection.createStatement(); Database mended = Database.of("m", DatabaseUrl.of(other.jdbcUrl()))) {
            Mistakes.make(other);
            statement.execute("TRUNCATE orders");
            var model = new HealthViewModel(new InlineBackground(), "m", () -> Optional.of(mended));
            assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Complete());
            assertThat(model.groups()).extracting(HealthGroup::title).contains("Invalid indexes", "Foreign keys without an index");
            for (HealthGroup group : List.copyOf(model.groups())) {
                for (HealthRow row : group.title().equals("Unused indexes") ? List.<HealthRow>of() : group.rows()) {
                    for (RemedyText remedy : row.text().remedies()) {
                        statement.execute(remedy.sql().orElseThrow());
                    }
                }
            }
            model.refresh();
            assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Complete());
            assertThat(model.groups()).extracting(HealthGroup::title).isSubsetOf("Unused indexes", "Never vacuumed or analysed");
        }
    }

    @Test
    void searchesAndSaysWhenNothingMatches() {
        HealthViewModel model = model();
        model.searchProperty().set("  LOOKUP ");
        assertThat(model.groups()).flatExtracting(HealthGroup::rows).extracting(HealthRow::object).containsOnly("customers_email_lookup");
        model.searchProperty().set("nowhere");
        assertThat(model.groups()).isEmpty();
        assertThat(model.nothing()).isEqualTo("No finding matches “nowhere”.");
    }

    @Test
    void saysWhatWasCheckedWhereNothingIsWrong() throws SQLException {
        try (PostgresServer empty = PostgresServer.start(18);
                Database sound = Database.of("sound", DatabaseUrl.of(empty.jdbcUrl()))) {
            var model = new HealthViewModel(new InlineBackground(), "sound", () -> Optional.of(sound));
            assertThat(model.nothing()).startsWith("Nothing found in 0 tables. Checked: numbers near their end, ");
        }
    }

    @Test
    void goesBackToWhatItHadWhenItIsStopped() {
        var background = new PausedBackground();
        var model = new HealthViewModel(background, "shop", () -> Optional.of(database));
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Failed("The check was stopped. Refresh begins it again."));
        model.refresh();
        background.goOn();
        assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Complete());
        model.refresh();
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Reading());
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new HealthState.Complete());
        assertThat(model.groups()).isNotEmpty();
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        var closed = new HealthViewModel(new InlineBackground(), "shop", Optional::empty);
        assertThat(closed.stateProperty().get()).isEqualTo(
                new HealthState.Failed("The connection is closed. Connect to it again, then refresh."));
    }

    private static HealthViewModel model() {
        return new HealthViewModel(new InlineBackground(), "shop", () -> Optional.of(database));
    }

    private static List<String> objects(HealthViewModel model, String title) {
        return model.groups().stream().filter(group -> group.title().equals(title)).flatMap(group -> group.rows().stream())
                .map(HealthRow::object).toList();
    }
}
