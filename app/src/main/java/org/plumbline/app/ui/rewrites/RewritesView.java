package org.plumbline.app.ui.rewrites;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Rewriting;

/// The Rewrites side panel, for the statement in front.
public final class RewritesView extends BorderPane {
    private static final String NO_CATALOGUE = "No catalogue";

    private final RewritesViewModel model;
    private final VBox list = new VBox();
    private final Label count = new Label();

    public RewritesView(RewritesViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "rewrites", "plan-document");
        getStylesheets().add(PanelStyle.sheet());
        var title = new Label("Rewrites");
        title.getStyleClass().add("panel-title");
        count.getStyleClass().add("panel-subtitle");
        var names = new HBox(8, title, count);
        names.setAlignment(Pos.BASELINE_LEFT);
        var head = new VBox(8, names, servers());
        head.getStyleClass().add("panel-head");
        setTop(head);
        list.getStyleClass().add("findings-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.stateProperty().subscribe(this::show);
        RewriteTrials trials = model.trials();
        trials.planned().addListener((MapChangeListener<Rewriting, PlannedState>) change -> cards(change.getKey())
                .forEach(RewriteCard::showPlanned));
        trials.proven().addListener((MapChangeListener<Rewriting, ProvenState>) change -> cards(change.getKey())
                .forEach(RewriteCard::showProven));
        trials.measured().addListener((MapChangeListener<Rewriting, MeasuredState>) change -> cards(change.getKey())
                .forEach(RewriteCard::showMeasured));
        trials.vouched().addListener((SetChangeListener<Demand>) _ -> cards().forEach(RewriteCard::showStanding));
    }

    private List<RewriteCard> cards(Rewriting rewriting) {
        return cards().filter(card -> card.rewriting().equals(rewriting)).toList();
    }

    private Stream<RewriteCard> cards() {
        return list.getChildren().stream().filter(RewriteCard.class::isInstance).map(RewriteCard.class::cast);
    }

    private ComboBox<ConnectedServer> servers() {
        var chooser = new ComboBox<>(model.servers());
        chooser.setPromptText(NO_CATALOGUE);
        chooser.setAccessibleText("Database whose catalogue says what is true of its tables");
        HoverText.on(chooser, "Keys, NOT NULL and types are looked up there");
        chooser.setButtonCell(new ServerCell());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setMinWidth(0);
        model.serverProperty().subscribe(server -> chooser.setValue(server.orElse(null)));
        chooser.valueProperty().subscribe(server -> model.serverProperty().set(Optional.ofNullable(server)));
        chooser.disableProperty().bind(Bindings.isEmpty(model.servers()));
        return chooser;
    }

    private void show(RewritesState state) {
        count.setText("");
        switch (state) {
            case RewritesState.Nothing(String sentence) -> list.getChildren().setAll(Words.of(sentence, "empty-words"));
            case RewritesState.Looking() -> list.getChildren().setAll(Words.of("Looking for rewrites…", "empty-words"));
            case RewritesState.Failed(String sentence) -> list.getChildren().setAll(Words.of(sentence, "sql-failure"));
            case RewritesState.Found(List<Rewriting> found, boolean connected) -> found(found, connected);
        }
    }

    private void found(List<Rewriting> found, boolean connected) {
        count.setText(found.isEmpty() ? "none" : Integer.toString(found.size()));
        list.getChildren().clear();
        if (found.isEmpty()) {
            list.getChildren().add(Words.of("No rewrite applies to this statement" + (connected ? "." : ", as far as can be told without "
                    + "the catalogue of its database. Connect (Ctrl+Shift+O) to have keys, NOT NULL and types looked up."), "empty-words"));
        }
        found.forEach(rewriting -> list.getChildren().add(new RewriteCard(rewriting, model)));
    }

    private static final class ServerCell extends ListCell<ConnectedServer> {
        @Override
        protected void updateItem(ConnectedServer server, boolean empty) {
            super.updateItem(server, empty);
            setText(empty || server == null ? NO_CATALOGUE : server.name());
        }
    }
}
