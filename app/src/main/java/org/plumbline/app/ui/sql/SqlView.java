package org.plumbline.app.ui.sql;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.PanelStyle;

/// The SQL editor's tab: where to explain and how, the statements, and what came of it when that is no plan.
public final class SqlView extends BorderPane {
    private static final KeyCombination EXPLAIN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ANALYZE =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final SqlViewModel model;
    private final SqlEditor editor;
    private final Button explain = new Button("Explain");
    private final Button analyze = new Button("Explain Analyze");
    private final Subscription subscription;

    public SqlView(SqlViewModel model) {
        this.model = model;
        editor = new SqlEditor(model.textProperty());
        getStyleClass().add("sql-view");
        getStylesheets().add(PanelStyle.sheet());
        model.currentStatementProperty().bind(editor.currentStatementProperty());
        var options = new OptionsPane(model.options());
        options.managedProperty().bind(options.visibleProperty());
        setTop(new VBox(toolbar(options), options, new ParametersPane(model.parameters())));
        setCenter(editor);
        setBottom(new OutcomePane(model));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        subscription = model.stateProperty().subscribe(state -> {
            boolean busy = state instanceof SqlState.Running;
            explain.setDisable(busy);
            analyze.setDisable(busy);
            if (state instanceof SqlState.Failed(String _, OptionalInt place)) {
                place.ifPresent(editor::moveTo);
            }
        });
    }

    public void focusText() {
        editor.focusText();
    }

    public void focusSearch() {
        editor.find();
    }

    public void dispose() {
        subscription.unsubscribe();
        editor.dispose();
    }

    private HBox toolbar(OptionsPane options) {
        explain.getStyleClass().add("accent");
        explain.setOnAction(_ -> model.explain());
        HoverText.on(explain, "Plans the statement at the caret; it is not run (Ctrl+Enter)");
        analyze.setOnAction(_ -> model.analyze());
        HoverText.on(analyze, "Runs the statement at the caret to measure it, in a transaction that is rolled back (Ctrl+Shift+Enter)");
        var show = new ToggleButton("Options");
        show.getStyleClass().add("quiet-toggle");
        show.selectedProperty().bindBidirectional(options.visibleProperty());
        HoverText.on(show, "What EXPLAIN shows, and how long the server may take");
        var indexes = new Button("Find indexes");
        indexes.setOnAction(_ -> model.findIndexes());
        HoverText.on(indexes, "Looks for the indexes that all statements of this text should have; none of them is run");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(8, databases(), explain, analyze, indexes, show, space);
        bar.getChildren().forEach(node -> ((Region) node).setMinWidth(node == space ? 0 : USE_PREF_SIZE));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("sql-toolbar");
        options.setVisible(false);
        return bar;
    }

    private ComboBox<DatabaseChoice> databases() {
        var chooser = new ComboBox<>(model.databases());
        chooser.setPromptText("No connection");
        chooser.setAccessibleText("Database to explain on");
        chooser.setCellFactory(_ -> new DatabaseCell());
        chooser.setButtonCell(new DatabaseCell());
        chooser.setPrefWidth(220);
        model.databaseProperty().subscribe(chosen -> chooser.setValue(chosen.orElse(null)));
        chooser.valueProperty().subscribe(chosen -> model.databaseProperty().set(Optional.ofNullable(chosen)));
        return chooser;
    }

    private void key(KeyEvent event) {
        if (EXPLAIN.match(event)) {
            model.explain();
            event.consume();
        } else if (ANALYZE.match(event)) {
            model.analyze();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !(model.stateProperty().get() instanceof SqlState.Ready)) {
            model.cancel();
            event.consume();
        }
    }

    private static final class DatabaseCell extends ListCell<DatabaseChoice> {
        @Override
        protected void updateItem(DatabaseChoice database, boolean empty) {
            super.updateItem(database, empty);
            setText(empty || database == null ? "No connection" : database.name());
        }
    }
}
