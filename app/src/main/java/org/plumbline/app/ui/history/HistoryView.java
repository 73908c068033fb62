package org.plumbline.app.ui.history;

import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.OrMessage;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.text.Format;

/// The history: the runs, the newest first, and beside them the chosen one. Enter or a double click opens its plan.
public final class HistoryView extends BorderPane {
    private static final double RUNS_PART = 0.67;

    private final HistoryViewModel model;
    private final TableView<RunRow> runs = new TableView<>();
    private final HistoryHead head;

    public HistoryView(HistoryViewModel model) {
        this.model = model;
        head = new HistoryHead(model, this::focusView);
        getStyleClass().addAll("plan-document", "list-document");
        getStylesheets().add(PanelStyle.sheet());
        buildRuns();
        var details = new RunDetails(model);
        var parts = new SplitPane(runs, details);
        parts.setDividerPositions(RUNS_PART);
        SplitPane.setResizableWithParent(details, false);
        var either = new OrMessage(parts);
        setTop(head);
        setCenter(either);
        model.troubleProperty().subscribe(_ -> showIn(either));
        model.listProperty().subscribe(_ -> showIn(either));
    }

    public void focusView() {
        runs.requestFocus();
    }

    public void focusSearch() {
        head.focusSearch();
    }

    private void showIn(OrMessage either) {
        String trouble = model.troubleProperty().get();
        boolean nothing = model.listProperty().get().kept() == 0;
        if (either.show(trouble.isEmpty() && nothing
                ? "No run is kept yet. Every plan that comes of explaining a statement is listed here, and opens again." : trouble)) {
            focusView();
        }
    }

    private static TableColumn<RunRow, String> between(double least, double most, TableColumn<RunRow, String> column) {
        column.setMinWidth(least);
        column.setMaxWidth(most);
        return column;
    }

    /// Chosen in the chart or by the list's being filled: alone. By the person: with the others that are chosen together.
    private void follow(Optional<RunRow> chosen) {
        var selection = runs.getSelectionModel();
        if (chosen.isEmpty()) {
            selection.clearSelection();
        } else if (!chosen.get().equals(selection.getSelectedItem())) {
            selection.clearAndSelect(runs.getItems().indexOf(chosen.get()));
        }
    }

    private void buildRuns() {
        Columns.style(runs, "Runs, the newest first; Enter opens a plan", "No run matches.");
        runs.getColumns().add(between(146, 170, Columns.text("When", 146, RunRow::minute)));
        runs.getColumns().add(Columns.text("Statement", 340, RunRow::statement));
        runs.getColumns().add(between(84, 180, Columns.text("Connection", 116, RunRow::connection)));
        runs.getColumns().add(Columns.figure("Execution", 90, RunRow::execution,
                time -> time.isZero() ? "not run" : Format.time(time), time -> time.isZero() ? "Planned only" : Format.timeFull(time)));
        runs.getColumns().add(Columns.figure("Cost", 68, RunRow::cost, Format::cost, Format::costFull));
        runs.getColumns().add(between(84, 150, Columns.text("Findings", 100, RunRow::findings)));
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(runs.comparatorProperty());
        runs.setItems(sorted);
        runs.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        runs.getSelectionModel().getSelectedItems().addListener((ListChangeListener<RunRow>) _ ->
                model.mark(runs.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList()));
        runs.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) { // null while the list is filled anew
                model.chosenProperty().set(Optional.of(row));
            }
        });
        model.chosenProperty().subscribe(this::follow);
        Columns.onOpen(runs, _ -> model.open());
    }
}
