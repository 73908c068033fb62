package org.plumbline.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Answers;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Seen.PlanWish;
import org.plumbline.settings.SettingValue;
import org.plumbline.settings.Use;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

@NeedsPostgres
class ServerSettingsViewModelTest {
    private static final Answers LARGE = new Answers(
            Optional.of(Bytes.bytes(64L << 30)), OptionalInt.of(16), Optional.of(Disk.SSD), Optional.of(Use.WEB));
    private static PostgresServer server;
    private static Database database;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start(18, Map.of("shared_buffers", "8MB", "enable_hashjoin", "off", "statement_timeout", "1h"));
        database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
    }

    @AfterAll
    static void stop() {
        database.close();
        server.close();
    }

    @Test
    void advisesByWhatThePersonSaysOfTheServer() {
        ServerSettingsViewModel model = model(LARGE);
        assertThat(model.stateProperty().get()).isEqualTo(new SettingsState.Complete());
        assertThat(settings(model)).contains("shared_buffers", "random_page_cost", "enable_hashjoin", "fsync", "track_io_timing",
                "lock_timeout").doesNotContain("statement_timeout", "work_mem", "jit");
        assertThat(model.topics()).extracting(TopicRows::title).as("what cannot wait, first")
                .startsWith("Checkpoints and WAL", "Memory", "Costs");

        model.answer(model.answers().withMemory(Optional.of(Bytes.bytes(512L << 20))).withDisk(Optional.of(Disk.HARD_DISK)));
        assertThat(settings(model)).contains("effective_cache_size").doesNotContain("random_page_cost");
    }

    @Test
    void whatIsNotKnownIsToldAndNotGuessed() {
        ServerSettingsViewModel model = model(Answers.NONE);
        assertThat(settings(model)).doesNotContain("random_page_cost", "statement_timeout");
        assertThat(model.open()).anyMatch(line -> line
                .startsWith("random_page_cost, effective_io_concurrency: needs the kind of its disk"));
        assertThat(model.fine()).contains("autovacuum", "enable_seqscan");
    }

    @Test
    void makesOneScriptOfWhatIsShown() {
        ServerSettingsViewModel model = model(LARGE);
        assertThat(model.script()).startsWith("-- What Plumbline advises on the settings of shop.").contains(
                "\nALTER SYSTEM SET shared_buffers = '128MB';\n", "\nALTER SYSTEM SET enable_hashjoin = on;\n",
                "\n-- ALTER ROLE your_application SET lock_timeout = '10s';\n", "\nSELECT pg_reload_conf();\n",
                "\n-- These wait for a restart of the server: shared_buffers");
        model.searchProperty().set("RANDOM_page");
        assertThat(model.script()).contains("ALTER SYSTEM SET random_page_cost = 1.1;").doesNotContain("shared_buffers");
        assertThat(model.settings()).extracting(SettingRow::name).contains("random_page_cost").doesNotContain("jit");
    }

    @Test
    void whatAnOpenPlanAsksForIsForItsStatement() {
        var model = new ServerSettingsViewModel(new InlineBackground(), "shop", () -> Optional.of(database), () -> List.of(new PlanWish(
                "Orders of a year", "work_mem", SettingValue.of(Bytes.bytes(96L << 20)), "Sort spilled to disk")),
                new SimpleObjectProperty<>(Answers.NONE));
        AdviceRow row = rows(model).stream().filter(each -> each.setting().equals("work_mem")).findFirst().orElseThrow();
        assertThat(row.text().reason()).isEqualTo("“Sort spilled to disk” of the open plan Orders of a year asks for it.");
        assertThat(row.text().sql()).contains("SET LOCAL work_mem = '96MB';");
        assertThat(row.text().change()).isEqualTo("4 MB → 96 MB for one statement");
        assertThat(row.script()).endsWith("\n-- SET LOCAL work_mem = '96MB';\n");
    }

    @Test
    void withoutAlterSystemItOffersLinesOfTheConfiguration() throws SQLException {
        try (PostgresServer fixed = PostgresServer.start(18, Map.of("shared_buffers", "8MB", "allow_alter_system", "off"));
                Database open = Database.of("fixed", DatabaseUrl.of(fixed.jdbcUrl()))) {
            var model = new ServerSettingsViewModel(new InlineBackground(), "fixed", () -> Optional.of(open), List::of,
                    new SimpleObjectProperty<>(LARGE));
            AdviceRow row = rows(model).stream().filter(each -> each.setting().equals("shared_buffers")).findFirst().orElseThrow();
            assertThat(row.text().sql()).contains("shared_buffers = '128MB'");
            assertThat(row.text().applying()).isEqualTo("ALTER SYSTEM is switched off here (allow_alter_system): put the line into the "
                    + "server's configuration. Takes effect when the server is restarted.");
            assertThat(model.notes()).containsExactly("ALTER SYSTEM is switched off here (allow_alter_system): put the lines shown into "
                    + "the server's postgresql.conf and reload the configuration.");
            assertThat(model.script()).contains("\n-- shared_buffers = '128MB'\n").doesNotContain("\nALTER SYSTEM", "\nSELECT");
        }
    }

    @Test
    void whatIsStoppedLeavesWhatWasRead() {
        var background = new PausedBackground();
        var model = new ServerSettingsViewModel(background, "shop", () -> Optional.of(database), List::of,
                new SimpleObjectProperty<>(Answers.NONE));
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(
                new SettingsState.Failed("The reading was stopped. Refresh begins it again."));
        model.refresh();
        background.goOn();
        model.refresh();
        model.refresh();
        assertThat(model.stateProperty().get()).isEqualTo(new SettingsState.Reading());
        background.jobs().getFirst().cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new SettingsState.Complete());
        assertThat(model.topics()).isNotEmpty();
    }

    @Test
    void saysWhyThereIsNothingToSee() {
        var closed = new ServerSettingsViewModel(new InlineBackground(), "shop", Optional::empty, List::of,
                new SimpleObjectProperty<>(Answers.NONE));
        assertThat(closed.stateProperty().get()).isEqualTo(
                new SettingsState.Failed("The connection is closed. Connect to it again, then refresh."));
        ServerSettingsViewModel model = model(LARGE);
        model.searchProperty().set("nowhere");
        assertThat(model.nothing()).isEqualTo("No advice matches “nowhere”.");
    }

    private static ServerSettingsViewModel model(Answers answers) {
        return new ServerSettingsViewModel(new InlineBackground(), "shop", () -> Optional.of(database), List::of,
                new SimpleObjectProperty<>(answers));
    }

    private static List<String> settings(ServerSettingsViewModel model) {
        return rows(model).stream().map(AdviceRow::setting).toList();
    }

    private static List<AdviceRow> rows(ServerSettingsViewModel model) {
        return model.topics().stream().flatMap(topic -> topic.rows().stream()).toList();
    }
}
