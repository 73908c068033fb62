package org.plumbline.app.ui.indexset;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.DetailFrame;
import org.plumbline.app.ui.control.Words;
import org.plumbline.index.IndexCandidate;

/// A list of what stands beside the set, each with what is said of it, whole below.
final class NotesPane extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final TableView<NoteRow> table = new TableView<>();

    /// @param subject what the rows are: `Index`
    /// @param words what is said of them: `Why not`
    /// @param none what is said where there are none
    NotesPane(ObservableList<NoteRow> rows, String subject, String words, String none) {
        Columns.style(table, subject + ", " + words + "; Ctrl+C copies a row", none);
        table.getColumns().add(Columns.text(subject, 420, NoteRow::subject));
        table.getColumns().add(Columns.text(words, 420, NoteRow::words));
        table.setItems(rows);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                row().ifPresent(row -> CodeBlock.copy(row.subject() + ": " + row.words()));
                event.consume();
            }
        });
        setCenter(table);
    }

    /// Offers to put the chosen one into the set; Enter does so too.
    NotesPane adding(Consumer<IndexCandidate> adder) {
        var said = Words.of("", "quiet-line");
        var frame = new DetailFrame(said);
        var add = frame.button("Put it into the set", "The server plans with it at once (Enter)",
                () -> row().flatMap(NoteRow::candidate).ifPresent(adder));
        frame.button("Copy", "Copies the row (Ctrl+C)",
                () -> row().ifPresent(row -> CodeBlock.copy(row.subject() + ": " + row.words())));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            add.setDisable(row == null || row.candidate().isEmpty());
            frame.facts(row == null ? "Choose an index above." : row.subject());
            said.setText(row == null ? "" : row.words());
        });
        Columns.onOpen(table, row -> row.candidate().ifPresent(adder));
        setBottom(frame);
        return this;
    }

    private Optional<NoteRow> row() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }
}
