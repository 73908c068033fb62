package org.plumbline.app.ui.workload;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.DetailFrame;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Words;

/// The chosen statement: its text, what is known of it, and what can be done with it.
final class DetailPane extends StackPane {
    private final WorkloadViewModel model;
    private final VBox findings = new VBox();
    private final VBox statement = new VBox();
    private final DetailFrame frame = new DetailFrame(findings, statement);
    private final List<Button> buttons;
    private Optional<String> shown = Optional.empty();

    /// @param table in which several can be selected
    DetailPane(WorkloadViewModel model, StatementTable table) {
        this.model = model;
        findings.getStyleClass().add("quiet-lines");
        findings.managedProperty().bind(findings.visibleProperty());
        Button explain = button("Explain", "Its generic plan and what is wrong with it; it is not run (Enter)", model.actions()::explain);
        explain.getStyleClass().add("accent");
        buttons = List.of(explain,
                button("Open in SQL editor", "To explain it with values, or to change it (Shift+Enter)", model.actions()::write),
                button("With seen values",
                        "Opens it in the SQL editor with the values with which a session runs it now or ran it last (pg_stat_activity), "
                                + "or with which auto_explain logged it: in the logs that are open here, then in the server's own",
                        model.actions()::writeWithSeenValues),
                button("Copy", "Copies the whole statement", row -> CodeBlock.copy(row.text())));
        frame.add(findIndexes(table));
        getChildren().add(frame);
        model.chosenProperty().subscribe(this::show);
    }

    private SplitMenuButton findIndexes(StatementTable table) {
        var find = new SplitMenuButton();
        find.setText("Find indexes");
        find.setOnAction(_ -> model.actions().findIndexes(List.copyOf(table.getSelectionModel().getSelectedItems()), false));
        var values = new MenuItem("With seen values");
        values.setOnAction(_ -> model.actions().findIndexes(List.copyOf(table.getSelectionModel().getSelectedItems()), true));
        var generic = new MenuItem("Without values");
        generic.setOnAction(find.getOnAction());
        find.getItems().addAll(generic, values);
        HoverText.on(find, "Looks for the indexes that all selected statements should have (Ctrl+A selects all): without their values, or "
                + "with those that they were seen to have");
        find.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        return find;
    }

    private Button button(String title, String explanation, Consumer<StatementRow> action) {
        return frame.button(title, explanation, () -> model.chosenProperty().get().ifPresent(action));
    }

    private void show(Optional<StatementRow> row) {
        buttons.forEach(button -> button.setDisable(row.isEmpty()));
        frame.facts(row.map(StatementRow::facts).orElse("Choose a statement above."));
        findings.getChildren().clear();
        row.flatMap(StatementRow::verdict).ifPresent(verdict -> verdict.full().lines().forEach(line -> findings.getChildren().add(
                Words.of(line, "quiet-line"))));
        findings.setVisible(!findings.getChildren().isEmpty());
        if (!shown.equals(row.map(StatementRow::text))) {
            shown = row.map(StatementRow::text);
            statement.getChildren().setAll(shown.map(CodeBlock::new).stream().toList());
            frame.toTop();
        }
    }
}
