package org.plumbline.app.ui.activity;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.OrMessage;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.control.Segments;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.text.ActivityText;

/// The activity of a server: what to look at, what sessions wait for, the sessions, and the chosen one whole. It is read again every two
/// seconds while its tab is open.
public final class ActivityView extends BorderPane {
    private static final Duration EVERY = Duration.seconds(2);
    private static final double SESSIONS_PART = 0.5;

    private final ActivityViewModel model;
    private final SessionTable table;
    private final SearchField search;
    private final Timeline watch;

    public ActivityView(ActivityViewModel model) {
        this.model = model;
        table = new SessionTable(model);
        search = new SearchField(model.searchProperty(), "Find a session",
                "A process, a user, an application, words of a statement (Ctrl+F)\nEsc: end, and once more: back to the sessions",
                this::focusView);
        getStyleClass().addAll("plan-document", "list-document", "activity");
        getStylesheets().add(PanelStyle.sheet());
        var parts = new SplitPane(table, new SessionDetail(model));
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(SESSIONS_PART);
        var body = new BorderPane(parts);
        body.setTop(new VBox(new ConcernList(model), new WaitPanel(model)));
        var center = new OrMessage(body);
        setTop(head());
        setCenter(center);
        model.stateProperty().subscribe(state -> {
            if (center.show(switch (state) {
                case ActivityState.Reading _ -> "Reading the activity of " + model.name() + "…";
                case ActivityState.Failed(String sentence) -> sentence;
                case ActivityState.Known _ -> "";
            })) {
                focusView();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        watch = new Timeline(new KeyFrame(EVERY, _ -> model.tick()));
        watch.setCycleCount(Animation.INDEFINITE);
        watch.play();
    }

    /// Gives the keyboard to the sessions.
    public void focusView() {
        table.requestFocus();
    }

    /// Gives it to the field that finds one.
    public void focusSearch() {
        search.begin();
    }

    /// Its tab is closed.
    public void dispose() {
        watch.stop();
        model.dispose();
    }

    private VBox head() {
        var title = new Label();
        title.getStyleClass().add("summary-main");
        title.setMinWidth(0);
        HoverText.on(title, title::getText);
        var note = Words.of("", "summary-label");
        note.managedProperty().bind(note.visibleProperty());
        model.stateProperty().subscribe(state -> {
            boolean known = state instanceof ActivityState.Known;
            title.setText(state instanceof ActivityState.Known now ? ActivityText.title(now.snapshot()) : "Activity");
            note.setText(state instanceof ActivityState.Known now ? ActivityText.hiddenNote(now.snapshot()) : "");
            note.setVisible(known && !note.getText().isEmpty());
        });
        var message = Words.of("", "sql-failure");
        message.managedProperty().bind(message.visibleProperty());
        model.messageProperty().subscribe(words -> {
            message.setText(words);
            message.setVisible(!words.isEmpty());
        });
        var head = new VBox(3, title, note, tools(), message);
        head.getStyleClass().add("workload-head");
        return head;
    }

    private HBox tools() {
        var which = new Segments<>(List.of(false, true), every -> every ? "All" : "Those at work", model.allProperty().get(),
                model.allProperty()::set);
        HoverText.on(which, "Sessions that run a statement or have a transaction open; or all, with the server's own processes");
        model.allProperty().subscribe(every -> {
            if (!which.chosen().equals(every)) {
                which.choose(every);
            }
        });
        var live = new ToggleButton("Live");
        live.getStyleClass().add("quiet-toggle");
        live.selectedProperty().bindBidirectional(model.liveProperty());
        HoverText.on(live, "Reads it again every two seconds");
        var refresh = new Button("Refresh");
        refresh.setOnAction(_ -> model.refresh());
        HoverText.on(refresh, "Reads it again now (F5)");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(8, which, live, refresh, space, search);
        tools.getChildren().forEach(node -> ((Region) node).setMinWidth(node == space ? 0 : USE_PREF_SIZE));
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            model.refresh();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown() && table.isFocused()) {
            model.chosenProperty().get().ifPresent(model::explain);
            event.consume();
        }
    }
}
