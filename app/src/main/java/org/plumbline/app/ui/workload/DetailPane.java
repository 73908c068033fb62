package org.plumbline.app.ui.workload;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.Words;
import org.plumbline.app.ui.control.HoverText;

/// The chosen statement: its text, what is known of it, and what can be done with it.
final class DetailPane extends BorderPane {
    private static final double LEAST_HEIGHT = 110;

    private final Label facts = new Label();
    private final VBox findings = new VBox();
    private final VBox content = new VBox(8);
    private final ScrollPane scroll = new ScrollPane(content);
    private final HBox buttons = new HBox(8);
    private Optional<String> shown = Optional.empty();

    DetailPane(WorkloadViewModel model) {
        getStyleClass().add("workload-detail");
        setMinHeight(LEAST_HEIGHT);
        facts.getStyleClass().add("summary-label");
        facts.setMinWidth(0);
        facts.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(facts, facts::getText);
        findings.getStyleClass().add("quiet-lines");
        findings.managedProperty().bind(findings.visibleProperty());
        HBox.setHgrow(facts, Priority.ALWAYS);
        Button explain = button("Explain", "Its generic plan and what is wrong with it; it is not run (Enter)");
        explain.getStyleClass().add("accent");
        explain.setOnAction(_ -> model.chosenProperty().get().ifPresent(model::explain));
        Button write = button("Open in SQL editor", "To explain it with values, or to change it (Shift+Enter)");
        write.setOnAction(_ -> model.chosenProperty().get().ifPresent(model::write));
        Button seen = button("With seen values",
                "Opens it in the SQL editor with the values with which a session runs it now, or ran it last (pg_stat_activity)");
        seen.setOnAction(_ -> model.chosenProperty().get().ifPresent(model::writeWithSeenValues));
        Button copy = button("Copy", "Copies the whole statement");
        copy.setOnAction(_ -> model.chosenProperty().get().ifPresent(row -> CodeBlock.copy(row.text())));
        buttons.getChildren().addAll(explain, write, seen, copy);
        buttons.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(12, facts, buttons);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("workload-detail-head");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("code-scroll");
        content.getStyleClass().add("workload-detail-content");
        setTop(head);
        setCenter(scroll);
        model.chosenProperty().subscribe(this::show);
    }

    private void show(Optional<StatementRow> row) {
        buttons.setDisable(row.isEmpty());
        facts.setText(row.map(StatementRow::facts).orElse("Choose a statement above."));
        findings.getChildren().clear();
        row.flatMap(StatementRow::verdict).ifPresent(verdict -> verdict.full().lines().forEach(line -> findings.getChildren().add(
                Words.of(line, "quiet-line"))));
        findings.setVisible(!findings.getChildren().isEmpty());
        if (!shown.equals(row.map(StatementRow::text)) || content.getChildren().isEmpty()) {
            shown = row.map(StatementRow::text);
            content.getChildren().setAll(findings);
            shown.ifPresent(text -> content.getChildren().add(new CodeBlock(text)));
            scroll.setVvalue(0);
        }
    }

    private static Button button(String title, String explanation) {
        var button = new Button(title);
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        HoverText.on(button, explanation);
        return button;
    }
}
