package org.plumbline.app.ui.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.Login;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.plan.Operation;
import org.plumbline.sql.SqlScript;
import org.plumbline.testkit.postgres.PostgresServer;

class SqlViewModelTest {
    private static PostgresServer server;
    private static Connection connection;

    private final List<ExplainedStatement> explained = new ArrayList<>();
    private final Database database = database();
    private final SqlViewModel model = new SqlViewModel(new InlineBackground(),
            FXCollections.observableArrayList(new DatabaseChoice("here", database)), explained::add);

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start(18);
        connection = server.connect();
        run("CREATE TABLE t AS SELECT i AS id, i % 10 AS kind FROM generate_series(1, 1000) i");
    }

    @AfterAll
    static void stopServer() throws SQLException {
        connection.close();
        server.close();
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Test
    void explainsTheStatementAtTheCaretWithoutRunningIt() {
        write("SELECT 1; SELECT * FROM t WHERE id = 5", 12);
        model.explain();
        assertThat(explained).singleElement().satisfies(result -> {
            assertThat(result.sql()).isEqualTo("SELECT * FROM t WHERE id = 5");
            assertThat(result.analyze()).isFalse();
            assertThat(result.plans().getFirst().plan().origin().query()).contains("SELECT * FROM t WHERE id = 5");
            assertThat(result.plans().getFirst().plan().root().operation()).isInstanceOf(Operation.SeqScan.class);
            assertThat(result.plans().getFirst().plan().root().executed()).isEmpty();
        });
    }

    @Test
    void asksBeforeItRunsWhatWritesAndLeavesNothingBehind() throws SQLException {
        write("DELETE FROM t", 0);
        model.analyze();
        assertThat(explained).isEmpty();
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(SqlState.Asking.class, asking -> {
            assertThat(asking.sql()).isEqualTo("DELETE FROM t");
            assertThat(asking.sentence()).contains("writes");
        });
        model.cancel();
        assertThat(model.stateProperty().get()).isEqualTo(new SqlState.Ready(""));
        model.confirm();
        assertThat(explained).isEmpty();

        model.analyze();
        model.confirm();
        assertThat(explained).singleElement()
                .satisfies(result -> assertThat(result.plans().getFirst().plan().root().executed()).isPresent());
        assertThat(count()).isEqualTo(1000);
    }

    @Test
    void runsNothingWhenTheDatabaseOrTheStatementIsAnotherThanTheOneAskedAbout() {
        write("DELETE FROM t", 0);
        try (Database other = database()) {
            model.analyze();
            model.databaseProperty().set(Optional.of(new DatabaseChoice("there", other)));
            assertThat(model.stateProperty().get()).isEqualTo(new SqlState.Ready(""));
            model.confirm();
            model.analyze();
            model.databaseProperty().set(Optional.empty());
            model.confirm();
            model.databaseProperty().set(model.databases().stream().findFirst());
            model.analyze();
            write("DELETE FROM t WHERE id < 7", 0);
            model.confirm();
        }
        assertThat(explained).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(new SqlState.Ready(""));
    }

    @Test
    void isReadyAgainWhoeverCancelsWhatRuns() {
        var background = new PausedBackground();
        var other = new SqlViewModel(background, model.databases(), explained::add);
        other.currentStatementProperty().set(SqlScript.at("SELECT 1", 0));
        other.explain();
        assertThat(other.stateProperty().get()).isInstanceOf(SqlState.Running.class);
        background.jobs().getFirst().cancel();
        assertThat(other.stateProperty().get()).isEqualTo(new SqlState.Ready("Cancelled."));
        background.goOn();
        assertThat(explained).isEmpty();

        other.explain();
        background.goOn();
        assertThat(explained).hasSize(1);
    }

    @Test
    void namesWhatNoRollbackUndoes() {
        write("SELECT nextval('s')", 0);
        model.analyze();
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(SqlState.Asking.class,
                asking -> assertThat(asking.sentence()).contains("nextval"));
    }

    @Test
    void plansWithoutAnyValueAndRunsWithAll() {
        write("SELECT * FROM t WHERE kind = :kind AND id < $1", 0);
        write("SELECT * FROM t WHERE kind = :kind", 0);
        assertThat(model.parameters().values()).extracting(ParameterValue::name).containsExactly("kind");
        model.explain();
        assertThat(explained).hasSize(1);
        model.analyze();
        assertThat(failure()).contains("missing: kind");
        model.parameters().values().getFirst().textProperty().set("3");
        model.analyze();
        assertThat(explained.getLast().plans().getFirst().plan().root().executed().orElseThrow().rowsPerLoop().value()).isEqualTo(100);
    }

    @Test
    void takesGivenValuesForTheStatementThatHasTheParameters() {
        model.parameters().give(Map.of("1", Optional.of("3"), "2", Optional.empty()));
        write("-- whose values\nSELECT * FROM t WHERE kind = $1 AND id IS DISTINCT FROM $2", 20);
        model.analyze();
        assertThat(explained.getLast().plans().getFirst().plan().root().executed().orElseThrow().rowsPerLoop().value()).isEqualTo(100);
        write("SELECT 1", 0);
        write("SELECT * FROM t WHERE kind = $1", 0);
        assertThat(model.parameters().values()).extracting(value -> value.textProperty().get()).containsExactly("");
    }

    @Test
    void asksForWhatIsChosen() {
        write("SELECT * FROM t", 0);
        model.options().rows().forEach(option -> option.chosen().set(false));
        model.analyze();
        assertThat(explained.getLast().source().text()).doesNotContain("Shared Hit Blocks").doesNotContain("Actual Total Time")
                .doesNotContain("Output");
        model.options().rows().forEach(option -> option.chosen().set(true));
        model.analyze();
        assertThat(explained.getLast().source().text()).contains("Shared Hit Blocks", "Actual Total Time", "Output", "Serialization");
        assertThat(explained.getLast().options()).contains("BUFFERS", "MEMORY");
        assertThat(model.options().rows()).extracting(OptionRow::name).contains("MEMORY");
    }

    @Test
    void saysWhatIsWrong() {
        write("", 0);
        model.explain();
        assertThat(failure()).contains("no statement at the caret");
        write("SELECT * FROM nowhere", 0);
        model.explain();
        assertThat(failure()).contains("relation \"nowhere\" does not exist");
        String text = "SELECT 1;\n  SELECT '\uD83D\uDC18', * FROM t WHERE missing = 1;";
        write(text, 15);
        model.explain();
        assertThat(((SqlState.Failed) model.stateProperty().get()).place()).hasValue(text.indexOf("missing"));
        write("DROP TABLE t", 0);
        model.explain();
        assertThat(failure()).contains("not DROP");
        model.databaseProperty().set(Optional.empty());
        write("SELECT 1", 0);
        model.explain();
        assertThat(failure()).contains("Connect to a database first");
    }

    private static Database database() {
        return new Database(ConnectionProfile.of("postgresql://postgres@127.0.0.1:" + server.port() + "/postgres"), Login.ofEnvironment());
    }

    private void write(String text, int caret) {
        model.textProperty().set(text);
        model.currentStatementProperty().set(SqlScript.at(text, caret));
    }

    private String failure() {
        assertThat(model.stateProperty().get()).isInstanceOf(SqlState.Failed.class);
        return ((SqlState.Failed) model.stateProperty().get()).sentence();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }
}
