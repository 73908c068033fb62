package org.plumbline.app.ui.indexset;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.index.IndexCandidate;

/// The indexes of the set, each with a box to take it out and put it back: Space does so, Ctrl+C copies its statement.
final class IndexTable extends TableView<IndexRow> {
    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final ChosenSet sets;
    private Optional<IndexCandidate> selected = Optional.empty();
    private boolean filling;

    IndexTable(ChosenSet sets) {
        this.sets = sets;
        getStyleClass().add("index-table");
        Columns.style(this, "Indexes of the set; Space takes one out or puts it back, Ctrl+C copies its statement",
                sets.frontier().size() < 2 ? "No index is in this set." : "No index is in this set. Choose a larger budget.");
        var box = new TableColumn<IndexRow, IndexRow>("");
        box.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        box.setCellFactory(_ -> new BoxCell());
        box.setSortable(false);
        box.setMinWidth(34);
        box.setMaxWidth(34);
        getColumns().add(box);
        getColumns().add(Columns.text("Index", 260, IndexRow::definition));
        getColumns().add(Columns.figure("Saves", 62, row -> row.chosen() ? row.saves() : null, Format::share,
                share -> "The statements that use it gain " + Format.shareFull(share) + " of the workload's cost"));
        getColumns().add(Columns.<IndexRow, Integer>figure("Helps", 62, row -> row.helped().orElse(null), Format::count,
                count -> count + (count == 1 ? " statement uses it" : " statements use it")));
        getColumns().add(Columns.figure("Size", 76, row -> row.advised().size().orElse(null), Format::bytes,
                size -> Format.bytesFull(size) + " when it is new"));
        getColumns().add(Columns.figure("Writes", 68, row -> row.advised().writes().orElse(null), Format::share,
                share -> "A new row of the table writes " + Format.shareFull(share) + " more, measured by its own bytes"));
        getColumns().add(Columns.text("Proof", 86, row -> AdviceText.proof(row.state()), row -> row.state().words()));
        setRowFactory(_ -> new IndexLine());
        setItems(sets.indexes());
        sets.indexes().addListener((ListChangeListener<IndexRow>) _ -> keepPlace());
        getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!filling && row != null) {
                selected = Optional.of(row.advised().index());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        Optional<IndexRow> row = Optional.ofNullable(getSelectionModel().getSelectedItem());
        if (row.isPresent() && event.getCode() == KeyCode.SPACE) {
            sets.toggle(row.get());
            event.consume();
        } else if (row.isPresent() && COPY.match(event)) {
            CodeBlock.copy(row.get().create() + ";");
            event.consume();
        }
    }

    /// Rows are new objects each time the server has answered.
    private void keepPlace() {
        filling = true;
        int again = 0;
        for (int i = 0; i < getItems().size(); i++) {
            if (selected.equals(Optional.of(getItems().get(i).advised().index()))) {
                again = i;
            }
        }
        getSelectionModel().clearAndSelect(again);
        filling = false;
    }

    private static final class IndexLine extends TableRow<IndexRow> {
        @Override
        protected void updateItem(IndexRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean filled = !empty && row != null;
            pseudoClassStateChanged(OUT, filled && !row.chosen());
            setAccessibleText(filled ? row.definition() + (row.chosen() ? ", in the set" : ", not in the set") : null);
        }
    }

    private final class BoxCell extends TableCell<IndexRow, IndexRow> {
        private final CheckBox box = new CheckBox();

        BoxCell() {
            box.setFocusTraversable(false);
            box.setOnAction(_ -> {
                getTableView().getSelectionModel().select(getIndex());
                sets.toggle(getItem());
            });
            setAlignment(Pos.CENTER);
        }

        @Override
        protected void updateItem(IndexRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : box);
            if (!empty && row != null) {
                box.setSelected(row.chosen());
                box.setAccessibleText(row.definition());
            }
        }
    }
}
