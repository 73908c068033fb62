package org.plumbline.app.ui.node;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.plan.PlanNode;

/// The node panel.
public final class NodeView extends BorderPane {
    private static final double TERM_WIDTH = 118;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final NodeViewModel model;
    private final Label title = new Label();
    private final VBox groups = new VBox();
    private final HBox head = new HBox(8, title);
    private final Subscription subscription;

    public NodeView(NodeViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "node-detail");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(title, title::getText);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        groups.getStyleClass().add("node-groups");
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(head);
        setCenter(scroll);
        scroll.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                model.node().ifPresent(node -> CodeBlock.copy(model.copied(node)));
                event.consume();
            }
        });
        scroll.setAccessibleText("All that the plan says about the selected node");
        subscription = model.onSelected(_ -> show());
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    private void show() {
        groups.getChildren().clear();
        head.getChildren().setAll(title);
        model.node().ifPresentOrElse(this::show, () -> {
            title.setText("No node selected");
            groups.getChildren().add(words("Choose a row of the plan or a finding to see all that the plan says about it."));
        });
    }

    private void show(PlanNode node) {
        title.setText(model.title(node));
        var copy = CodeBlock.copyButton(model.copied(node));
        head.getChildren().setAll(title, copy);
        List<WorkerRow> workers = model.workers(node);
        for (NodeGroup group : model.groups(node)) {
            groups.getChildren().addAll(groupTitle(group.title(), ""), grid(group));
            if (group.title().equals("Time") && !workers.isEmpty()) {
                groups.getChildren().addAll(groupTitle("Processes", model.skew(node)), workers(workers));
            }
        }
    }

    private static Node groupTitle(String text, String more) {
        var label = new Label(text);
        label.getStyleClass().add("group-title");
        var rest = new Label(more);
        rest.getStyleClass().add("panel-subtitle");
        var both = new HBox(8, label, rest);
        both.setAlignment(Pos.BASELINE_LEFT);
        return both;
    }

    private static GridPane grid(NodeGroup group) {
        var grid = new GridPane();
        grid.getStyleClass().add("node-grid");
        var terms = new ColumnConstraints(TERM_WIDTH);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        values.setMinWidth(0);
        grid.getColumnConstraints().addAll(terms, values);
        for (int row = 0; row < group.entries().size(); row++) {
            NodeEntry entry = group.entries().get(row);
            var term = new Label(entry.term());
            term.getStyleClass().add("node-term");
            term.setWrapText(true);
            term.setMinHeight(Region.USE_PREF_SIZE);
            HoverText.on(term, entry.explanation());
            GridPane.setValignment(term, javafx.geometry.VPos.TOP);
            grid.add(term, 0, row);
            grid.add(value(entry), 1, row);
        }
        return grid;
    }

    private static Label value(NodeEntry entry) {
        var value = new Label(entry.value());
        value.getStyleClass().addAll("node-value", switch (entry.tone()) {
            case PLAIN -> "value-plain";
            case CODE -> "value-code";
            case MUTED -> "value-muted";
            case GOOD -> "value-good";
            case SEVERE -> "value-severe";
        });
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        HoverText.on(value, entry.explanation());
        value.setOnContextMenuRequested(event -> {
            var copy = new MenuItem("Copy “" + entry.term() + "”");
            copy.setOnAction(_ -> CodeBlock.copy(entry.value()));
            new ContextMenu(copy).show(value, event.getScreenX(), event.getScreenY());
        });
        return value;
    }

    private static GridPane workers(List<WorkerRow> rows) {
        var grid = new GridPane();
        grid.getStyleClass().add("node-grid");
        var bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setFillWidth(true);
        var last = new ColumnConstraints();
        last.setHalignment(javafx.geometry.HPos.RIGHT);
        grid.getColumnConstraints().addAll(new ColumnConstraints(TERM_WIDTH), bars, last);
        for (int row = 0; row < rows.size(); row++) {
            WorkerRow each = rows.get(row);
            var name = new Label(each.name());
            name.getStyleClass().add("node-term");
            var bar = new BarLabel();
            bar.show(each.time(), each.share(), each.slowest() ? 3 : 1);
            bar.setPrefHeight(20);
            HoverText.on(bar, each.full());
            var made = new Label(each.rows());
            made.getStyleClass().add("node-term");
            HoverText.on(made, each.full());
            HoverText.on(name, each.full());
            grid.addRow(row, name, bar, made);
        }
        return grid;
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("empty-words");
        return label;
    }
}
