package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analyzer;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.DatabaseUrl;
import org.plumbline.app.db.ExplainRequest;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.Login;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.history.RunRow;
import org.plumbline.app.ui.sql.ExplainedStatement;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

class RunHistoryTest {
    private static final String PLAN = """
            [{"Plan": {"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "orders",
              "Startup Cost": 0.00, "Total Cost": 20.00, "Plan Rows": 10, "Plan Width": 8}}]
            """;

    @TempDir
    private Path folder;

    private SettingsViewModel settings;
    private ShellViewModel shell;

    @BeforeEach
    void start() {
        var background = new InlineBackground();
        settings = new SettingsViewModel(PreferencesFile.in(folder), background, new SimpleBooleanProperty(false));
        shell = new ShellViewModel(background, settings, List.of(), new ConnectionsViewModel(ProfilesFile.in(folder), background));
    }

    @Test
    void whatIsExplainedIsKeptAndOpensAgain() {
        explain("SELECT * FROM orders WHERE id = 1");
        explain("SELECT * FROM orders WHERE id = 2");
        shell.history().show();
        assertThat(history().model().rows()).extracting(RunRow::kept)
                .extracting(kept -> kept.run().sql())
                .containsExactly("SELECT * FROM orders WHERE id = 2", "SELECT * FROM orders WHERE id = 1");
        shell.tabs().forEach(shell::close);

        history().model().open();
        OpenPlan plan = shell.selected().orElseThrow();
        assertThat(plan.read().plan().origin().query()).contains("SELECT * FROM orders WHERE id = 2");
        assertThat(plan.place()).startsWith("shop, me@db.example/shop, kept on ");
        shell.history().show();
        history().model().open();
        assertThat(shell.tabs()).hasSize(1);

        var series = new ArrayList<Long>();
        shell.history().runsOf(plan.source().key(), found -> series.add(found.runs()));
        assertThat(series).containsExactly(2L);
    }

    @Test
    @NeedsPostgres
    void aRunOfAnOpenConnectionIsJudgedByItsCatalogue() throws SQLException, ServerFailure, RefusedStatement, PlanParseException {
        try (PostgresServer server = PostgresServer.start(18); Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id int)");
            statement.execute("INSERT INTO orders SELECT i FROM generate_series(1, 100) i");
            var database = Database.of("shop", DatabaseUrl.of(server.jdbcUrl()));
            database.open();
            String sql = "SELECT * FROM orders WHERE id = 1";
            SourceText source = SourceText.of("shop", database.explain(new ExplainRequest(GuardedStatement.of(sql), false, false,
                    List.of(), Duration.ofSeconds(9), Duration.ofSeconds(9))));
            var connections = shell.connections();
            connections.adopt(database);
            shell.editors().opened(new ExplainedStatement(database, sql, List.of(), false, source,
                    Analyzer.analyze(source, sql, _ -> Optional.empty()), Duration.ofMillis(3)));
            OpenPlan judged = reopened();
            assertThat(waitForConnection(judged)).isEmpty();
            assertThat(judged.place()).endsWith(", judged by the catalogue as it is now");
            connections.disconnect(database.profile().id());
            assertThat(waitForConnection(reopened())).isNotEmpty();
        }
    }

    private OpenPlan reopened() {
        shell.tabs().forEach(shell::close);
        shell.history().show();
        history().model().open();
        return shell.selected().orElseThrow();
    }

    private static List<RuleOutcome> waitForConnection(OpenPlan plan) {
        return plan.advice().analysis().orElseThrow().advice().outcomes().stream()
                .filter(RuleOutcome.NeedsConnection.class::isInstance).toList();
    }

    @Test
    void thereIsOneHistoryThatIsNarrowedWhereItIsOpenedFrom() {
        explain("SELECT * FROM orders WHERE id = 1");
        explain("SELECT 2");
        shell.history().show();
        shell.history().showOf("elsewhere");
        assertThat(history().model().rows()).isEmpty();
        shell.history().showOf(RunHistory.statement(shell.tabs().getFirst().source().key()).orElseThrow());
        assertThat(history().model().rows()).hasSize(1);
        assertThat(shell.documents().stream().filter(OpenHistory.class::isInstance)).hasSize(1);
        shell.close(history());
        shell.history().showOf("shop");
        assertThat(history().model().rows()).hasSize(2);
    }

    @Test
    void nothingIsKeptWhileItIsTurnedOff() {
        settings.keepHistory(false);
        explain("SELECT 1");
        assertThat(shell.tabs()).hasSize(1);
        assertThat(folder.resolve("history.db")).doesNotExist();
        assertThat(PreferencesFile.in(folder).read().historyKept()).isFalse();
        settings.keepHistory(true);
        explain("SELECT 2");
        shell.history().show();
        assertThat(history().model().rows()).hasSize(1);
    }

    @Test
    void isClearedForGood() {
        explain("SELECT 1");
        shell.history().show();
        shell.history().clear();
        assertThat(history().model().rows()).isEmpty();
        assertThat(shell.noticeProperty().get()).contains(Notice.done("The history was cleared."));
    }

    @Test
    void troubleIsToldOnceAndTakesNoPlanAway() throws IOException {
        Files.createDirectory(folder.resolve("history.db"));
        explain("SELECT 1");
        assertThat(shell.tabs()).hasSize(1);
        assertThat(shell.noticeProperty().get().map(Notice::sentence)).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("could not be kept"));
        shell.dismissNotice();
        explain("SELECT 2");
        assertThat(shell.tabs()).hasSize(2);
        assertThat(shell.noticeProperty().get()).isEmpty();
    }

    @Test
    void aFileThatIsPutAsideIsTold() throws IOException {
        Files.writeString(folder.resolve("history.db"), "no database".repeat(1_000));
        explain("SELECT 1");
        assertThat(shell.noticeProperty().get().map(Notice::sentence)).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("history.broken-1.db"));
    }

    private OpenHistory history() {
        return shell.documents().stream().filter(OpenHistory.class::isInstance).map(OpenHistory.class::cast).findFirst().orElseThrow();
    }

    private void explain(String sql) {
        try {
            SourceText source = SourceText.of("shop", PLAN);
            var profile = ConnectionProfile.of("postgresql://me:hunter2@db.example/shop").named("shop");
            var database = new Database(profile, Login.ofEnvironment());
            shell.editors().opened(new ExplainedStatement(database, sql, List.of("BUFFERS"), false, source,
                    Analyzer.analyze(source, sql, _ -> Optional.empty()), Duration.ofMillis(3)));
        } catch (PlanParseException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
