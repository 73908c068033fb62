package org.plumbline.app.ui.pool;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.plumbline.app.ui.control.ChartFrame;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.PoolText;
import org.plumbline.app.work.Background;
import org.plumbline.capacity.pool.PooledClient;
import org.plumbline.capacity.pool.SimulatedPool;
import org.plumbline.capacity.pool.WorkMem;

/// What follows from the figures: the size with its reason, the basic formula's beside it, the charts, the settings to copy.
final class PoolAnswerPane extends VBox {
    private final PoolViewModel model;
    private final Label basicSize = Words.of("", "pool-size");
    private final VBox basicReasons = new VBox(4);
    private final Label betterSize = Words.of("", "pool-size");
    private final Label betterReason = Words.of("", "pool-reason");
    private final Label waiting = Words.of("", "pool-words");
    private final Label memory = Words.of("", "pool-words");
    private final Label simulation = Words.of("", "pool-words");
    private final CurveChart waits = new CurveChart();
    private final CurveChart queue = new CurveChart();
    private final VBox settings = new VBox(6);

    PoolAnswerPane(PoolViewModel model, Background background) {
        this.model = model;
        getStyleClass().add("pool-answer");
        waits.onChosen(size -> model.choose((int) Math.round(size)));
        var sizes = new GridPane(10, 0);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        sizes.getColumnConstraints().addAll(half, half);
        sizes.addRow(0, card("Basic formula", "pool-basic", basicSize, basicReasons),
                card("Better", "pool-better", betterSize, betterReason));
        getChildren().addAll(sizes, new ChartFrame(waits, "pool-wait.png", background), waiting, memory,
                new ChartFrame(queue, "pool-queue.png", background), simulation, settingsHead(), settings);
        model.simulatedProperty().subscribe(this::show);
        model.clientProperty().subscribe(_ -> showSettings());
    }

    private static VBox card(String title, String style, Node... content) {
        var name = new Label(title);
        name.getStyleClass().add("panel-subtitle");
        var card = new VBox(5, name);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("pool-card", style);
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private HBox settingsHead() {
        var title = new Label("Settings to paste");
        title.getStyleClass().add("figure-group");
        var which = new ComboBox<PooledClient>();
        which.getItems().setAll(PooledClient.values());
        which.valueProperty().bindBidirectional(model.clientProperty());
        which.setAccessibleText("Settings for which pool");
        which.setConverter(new StringConverter<>() {
            @Override
            public String toString(PooledClient client) {
                return client == null ? "" : PoolText.client(client);
            }

            @Override
            public PooledClient fromString(String text) {
                return model.clientProperty().get();
            }
        });
        var head = new HBox(10, title, which);
        head.getStyleClass().add("pool-settings-head");
        HBox.setHgrow(title, Priority.ALWAYS);
        return head;
    }

    void show(PoolState.Answer answer) {
        basicSize.setText(PoolText.basic(answer.basic()));
        basicReasons.getChildren().setAll(Words.of(PoolText.BASIC_REASON, "pool-reason"));
        answer.problems().forEach(problem -> basicReasons.getChildren().add(Words.of(PoolText.problem(problem), "pool-reason")));
        betterSize.setText(PoolText.size(answer.advice(), answer.pools()));
        betterReason.setText(PoolText.binding(answer.advice(), answer.load()));
        waiting.setText("With " + PoolText.connections(answer.chosen().size())
                + (answer.chosen().size() == answer.advice().size() ? "" : ", which you chose") + ": " + PoolText.waiting(answer.chosen()));
        String words = answer.workMem().map(PoolText::workMem).orElse("");
        memory.setText(words);
        memory.setManaged(!words.isEmpty());
        memory.getStyleClass().remove("figure-problem");
        if (answer.workMem().filter(WorkMem::isRisky).isPresent()) {
            memory.getStyleClass().add("figure-problem");
        }
        PoolCharts.showWaits(waits, answer);
        showSettings();
    }

    private void show(Optional<SimulatedPool> simulated) {
        if (simulated.isPresent() && model.stateProperty().get() instanceof PoolState.Answer answer) {
            PoolCharts.showQueue(queue, answer.chosen().size(), simulated.get());
            simulation.setText(PoolText.simulated(simulated.get()));
        }
    }

    private void showSettings() {
        if (model.stateProperty().get() instanceof PoolState.Answer answer) {
            String text = model.clientProperty().get().text(answer.settings());
            settings.getChildren().setAll(List.of(new CodeBlock(text.stripTrailing()), CodeBlock.copyButton(text)));
        }
    }
}
