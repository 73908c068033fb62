package org.plumbline.app.ui.indexset;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.SmallButton;
import org.plumbline.app.ui.control.Words;
import org.plumbline.index.IndexCandidate;

/// A list of what stands beside the set, each with what is said of it, whole below.
final class NotesPane extends BorderPane {
    private static final double WIDE = 420;
    private static final double MOST_OF_NARROW = 1.5;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final TableView<NoteRow> table = new TableView<>();
    private final HBox buttons = new HBox(8);
    private Optional<String> selected = Optional.empty();
    private boolean filling;

    /// Both columns are as wide.
    NotesPane(ObservableList<NoteRow> rows, String subject, String words, String none) {
        this(rows, subject, WIDE, words, none);
    }

    /// @param subject what the rows are: `Index`
    /// @param width of these
    /// @param words what is said of them: `Why not`
    /// @param none what is said where there are none
    NotesPane(ObservableList<NoteRow> rows, String subject, double width, String words, String none) {
        Columns.style(table, subject + ", " + words + "; Ctrl+C copies a row", none);
        TableColumn<NoteRow, String> subjects = Columns.text(subject, width, NoteRow::subject);
        if (width < WIDE) {
            subjects.setMaxWidth(MOST_OF_NARROW * width);
        }
        table.getColumns().add(subjects);
        table.getColumns().add(Columns.text(words, 2 * WIDE - width, NoteRow::words));
        table.setItems(rows);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        var said = Words.of("", "summary-label");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        button("Copy", "Copies the row (Ctrl+C)", this::copy);
        buttons.setMinWidth(USE_PREF_SIZE);
        var whole = new HBox(12, said, buttons);
        whole.setAlignment(Pos.CENTER_LEFT);
        whole.getStyleClass().add("note-whole");
        whole.managedProperty().bind(whole.visibleProperty());
        setCenter(table);
        setBottom(whole);
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            whole.setVisible(row != null);
            said.setText(row == null ? "" : row.subject() + ": " + row.words());
            if (!filling) {
                selected = Optional.ofNullable(row).map(NoteRow::subject);
            }
        });
        rows.addListener((ListChangeListener<NoteRow>) _ -> keepPlace());
        keepPlace();
    }

    /// Offers to put the chosen one into the set; Enter does so too.
    NotesPane adding(Consumer<IndexCandidate> adder) {
        Button add = button("Put it into the set", "The server plans with it at once (Enter)",
                () -> row().flatMap(NoteRow::candidate).ifPresent(adder));
        add.toBack();
        table.getSelectionModel().selectedItemProperty().subscribe(row -> add.setDisable(row == null || row.candidate().isEmpty()));
        Columns.onOpen(table, row -> row.candidate().ifPresent(adder));
        return this;
    }

    private Button button(String title, String explanation, Runnable action) {
        Button button = SmallButton.of(title, explanation, action);
        buttons.getChildren().add(button);
        return button;
    }

    private void copy() {
        row().ifPresent(row -> CodeBlock.copy(row.subject() + ": " + row.words()));
    }

    /// Rows are new objects each time the set changes.
    private void keepPlace() {
        filling = true;
        int before = table.getSelectionModel().getSelectedIndex();
        List<String> subjects = table.getItems().stream().map(NoteRow::subject).toList();
        int again = selected.map(subjects::indexOf).orElse(-1);
        int next = again >= 0 ? again : Math.clamp(before, 0, Math.max(0, subjects.size() - 1));
        table.getSelectionModel().clearAndSelect(next);
        filling = false;
    }

    private Optional<NoteRow> row() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }
}
