package org.plumbline.app.ui.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.work.Background;
import org.plumbline.plan.compare.Runs;

/// Many runs of one statement: what each took over time, by plan, the different plans, and the run that is chosen in the chart.
final class RunsPane extends VBox {
    private static final double CHART_PART = 0.62;
    private static final double WHEN = 172;

    private final CompareViewModel model;
    private final RunsChart runs;
    private final CurveChart chart = new CurveChart();
    private final Label chosen = Words.of("Choose a run: a click, or the arrow keys and Enter.", "summary-note");
    private final Button before;
    private final Button after;
    private Optional<Integer> number = Optional.empty();

    RunsPane(CompareViewModel model, RunsChart runs, Background background) {
        super(8);
        this.model = model;
        this.runs = runs;
        getStyleClass().add("runs-pane");
        var sentences = new VBox(3);
        for (String sentence : runs.sentences()) {
            sentences.getChildren().add(sentences.getChildren().isEmpty() ? Words.of(sentence, "pl-strong") : Words.of(sentence));
        }
        chart.show(runs.title(), runs.across(), runs.up(), runs.curves());
        chart.onChosen(place -> choose(runs.number(place)));
        before = SmallButton.of("As the plan before", "Compares this run with the plan after", () -> take(PlanSide.BEFORE));
        after = SmallButton.of("As the plan after", "Compares this run with the plan before", () -> take(PlanSide.AFTER));
        before.setDisable(true);
        after.setDisable(true);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        var line = new HBox(8, chosen, before, after);
        line.setAlignment(Pos.CENTER_LEFT);
        var drawn = new VBox(6, new ChartFrame(chart, "runs.png", background), line);
        VBox.setVgrow(drawn.getChildren().getFirst(), Priority.ALWAYS);
        var parts = new SplitPane(drawn, plans());
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(CHART_PART);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(sentences, parts);
    }

    /// Gives the keyboard to the chart.
    void focusChart() {
        chart.requestFocus();
    }

    private void choose(int run) {
        number = Optional.of(run);
        chosen.setText(runs.words(run));
        before.setDisable(false);
        after.setDisable(false);
        chart.choose(runs.curves().stream().flatMap(curve -> curve.points().stream()).filter(point -> runs.number(point.x()) == run)
                .findFirst());
    }

    private void take(PlanSide side) {
        number.ifPresent(run -> model.takeRun(run, side));
    }

    private TableView<RunsChart.ShapeRow> plans() {
        var table = new TableView<RunsChart.ShapeRow>();
        Columns.style(table, "The different plans", "");
        table.getColumns().add(Columns.text("Plan", 126, RunsChart.ShapeRow::name));
        table.getColumns().add(Columns.text("Runs", 56, row -> Format.countFull(row.shape().runs().size())));
        table.getColumns().add(Columns.text("Median", 80, row -> row.amount(Runs.Spread::median)));
        table.getColumns().add(Columns.text("95 % below", 94, row -> row.amount(Runs.Spread::p95)));
        table.getColumns().add(Columns.text("Worst", 80, row -> row.amount(Runs.Spread::worst)));
        for (TableColumn<RunsChart.ShapeRow, String> when : List.of(Columns.text("First run", WHEN, RunsChart.ShapeRow::since),
                Columns.text("Last run", WHEN, RunsChart.ShapeRow::until))) {
            when.setMinWidth(WHEN);
            table.getColumns().add(when);
        }
        table.getColumns().add(Columns.text("What it does", 300, row -> row.shape().shape().text()));
        table.getItems().setAll(runs.rows());
        return table;
    }
}
