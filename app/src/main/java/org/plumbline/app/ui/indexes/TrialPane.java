package org.plumbline.app.ui.indexes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.Confirmation;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.work.Job;
import org.plumbline.plan.unit.Share;

/// Below the suggested indexes: on which server they are tried, and what it says.
final class TrialPane extends VBox {
    private final IndexTrial trial;
    private final VBox outcome = new VBox(6);
    private final Button ask = new Button("Try on the server");
    private Subscription end = Subscription.EMPTY;

    TrialPane(IndexTrial trial) {
        super(8);
        this.trial = trial;
        getStyleClass().add("index-trial");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(_ -> trial.ask());
        HoverText.on(ask, "The server plans the statement as if the ticked indexes were there; nothing is run or built");
        ComboBox<TrialPlace> places = places();
        HBox.setHgrow(places, Priority.ALWAYS);
        var line = new HBox(8, places, ask);
        line.managedProperty().bind(line.visibleProperty());
        getChildren().addAll(line, outcome);
        end = end.and(trial.stateProperty().subscribe(state -> {
            line.setVisible(!(state instanceof TrialState.Impossible));
            show(state);
        })).and(trial.placeProperty().subscribe(_ -> ask.setDisable(!trial.canAsk())));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && trial.stateProperty().get() instanceof TrialState.Asking) {
                trial.cancel();
                event.consume();
            }
        });
    }

    /// Another plan is shown.
    void dispose() {
        end.unsubscribe();
    }

    private ComboBox<TrialPlace> places() {
        var chooser = new ComboBox<>(trial.places());
        chooser.setPromptText("Choose a database");
        chooser.setAccessibleText("Database to try the indexes on");
        chooser.setButtonCell(new PlaceCell());
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setMinWidth(0);
        end = trial.placeProperty().subscribe(place -> chooser.setValue(place.orElse(null)))
                .and(chooser.valueProperty().subscribe(place -> trial.placeProperty().set(Optional.ofNullable(place))));
        return chooser;
    }

    private void show(TrialState state) {
        outcome.getChildren().setAll(switch (state) {
            case TrialState.Impossible(String sentence) -> List.of(Words.of(sentence, "quiet-line"));
            case TrialState.Untried _ -> List.<Node>of();
            case TrialState.Asking(Job job) -> asking(job);
            case TrialState.Confirming(List<String> indexes) -> List.of(confirmation(indexes));
            case TrialState.Answered(TrialAnswer answer) -> answered(answer);
            case TrialState.Failed(String sentence) -> List.of(Words.of(sentence, "sql-failure"));
        });
        outcome.setVisible(!outcome.getChildren().isEmpty());
        outcome.setManaged(outcome.isVisible());
        if (state instanceof TrialState.Confirming && outcome.getChildren().getFirst() instanceof Confirmation question) {
            question.focusNo();
        }
    }

    private List<Node> asking(Job job) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(job.title());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var words = Words.of("", "quiet-line");
        words.textProperty().bind(job.wordsProperty().map(told -> told.isEmpty() ? job.title() + "…" : told));
        return List.of(words, new HBox(8, bar, SmallButton.of("Cancel (Esc)", "Nothing is left on the server", trial::cancel)));
    }

    private Node confirmation(List<String> indexes) {
        var subject = new VBox(6);
        indexes.forEach(each -> subject.getChildren().add(Words.of(each, "index-reason")));
        subject.getChildren().add(Words.of(AdviceText.LOCKS, "quiet-line"));
        return new Confirmation("Build " + AdviceText.indexes(indexes.size()) + " on " + trial.placeProperty().get()
                .map(TrialPlace::name).orElse("") + " and roll back?", subject, "Build and roll back", trial::confirm,
                "Do not build", trial::cancel);
    }

    private List<Node> answered(TrialAnswer answer) {
        var parts = new ArrayList<Node>(List.of(Words.of(answer.costs(), "trial-costs")));
        if (!answer.set().isEmpty()) {
            parts.add(bar(answer));
            parts.add(Words.of(AdviceText.whoSays(answer.state()), "quiet-line"));
        }
        if (trial.isGeneric()) {
            parts.add(Words.of("The statement has parameters: these are its generic plans, without their values.", "quiet-line"));
        }
        var buttons = new FlowPane(8, 6);
        if (answer.hasPlan()) {
            buttons.getChildren().add(SmallButton.of("Open both plans",
                    "The plan of today and the one with the ticked indexes, each in a tab", () -> trial.showPlans(PlansShown.TABS)));
            buttons.getChildren().add(SmallButton.of("Compare the plans",
                    "The plan of today and the one with the ticked indexes side by side, node for node",
                    () -> trial.showPlans(PlansShown.COMPARED)));
        }
        if (answer.isModelled() && answer.built().isEmpty()) {
            parts.add(Words.of(answer.missing().orElse("HypoPG does not take GIN and GiST indexes."), "quiet-line"));
            buttons.getChildren().add(SmallButton.of("Build and roll back…",
                    "Builds the ticked indexes in a transaction that is rolled back; asks first", trial::askToBuild));
        }
        parts.add(buttons);
        return parts;
    }

    /// What is left of today's cost.
    private static Node bar(TrialAnswer answer) {
        var bar = new ProgressBar(Math.min(1, Share.of(answer.then().cost(), answer.now()).value()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("cost-left");
        bar.setAccessibleText(answer.costs());
        return bar;
    }

    private static final class PlaceCell extends ListCell<TrialPlace> {
        @Override
        protected void updateItem(TrialPlace place, boolean empty) {
            super.updateItem(place, empty);
            setText(empty || place == null ? "Choose a database" : place.name());
        }
    }
}
