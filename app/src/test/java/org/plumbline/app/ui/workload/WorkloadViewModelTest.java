package org.plumbline.app.ui.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.PausedBackground;
import org.plumbline.plan.digest.DigestedLog;
import org.plumbline.plan.digest.LogDigest;
import org.plumbline.plan.log.LogFile;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.workload.Habit;
import org.plumbline.workload.WorkloadAnswer;

@NeedsPostgres
class WorkloadViewModelTest {
    private static WorkloadServer server;

    private final List<String> opened = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Map<String, Double> chosen = new LinkedHashMap<>();
    private final List<SeenValues> seen = new ArrayList<>();
    private final List<DigestedLog> logs = new ArrayList<>();
    private Optional<Database> database = Optional.of(server.database("postgres", "postgres"));
    private final WorkloadViewModel model = model();

    @BeforeAll
    static void startServer() throws SQLException {
        server = new WorkloadServer();
    }

    @AfterAll
    static void stopServer() throws SQLException {
        server.close();
    }

    @BeforeEach
    void reset() throws SQLException {
        server.run("SELECT pg_stat_statements_reset()");
    }

    @AfterEach
    void disconnect() {
        database.ifPresent(Database::close);
        model.dispose();
    }

    @Test
    void listsWhatMattersOrAllAndFindsByWords() throws SQLException {
        server.reportSlowly();
        server.sendManyShapes(200);
        model.refresh();
        assertThat(row(WorkloadServer.SLOW).isSlow()).isTrue();
        assertThat(model.rows()).hasSizeLessThan(20).first().extracting(StatementRow::text).isEqualTo(WorkloadServer.SLOW);
        model.allProperty().set(true);
        assertThat(model.rows()).hasSizeGreaterThan(200);
        model.queryProperty().set(" PG_SLEEP ");
        assertThat(model.rows()).singleElement().extracting(StatementRow::text).isEqualTo(WorkloadServer.SLOW);
        model.queryProperty().set("");
        model.thresholdProperty().set(Duration.ofSeconds(10));
        assertThat(row(WorkloadServer.SLOW).isSlow()).isFalse();
        assertThat(counted().notes()).anyMatch(note -> note.startsWith("Counted since"))
                .anyMatch(note -> note.startsWith("Counted by pg_stat_statements 1.1"));
    }

    @Test
    void showsWhatRanSinceNowAndAgainAll() throws SQLException {
        server.reportSlowly();
        model.refresh();
        model.allProperty().set(true);
        model.sinceNowProperty().set(true);
        assertThat(model.rows()).isEmpty();
        server.run("SELECT 'since' FROM orders WHERE kind = 3");
        model.refresh();
        assertThat(model.rows()).extracting(StatementRow::text).contains("SELECT $1 FROM orders WHERE kind = $2")
                .doesNotContain(WorkloadServer.SLOW);
        assertThat(counted().difference()).isPresent();
        server.run("SELECT pg_stat_statements_reset()");
        model.refresh();
        assertThat(counted().notes()).anyMatch(note -> note.startsWith("All counters were reset in between"));
        model.sinceNowProperty().set(false);
        assertThat(counted().difference()).isEmpty();
    }

    @Test
    void tellsWhatIsSentRowByRow() throws SQLException {
        server.lookUpRowByRow();
        model.refresh();
        assertThat(counted().habits()).singleElement().isInstanceOfSatisfying(Habit.LookUpForEachRow.class, habit -> {
            assertThat(habit.statement().text()).isEqualTo(WorkloadServer.LOOK_UP);
            assertThat(habit.roundTrips()).isEqualTo(9_990);
        });
    }

    @Test
    void explainsOneAndOpensItsPlan() throws SQLException {
        server.run("SELECT * FROM orders WHERE kind = 3");
        model.refresh();
        model.allProperty().set(true);
        StatementRow row = row("SELECT * FROM orders WHERE kind = $1");
        model.actions().explain(row);
        assertThat(opened).containsExactly("SELECT * FROM orders WHERE kind = $1");
        assertThat(row(row.text()).verdict()).hasValueSatisfying(verdict -> assertThat(verdict.failure()).isEmpty());
        model.refresh();
        assertThat(row(row.text()).verdict()).isPresent();
        model.actions().write(row);
        assertThat(written).containsExactly(row.text());
    }

    @Test
    void writesItWithTheValuesThatASessionSent() throws SQLException {
        server.run("SELECT * FROM orders WHERE kind = 4");
        model.refresh();
        model.allProperty().set(true);
        StatementRow row = row("SELECT * FROM orders WHERE kind = $1");
        model.actions().writeWithSeenValues(row);
        assertThat(seen).singleElement().satisfies(values -> {
            assertThat(values.sql()).isEqualTo("SELECT * FROM orders WHERE kind = 4");
            assertThat(values.from()).startsWith("With the values with which session ").endsWith(" ran it last.");
        });
        server.run("SELECT 'something else'");
        model.actions().writeWithSeenValues(row);
        assertThat(seen).hasSize(1);
        assertThat(model.messageProperty().get()).startsWith("No session runs this statement").contains("logging_collector");
    }

