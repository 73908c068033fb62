package org.plumbline.app.ui.pool;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.plumbline.app.db.LoadLevel;
import org.plumbline.app.db.LoadReport;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.LoadText;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.app.work.Background;

/// Measures the chosen server under load, and draws what it found.
final class MeasurePane extends VBox {
    private final MeasureViewModel model;
    private final CurveChart chart = new CurveChart();
    private final VBox found = new VBox(6);
    private final StackPane question = new StackPane();

    MeasurePane(MeasureViewModel model, Supplier<Optional<ConnectedServer>> server, Background background) {
        this.model = model;
        getStyleClass().add("measure-pane");
        setSpacing(6);
        var sql = new TextArea();
        sql.setPrefRowCount(3);
        sql.setWrapText(true);
        sql.setPromptText("SELECT … – a statement that only reads");
        sql.setAccessibleText("Statement to run under load");
        sql.textProperty().bindBidirectional(model.statementProperty());
        Button measure = SmallButton.of("Measure…", "Asks once more before it runs", () -> model.ask(server.get()));
        Button stop = SmallButton.of("Stop", "Cancels what runs; what was measured until then stays", model::stop);
        var message = Words.of("", "pool-message");
        message.textProperty().bind(model.messageProperty());
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        message.visibleProperty().bind(message.managedProperty());
        getChildren().addAll(Words.of("Runs a statement on the chosen server with 1, 2, … connections through HikariCP, and finds where "
                + "more bring no more.", "pool-reason"), sql, FigureFields.of(model.most, model.seconds), new HBox(8, measure, stop),
                question, message, found);
        var frame = new ChartFrame(chart, "pool-load.png", background);
        model.runningProperty().subscribe(job -> {
            stop.setDisable(job.isEmpty());
            measure.setDisable(job.isPresent());
        });
        model.questionProperty().subscribe(this::ask);
        model.levelsProperty().subscribe(levels -> show(frame, levels, Optional.empty()));
        model.reportProperty().subscribe(report -> report.ifPresent(done -> show(frame, done.levels(), report)));
    }

    private void ask(Optional<String> sentence) {
        question.getChildren().clear();
        sentence.ifPresent(words -> {
            var confirmation = new Confirmation(words, Words.of(model.asked(), "code-words"), "Measure", model::run,
                    "Do not measure", model::decline);
            question.getChildren().add(confirmation);
            confirmation.focusNo();
        });
    }

    private void show(ChartFrame frame, List<LoadLevel> levels, Optional<LoadReport> report) {
        found.getChildren().clear();
        if (levels.isEmpty()) {
            return;
        }
        draw(levels, report);
        found.getChildren().add(frame);
        levels.forEach(level -> found.getChildren().add(Words.of(LoadText.level(level), "pool-reason")));
        report.ifPresent(done -> {
            Button copy = CodeBlock.copyButton(LoadText.markdown(done));
            copy.setAccessibleText("Copy the report as Markdown");
            Button save = SmallButton.of("Save…", "Saves the report as Markdown", this::save);
            save.setAccessibleText("Save the report as Markdown");
            var line = new HBox(8, Words.of("The report", "pool-reason"), copy, save);
            line.setAlignment(Pos.CENTER_LEFT);
            found.getChildren().add(line);
        });
    }

    private void save() {
        var asked = new FileChooser();
        asked.setTitle("Save the report");
        asked.setInitialFileName("load.md");
        asked.getExtensionFilters().add(new FileChooser.ExtensionFilter("Markdown", "*.md"));
        Optional.ofNullable(asked.showSaveDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::save);
    }

    private void draw(List<LoadLevel> levels, Optional<LoadReport> report) {
        var curves = new ArrayList<Curve>();
        report.flatMap(LoadReport::law).ifPresent(law -> curves.add(new Curve("fitted law", Shape.LINE,
                IntStream.rangeClosed(1, levels.getLast().connections()).mapToObj(n ->
                        new Point(n, law.throughput(n), Format.figure(law.throughput(n)) + " / s")).toList())));
        curves.add(new Curve("measured", Shape.POINTS, levels.stream().map(level ->
                new Point(level.connections(), level.throughput(), Format.figure(level.throughput()) + " / s")).toList()));
        chart.show("Throughput by the number of connections at work",
                Scale.linear("connections", Format::figure).told(n -> PoolText.connections(Math.round(n))),
                Scale.linear("statements a second", Format::figure), curves);
    }
}
