package org.plumbline.app.ui.cache;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.cache.LayersTrial;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.FigureFields;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.app.work.Background;

/// Measures the caches in place of reckoning them: it asks first, and can be stopped.
final class TrialPane extends VBox {
    private final CacheViewModel model;
    private final CacheTrial trial;
    private final Supplier<Optional<ConnectedServer>> server;
    private final CurveChart chart = new CurveChart();
    private final ChartFrame frame;
    private final VBox outcome = new VBox(6);
    private final Button begin = SmallButton.of("Measure…", "Replays keys through real layers", this::ask);
    private final Button stop;

    /// @param server whose database is behind the caches
    TrialPane(CacheViewModel model, Supplier<Optional<ConnectedServer>> server, Background background) {
        super(6);
        this.model = model;
        this.trial = model.trial();
        this.server = server;
        this.frame = new ChartFrame(chart, "cache-measured.png", background);
        this.stop = SmallButton.of("Stop", "Ends the measurement; what it wrote to Redis is taken away", trial::stop);
        stop.managedProperty().bind(stop.visibleProperty());
        Label message = Words.of("", "figure-problem");
        message.managedProperty().bind(message.visibleProperty());
        trial.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        trial.runningProperty().subscribe(job -> {
            stop.setVisible(job.isPresent());
            begin.setDisable(job.isPresent());
        });
        frame.managedProperty().bind(frame.visibleProperty());
        trial.measuredProperty().subscribe(this::show);
        trial.questionProperty().subscribe(this::question);
        getChildren().addAll(text("Statement for an item", "SELECT ... WHERE id = $1", trial.statementProperty()),
                text("Redis for L2", "redis://localhost:6379", trial.addressProperty()), FigureFields.of(trial.requests, trial.threads),
                new HBox(8, begin, stop), message, frame, outcome);
    }

    private void show(Optional<LayersTrial> found) {
        frame.setVisible(found.isPresent());
        found.ifPresent(each -> TrialChart.show(chart, each));
        outcome.getChildren().setAll(found.stream().flatMap(each -> CacheText.measured(each).stream())
                .map(line -> (Node) Words.of(line)).toList());
    }

    private static VBox text(String name, String prompt, StringProperty typed) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        HoverText.on(field, name + ", such as " + prompt);
        field.textProperty().bindBidirectional(typed);
        var label = new Label(name);
        label.setLabelFor(field);
        return new VBox(2, label, field);
    }

    private void ask() {
        String lack = model.trialLack(server.get());
        if (!lack.isEmpty()) {
            trial.decline();
            outcome.getChildren().setAll(Words.of(lack, "figure-problem"));
            return;
        }
        outcome.getChildren().clear();
        server.get().ifPresent(model::askToMeasure);
    }

    private void question(Optional<CacheTrial.Question> asked) {
        outcome.getChildren().clear();
        asked.ifPresent(each -> {
            var question = new Confirmation(each.sentence(), Words.of(each.statement(), "code-words"), "Measure", trial::run, "Not now",
                    trial::decline);
            outcome.getChildren().setAll(question);
            question.focusNo();
        });
    }
}