    @Test
    void writesItWithTheValuesOfALogThatIsOpen(@TempDir Path folder) throws SQLException, IOException {
        server.run("SELECT * FROM orders WHERE kind = 4", "SELECT 'something else'");
        model.refresh();
        model.allProperty().set(true);
        logs.add(log(folder.resolve("empty.log"), ""));
        logs.add(log(folder.resolve("shop.log"), """
                2026-11-22 06:08:06.385 UTC [13139] LOG:  duration: 1234.5 ms  plan:
                \tQuery Text: SELECT * FROM orders WHERE kind = $1
                \tQuery Parameters: $1 = '5'
                \tSeq Scan on orders  (cost=0.00..1.00 rows=1 width=4)
                """));
        model.actions().writeWithSeenValues(row("SELECT * FROM orders WHERE kind = $1"));
        model.actions().findIndexes(List.of(row("SELECT * FROM orders WHERE kind = $1")), false);
        assertThat(chosen.keySet()).containsExactly("SELECT * FROM orders WHERE kind = $1");
        chosen.clear();
        model.actions().findIndexes(List.of(row("SELECT * FROM orders WHERE kind = $1")), true);
        assertThat(chosen).containsOnlyKeys("SELECT * FROM orders WHERE kind = '5'");
        assertThat(seen).containsExactly(new SeenValues("SELECT * FROM orders WHERE kind = $1", Map.of("1", Optional.of("5")),
                "With the values of its slowest logged call: 1,235 ms, line 1 of shop.log."));
        logs.removeLast();
        model.actions().writeWithSeenValues(row("SELECT * FROM orders WHERE kind = $1"));
        assertThat(model.messageProperty().get()).contains("no log that is open here has them");
    }

    private static DigestedLog log(Path path, String text) throws IOException {
        var file = new LogFile(Files.writeString(path, text));
        var digest = new LogDigest();
        file.read(digest, (_, _) -> { });
        return new DigestedLog(file, digest.summary());
    }

    @Test
    void explainsTheTopOnesAndTellsWhichHaveNoPlan() throws SQLException {
        server.run("SELECT * FROM orders WHERE kind = 3 ORDER BY customer_id", "CREATE TABLE gone (id int)", "SELECT * FROM gone",
                "DROP TABLE gone");
        model.refresh();
        model.allProperty().set(true);
        model.analyse(100);
        assertThat(model.rows()).allMatch(row -> row.verdict().isPresent());
        assertThat(row("SELECT * FROM gone").verdict().orElseThrow().failure()).hasValueSatisfying(
                failure -> assertThat(failure).contains("does not exist"));
        assertThat(row("DROP TABLE gone").verdict().orElseThrow().words()).isEqualTo("no plan");
        assertThat(model.top().summaryProperty().get()).contains("statements explained").contains("have no plan");
        assertThat(opened).isEmpty();
    }

    @Test
    void saysWhatIsMissingAndHowToGetIt() {
        database = Optional.of(server.database("postgres", "empty"));
        model.refresh();
        assertThat(model.stateProperty().get())
                .isEqualTo(new WorkloadState.Missing(new WorkloadAnswer.NotInstalled(true, true), "postgres"));
        database = Optional.empty();
        WorkloadViewModel unconnected = model();
        unconnected.refresh();
        assertThat(unconnected.stateProperty().get()).isInstanceOfSatisfying(WorkloadState.Failed.class,
                failed -> assertThat(failed.sentence()).contains("not connected"));
    }

    @Test
    void saysThatReadingWasStopped() {
        var background = new PausedBackground();
        WorkloadViewModel paused = model(background);
        paused.refresh();
        background.jobs().getFirst().cancel();
        assertThat(paused.stateProperty().get()).isInstanceOfSatisfying(WorkloadState.Failed.class,
                failed -> assertThat(failed.sentence()).contains("was stopped"));
        paused.refresh();
        background.goOn();
        assertThat(paused.stateProperty().get()).isInstanceOf(WorkloadState.Counted.class);
        paused.refresh();
        paused.refresh();
        assertThat(paused.messageProperty().get()).isEmpty();
        background.jobs().getFirst().cancel();
        assertThat(paused.stateProperty().get()).isInstanceOf(WorkloadState.Counted.class);
        assertThat(paused.messageProperty().get()).contains("was stopped");
    }

    @Test
    void keepsTheFiguresWhenTheConnectionIsGone() {
        model.refresh();
        database.orElseThrow().close();
        database = Optional.empty();
        model.refresh();
        assertThat(model.stateProperty().get()).isInstanceOf(WorkloadState.Counted.class);
        assertThat(model.messageProperty().get()).contains("not connected");
        model.analyse(3);
        assertThat(model.messageProperty().get()).contains("not connected");
    }

    private WorkloadViewModel model() {
        return model(new InlineBackground());
    }

    private WorkloadViewModel model(Background background) {
        return new WorkloadViewModel(background, "shop", () -> database, () -> logs, new Onward() {
            @Override
            public void findIndexes(Chosen statements) {
                try {
                    chosen.putAll(statements.read(database.orElseThrow(), (_, _) -> { }));
                } catch (ServerFailure failure) {
                    throw new IllegalStateException(failure);
                }
            }

            @Override
            public void show(Database on, String sql, StatementExplainer.Explained plan) {
                opened.add(sql);
            }

            @Override
            public void write(String sql) {
                written.add(sql);
            }

            @Override
            public void write(SeenValues values) {
                seen.add(values);
            }
        });
    }

    private WorkloadState.Counted counted() {
        return (WorkloadState.Counted) model.stateProperty().get();
    }

    private StatementRow row(String text) {
        return model.rows().stream().filter(each -> each.text().equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not among " + model.rows().stream().map(StatementRow::text).toList()));
    }
}
