package org.plumbline.app.ui.pool;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.Foldable;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.Background;

/// The Pool side panel: figures on top, below them the size that follows, its reasons and curves. Esc stops the watching of a server.
public final class PoolView extends BorderPane {
    private final PoolViewModel model;
    private final PoolAnswerPane answer;
    private final Label nothing = Words.of("", "empty-words");
    private final ComboBox<ConnectedServer> server = new ComboBox<>();

    public PoolView(PoolViewModel model, Background background) {
        this.model = model;
        this.answer = new PoolAnswerPane(model, background);
        getStyleClass().addAll("panel", "pool", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        var title = new Label("Pool");
        title.getStyleClass().add("panel-title");
        var subtitle = Words.of("How many connections a pool should have", "panel-subtitle");
        var head = new HBox(8, title, subtitle);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("panel-head");
        setTop(head);
        var message = Words.of("", "pool-message");
        message.textProperty().bind(model.messageProperty());
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        var measurement = new MeasurePane(model.measurement(), () -> Optional.ofNullable(server.getValue()), background);
        var content = new VBox(fill(), message, new PoolInputsPane(model.figures()), nothing, answer,
                new Foldable("Measure under load", () -> measurement));
        content.getStyleClass().add("pool-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.stateProperty().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.watchingProperty().get().isPresent()) {
                model.stop();
                event.consume();
            }
        });
    }

    private HBox fill() {
        server.setAccessibleText("Server to fill the figures in from");
        server.setPromptText("a connection");
        HoverText.on(server, "The connections that are open");
        Button fill = SmallButton.of("Fill in", "Reads its settings, and watches its sessions for a minute", () -> {
            if (server.getValue() != null) {
                model.fill(server.getValue());
            }
        });
        Button stop = SmallButton.of("Stop", "Stops watching (Esc); what was read stays", model::stop);
        model.watchingProperty().subscribe(job -> {
            stop.setVisible(job.isPresent());
            stop.setManaged(job.isPresent());
        });
        var words = Words.of("", "panel-subtitle");
        var line = new HBox(8, words, server, fill, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("pool-fill");
        model.servers().addListener((ListChangeListener<ConnectedServer>) _ -> offer(words, fill));
        offer(words, fill);
        return line;
    }

    private void offer(Label words, Button fill) {
        boolean any = !model.servers().isEmpty();
        words.setText(any ? "From the server" : "Connect to a database (Ctrl+Shift+O) to fill this in from it.");
        ConnectedServer before = server.getValue();
        server.getItems().setAll(model.servers());
        server.setValue(model.servers().contains(before) ? before : any ? model.servers().getFirst() : null);
        for (var node : List.of(server, fill)) {
            node.setVisible(any);
            node.setManaged(any);
        }
    }

    private void show(PoolState state) {
        boolean isAnswered = state instanceof PoolState.Answer;
        answer.setVisible(isAnswered);
        answer.setManaged(isAnswered);
        nothing.setVisible(!isAnswered);
        nothing.setManaged(!isAnswered);
        switch (state) {
            case PoolState.Answer found -> answer.show(found);
            case PoolState.Nothing(String sentence, boolean isWrong) -> {
                nothing.setText(sentence);
                nothing.getStyleClass().setAll("label", "empty-words", isWrong ? "figure-problem" : "figure-missing");
            }
        }
    }
}
