package org.plumbline.app.ui.replicas;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.ui.text.HeartbeatText;
import org.plumbline.app.ui.text.ReplicaText;
import org.plumbline.app.work.Background;

/// Measures how stale reads from the standbys are. It shows word for word what it would write, and asks.
final class HeartbeatPane extends VBox {
    private final HeartbeatViewModel model;
    private final DoubleSupplier after;
    private final CurveChart chart = new CurveChart();
    private final ChartFrame frame;
    private final VBox question = new VBox();
    private final VBox outcome = new VBox(6);

    /// @param after how many seconds after a write it is read
    HeartbeatPane(HeartbeatViewModel model, DoubleSupplier after, Background background) {
        super(6);
        this.model = model;
        this.after = after;
        this.frame = new ChartFrame(chart, "stale-reads.png", background);
        getStyleClass().add("measure-pane");
        Button measure = SmallButton.of("Measure…", "Shows what it would write on the primary, and asks", model::ask);
        Button stop = SmallButton.of("Stop", "Ends it and drops its table; what was measured stays", model::stop);
        model.runningProperty().subscribe(job -> {
            measure.setDisable(job.isPresent());
            stop.setDisable(job.isEmpty());
        });
        Label message = Words.of("", "pool-message");
        message.managedProperty().bind(message.visibleProperty());
        model.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        frame.managedProperty().bind(frame.visibleProperty());
        question.managedProperty().bind(question.visibleProperty());
        getChildren().addAll(Words.of("Measure with a heartbeat", "panel-title"),
                Words.of("Changes a row on the primary and looks for it on each standby, both timed by this machine's clock: how stale "
                        + "reads are, end to end. It writes, and asks before.", "panel-subtitle"),
                new Foldable("Table and pace", () -> new VBox(6, new TextLine("Table", "public.plumbline_heartbeat",
                        "It must not be there yet, and is dropped at the end.", model.tableProperty(), model.tableProblemProperty()),
                        FigureFields.of(model.beats, model.every, model.look, model.patience))),
                new HBox(8, measure, stop), question, message, frame, outcome);
        model.questionProperty().subscribe(this::ask);
        model.reportProperty().subscribe(this::show);
    }

    private void ask(Optional<HeartbeatViewModel.Question> asked) {
        question.getChildren().clear();
        question.setVisible(asked.isPresent());
        asked.ifPresent(each -> {
            var statements = new VBox(4);
            each.statements().forEach(sql -> statements.getChildren().add(new CodeBlock(sql)));
            statements.getChildren().add(Words.of(each.meaning(), "panel-subtitle"));
            var confirmation = new Confirmation(each.sentence(), statements, "Write and measure", model::run, "Do not write",
                    model::decline);
            question.getChildren().add(confirmation);
            confirmation.focusNo();
        });
    }

    private void show(Optional<HeartbeatReport> report) {
        var curves = report.map(HeartbeatCurves::of).orElse(List.of());
        frame.setVisible(!curves.isEmpty());
        if (!curves.isEmpty()) {
            chart.show("Stale reads, by how long after the write they come", Scale.linear("after the write", ReplicaText::time),
                    Scale.linear("stale", CacheText::share).between(0, 1), curves);
        }
        outcome.getChildren().clear();
        report.ifPresent(found -> found.standbys().forEach((name, met) -> outcome.getChildren().add(card(name, met))));
    }

    private Node card(String name, HeartbeatReport.Met met) {
        var card = new VBox(4, Words.of(name, "panel-title"));
        HeartbeatText.met(met, after.getAsDouble()).forEach(line -> card.getChildren().add(Words.of(line)));
        card.getStyleClass().add("index-card");
        return card;
    }
}
