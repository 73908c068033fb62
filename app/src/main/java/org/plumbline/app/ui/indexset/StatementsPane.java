package org.plumbline.app.ui.indexset;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.DetailFrame;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Share;

/// The statements before and after, and the chosen one whole. Enter opens its plans.
final class StatementsPane extends SplitPane {
    private static final double TABLE_PART = 0.66;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final ChosenSet sets;
    private final TableView<StatementRow> table = new TableView<>();
    private final VBox text = new VBox();
    private final DetailFrame frame = new DetailFrame(text);
    private final Button plans;
    private final Button compare;
    private Optional<String> selected = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private boolean filling;

    StatementsPane(ChosenSet sets) {
        this.sets = sets;
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(TABLE_PART);
        getItems().setAll(table, frame);
        plans = frame.button("Plan with these indexes",
                "Opens the plan of today and the one with the set, each in a tab; nothing is run or built (Enter)",
                () -> showPlans(PlansShown.TABS));
        compare = frame.button("Compare the plans", "The plan of today and the one with the set side by side, node for node",
                () -> showPlans(PlansShown.COMPARED));
        plans.getStyleClass().add("accent");
        Button copy = frame.button("Copy", "Copies the whole statement (Ctrl+C)", this::copy);
        Columns.style(table, "Statements and what they cost with the set; Enter opens the plans of one, Ctrl+C copies it",
                "The server is asked…");
        table.getColumns().add(Columns.text("Statement", 360, row -> row.query().name()));
        TableColumn<StatementRow, Double> weight = Columns.figure("Calls", 76, row -> row.query().weight(),
                calls -> Format.count(Math.round(calls)), calls -> Format.countFull(Math.round(calls)) + " calls");
        table.getColumns().add(weight);
        table.getColumns().add(Columns.figure("Share", 66, StatementRow::share, Format::share,
                share -> Format.shareFull(share) + " of the workload's cost today"));
        table.getColumns().add(Columns.<StatementRow, Cost>figure("Today", 88, StatementRow::before, Format::cost,
                cost -> Format.costFull(cost) + ", the planner's cost of one run"));
        table.getColumns().add(Columns.<StatementRow, Cost>figure("With the set", 98, row -> row.after().orElse(null), Format::cost,
                cost -> Format.costFull(cost) + ", the planner's cost of one run"));
        table.getColumns().add(Columns.<StatementRow, Share>figure("Of today's", 88, row -> row.left().orElse(null),
                Format::share, Format::shareFull));
        table.setItems(sets.lists().statements());
        weight.setVisible(sets.found().queries().stream().anyMatch(query -> query.weight() != 1));
        sets.lists().statements().addListener((ListChangeListener<StatementRow>) _ -> keepPlace());
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!filling) {
                selected = Optional.ofNullable(row).map(each -> each.query().name());
                show(Optional.ofNullable(row));
            }
        });
        sets.totalProperty().subscribe(_ -> disable(!sets.canShowPlans() || shown.isEmpty()));
        Columns.onOpen(table, _ -> showPlans(PlansShown.TABS));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
        copy.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        keepPlace();
    }

    /// Gives the keyboard to the list.
    void focusTable() {
        table.requestFocus();
    }

    private Optional<StatementRow> row() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void showPlans(PlansShown way) {
        row().ifPresent(each -> sets.showPlans(each, way));
    }

    private void disable(boolean off) {
        plans.setDisable(off);
        compare.setDisable(off);
    }

    private void copy() {
        row().ifPresent(row -> CodeBlock.copy(row.query().sql()));
    }

    private void keepPlace() {
        filling = true;
        int again = 0;
        for (int i = 0; i < table.getItems().size(); i++) {
            if (selected.equals(Optional.of(table.getItems().get(i).query().name()))) {
                again = i;
            }
        }
        table.getSelectionModel().clearAndSelect(again);
        filling = false;
        show(row());
    }

    private void show(Optional<StatementRow> row) {
        disable(row.isEmpty() || !sets.canShowPlans());
        frame.facts(row.map(this::facts).orElse("Choose a statement above."));
        if (!shown.equals(row.map(each -> each.query().sql()))) {
            shown = row.map(each -> each.query().sql());
            text.getChildren().setAll(shown.map(CodeBlock::new).stream().toList());
            frame.toTop();
        }
    }

    private String facts(StatementRow row) {
        if (row.after().isEmpty()) {
            return "Planned cost " + Format.cost(row.before()) + "; with the set it is not known.";
        }
        return "Planned cost " + Format.cost(row.before()) + row.changed().map(after -> " → " + Format.cost(after)).orElse(", as today")
                + (row.uses().isEmpty() ? ". No new index is used." : ". Uses " + String.join(", ", row.uses()) + ".")
                + (sets.isEmpty() || sets.canShowPlans() ? "" : " There is no plan with the set to open: only HypoPG makes one.");
    }
}
