package org.plumbline.app.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.ui.control.DotChart.Dot;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.Job;
import org.plumbline.testkit.history.Runs;

class HistoryViewModelTest {
    @TempDir
    private Path folder;

    private final List<RunRow> opened = new ArrayList<>();
    private final List<List<RunRow>> compared = new ArrayList<>();
    private HistoryFile file;
    private Runs runs;
    private HistoryViewModel model;

    @BeforeEach
    void start() {
        file = HistoryFile.in(folder, sentence -> {
            throw new AssertionError(sentence);
        });
        runs = new Runs(file);
        model = new HistoryViewModel(new InlineBackground(), file, new SimpleBooleanProperty(true), opened::add, compared::add);
    }

    @Test
    void listsTheNewestFirstAndChoosesIt() {
        runs.planned("SELECT 1 FROM a", "shop", 10);
        runs.ran("SELECT *\n  FROM b", "staging", 60.5);
        model.refresh();
        assertThat(model.rows()).extracting(RunRow::statement).containsExactly("SELECT * FROM b", "SELECT 1 FROM a");
        assertThat(model.rows()).extracting(RunRow::findings).containsExactly("1 high", "");
        assertThat(model.chosenProperty().get()).contains(model.rows().getFirst());
        model.open();
        assertThat(opened).extracting(RunRow::statement).containsExactly("SELECT * FROM b");
        assertThat(opened.getFirst().times()).isEqualTo("Execution 60.5 ms, planning 0.25 ms, answered after 75 ms");
        assertThat(opened.getFirst().how()).isEqualTo("EXPLAIN (ANALYZE, BUFFERS)\nPostgreSQL 18.6, me@db.example:5432/shop");
    }

    @Test
    void isNarrowedByWordsConnectionAndStatement() {
        runs.ran("SELECT * FROM orders WHERE id = 1", "shop", 5);
        runs.ran("SELECT * FROM orders WHERE id = 2", "staging", 5);
        runs.ran("SELECT * FROM customers", "shop", 5);
        model.wordsProperty().set("ORDERS");
        assertThat(model.rows()).hasSize(2);
        model.connectionProperty().set(Optional.of("shop"));
        assertThat(model.rows()).extracting(RunRow::statement).containsExactly("SELECT * FROM orders WHERE id = 1");
        StatementOn statement = StatementOn.of(model.rows().getFirst().run());
        model.showOf(Optional.of("staging"));
        assertThat(model.wordsProperty().get()).isEmpty();
        assertThat(model.rows()).extracting(RunRow::connection).containsExactly("staging");
        model.showOf(statement);
        assertThat(model.rows()).extracting(RunRow::statement).containsExactly("SELECT * FROM orders WHERE id = 1");
        model.statementProperty().set(Optional.empty());
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void showsTheTimesOfTheRunsOfTheChosenStatementInTheirOrder() {
        runs.ran("SELECT * FROM orders WHERE id = 1", "shop", 800);
        runs.planned("SELECT * FROM orders WHERE id = 2", "shop", 9);
        runs.ran("SELECT * FROM orders WHERE id = 3", "staging", 1);
        runs.ran("SELECT * FROM customers", "shop", 5);
        runs.ran("select * from orders where id = $1", "shop", 12.25);
        model.refresh();
        RunSeries series = model.seriesProperty().get();
        assertThat(series.dots()).extracting(Dot::value).containsExactly(800e6, 12.25e6);
        assertThat(series.dots().getLast().words()).endsWith(": 12.25 ms");
        assertThat(series.highest()).isEqualTo("800 ms");
        assertThat(series.title()).isEqualTo("Execution time of 2 of 3 runs of this statement");
        assertThat(model.chosenDot()).contains(1);
        model.chooseDot(0);
        assertThat(model.chosenProperty().get().map(RunRow::statement)).contains("SELECT * FROM orders WHERE id = 1");
    }

    @Test
    void comparesRunsThatAreChosenTogetherOrTheChosenOneWithTheOneBeforeIt() {
        runs.ran("SELECT * FROM orders WHERE id = 1", "shop", 800);
        runs.ran("SELECT * FROM customers", "shop", 5);
        runs.ran("SELECT * FROM orders WHERE id = 3", "shop", 12);
        model.refresh();
        model.compare();
        assertThat(compared.getLast()).extracting(RunRow::statement)
                .containsExactly("SELECT * FROM orders WHERE id = 1", "SELECT * FROM orders WHERE id = 3");
        model.mark(model.rows());
        model.compare();
        assertThat(compared.getLast()).hasSize(3);
        model.mark(List.of());
        model.chosenProperty().set(Optional.of(model.rows().get(1)));
        model.compare();
        assertThat(compared).as("there is one run of that statement").hasSize(2);
    }

    @Test
    void showsTheCostsWhereNoneWasRun() {
        runs.planned("SELECT * FROM orders WHERE id = 1", "shop", 900);
        runs.planned("SELECT * FROM orders WHERE id = 2", "shop", 8.29);
        model.refresh();
        assertThat(model.seriesProperty().get().dots()).extracting(Dot::value).containsExactly(900.0, 8.29);
        assertThat(model.seriesProperty().get().title()).isEqualTo("Estimated cost of 2 runs of this statement");
    }

    @Test
    void readsTheRunsOfAStatementOnce() {
        var background = new InlineBackground();
        var read = new ArrayList<String>();
        background.jobs().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream().map(Job::title).filter("Reading the runs of the statement"::equals).forEach(read::add);
            }
        });
        var other = new HistoryViewModel(background, file, new SimpleBooleanProperty(true), opened::add, compared::add);
        runs.ran("SELECT 1", "shop", 5);
        other.refresh();
        assertThat(read).hasSize(1);
        other.chosenProperty().set(other.rows().stream().findFirst());
        assertThat(read).hasSize(1);
        runs.ran("SELECT 2", "shop", 6);
        other.refresh();
        assertThat(read).hasSize(2);
        assertThat(other.seriesProperty().get().dots()).hasSize(2);
    }

    @Test
    void saysWhereItHasTheBeginningOfAStatementAlone() {
        runs.planned("SELECT 1", "shop", 5);
        runs.planned("SELECT " + "1, ".repeat(100_000) + "2", "shop", 5);
        model.refresh();
        assertThat(model.rows().getFirst().written()).startsWith("SELECT 1, 1, ").hasSizeLessThan(2_100)
                .endsWith("\n-- the first 2,000 characters: its plan has all of it");
        assertThat(model.rows().getLast().written()).isEqualTo("SELECT 1");
    }

    @Test
    void saysWhyNothingCanBeRead() throws IOException {
        runs.ran("SELECT 1", "shop", 1);
        Files.move(folder.resolve("history.db"), folder.resolve("moved"));
        Files.createDirectory(folder.resolve("history.db"));
        model.refresh();
        assertThat(model.troubleProperty().get()).contains("cannot be read").contains("File > History turns it off");
        assertThat(model.rows()).isEmpty();
        Files.delete(folder.resolve("history.db"));
        Files.move(folder.resolve("moved"), folder.resolve("history.db"));
        model.refresh();
        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(model.rows()).hasSize(1);
    }
}
