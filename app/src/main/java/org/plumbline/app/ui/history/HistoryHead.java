package org.plumbline.app.ui.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.SearchField;
import org.plumbline.app.ui.text.HistoryText;

/// How many runs there are, and what narrows them: the connection, the statement, words.
final class HistoryHead extends HBox {
    private static final String ALL = "All connections";

    private final HistoryViewModel model;
    private final SearchField search;
    private final ComboBox<String> connections = new ComboBox<>();
    private boolean filling;

    /// @param leave gives the keyboard to the list
    HistoryHead(HistoryViewModel model, Runnable leave) {
        this.model = model;
        search = new SearchField(model.wordsProperty(), "Find a statement",
                "Words that stand in a statement, in any order (Ctrl+F)\nEsc: end, and once more: back to the runs", leave);
        getStyleClass().add("log-head");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label();
        title.getStyleClass().add("summary-main");
        title.setMinWidth(USE_PREF_SIZE);
        var off = new Label("Turned off: new runs are not kept.");
        off.getStyleClass().add("summary-warning");
        off.setMinWidth(USE_PREF_SIZE);
        HoverText.on(off, "File > History > Keep Every Run turns it on again");
        off.visibleProperty().bind(model.keptProperty().map(kept -> !kept));
        off.managedProperty().bind(off.visibleProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(new VBox(2, title, off), space, statement(), connections, search);
        connections.setPrefWidth(190);
        connections.setAccessibleText("Runs of this connection");
        connections.valueProperty().addListener(_ -> choose());
        model.listProperty().subscribe(list -> {
            title.setText(HistoryText.title(list));
            fill(list.connections());
        });
        model.connectionProperty().subscribe(_ -> fill(model.listProperty().get().connections()));
        connections.disableProperty().bind(model.statementProperty().map(Optional::isPresent));
    }

    void focusSearch() {
        search.begin();
    }

    /// There while the runs of one statement are listed alone; takes that away.
    private Button statement() {
        var button = new Button("One statement ✕");
        button.setAccessibleText("Only runs of one statement are listed. List all again");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> model.statementProperty().set(Optional.empty()));
        button.visibleProperty().bind(model.statementProperty().map(Optional::isPresent));
        button.managedProperty().bind(button.visibleProperty());
        HoverText.on(button, () -> model.statementProperty().get()
                .map(on -> "Runs on " + on.connection() + " of\n" + on.statement().text() + "\n\nClick to list all again").orElse(""));
        return button;
    }

    private void fill(List<String> names) {
        filling = true;
        var all = new ArrayList<String>(List.of(ALL));
        all.addAll(names);
        model.connectionProperty().get().filter(name -> !all.contains(name)).ifPresent(all::add);
        connections.getItems().setAll(all);
        connections.setValue(model.connectionProperty().get().orElse(ALL));
        filling = false;
    }

    private void choose() {
        if (!filling) {
            model.connectionProperty().set(Optional.ofNullable(connections.getValue()).filter(name -> !name.equals(ALL)));
        }
    }
}
