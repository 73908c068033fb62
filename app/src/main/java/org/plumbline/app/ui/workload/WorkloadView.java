package org.plumbline.app.ui.workload;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.PanelStyle;

/// The workload of a database: what was counted, what is sent row by row, the statements, and the chosen one whole.
public final class WorkloadView extends BorderPane {
    private static final double STATEMENTS_PART = 0.66;

    private final WorkloadViewModel model;
    private final StatementTable table;
    private final WorkloadHead head;

    public WorkloadView(WorkloadViewModel model) {
        this.model = model;
        table = new StatementTable(model);
        head = new WorkloadHead(model, this::focusView);
        getStyleClass().addAll("plan-document", "list-document", "workload");
        getStylesheets().add(PanelStyle.sheet());
        var parts = new SplitPane(table, new DetailPane(model, table));
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(STATEMENTS_PART);
        setTop(new VBox(head, new ProgressLine(model), new HabitList(model)));
        setCenter(new StackPane(parts, new NothingPage(model)));
        model.stateProperty().subscribe(state -> {
            boolean first = state instanceof WorkloadState.Counted && !parts.isVisible();
            parts.setVisible(state instanceof WorkloadState.Counted);
            if (first) {
                focusView();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Gives the keyboard to the statements.
    public void focusView() {
        table.requestFocus();
    }

    /// Gives it to the field that finds one.
    public void focusSearch() {
        head.focusSearch();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            model.refresh();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown() && table.isFocused()) {
            model.chosenProperty().get().ifPresent(model.actions()::write);
            event.consume();
        }
    }
}
