package org.plumbline.app.ui.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.CodeBlock;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.control.Paced;
import org.plumbline.app.ui.control.Words;
import org.plumbline.plan.PlanNode;

/// The node panel. What was made for one node is filled anew for the next: making it costs several frames.
public final class NodeView extends BorderPane {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    private final NodeViewModel model;
    private final Label title = new Label();
    private final Button copy;
    private final Label none = Words.of("Choose a row of the plan or a finding to see all that the plan says about it.", "empty-words");
    private final VBox groups = new VBox(none);
    private final List<NodeLines> lines = new ArrayList<>();
    private final List<NodeGroupPane> panes = new ArrayList<>();
    private final WorkerBars workers = new WorkerBars();
    private final NodeGroupPane processes = new NodeGroupPane("Processes", workers);
    private final Subscription subscription;

    public NodeView(NodeViewModel model) {
        this.model = model;
        copy = CodeBlock.copyButton(() -> model.node().map(model::copied).orElse(""));
        getStyleClass().addAll("panel", "node-detail");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(title, title::getText);
        var head = new HBox(8, title, copy);
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
        var shown = new Paced(this::show);
        subscription = Subscription.combine(model.onSelected(_ -> shown.ask()), shown::stop);
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    private void show() {
        Optional<PlanNode> node = model.node();
        title.setText(node.map(model::title).orElse("No node selected"));
        CodeBlock.canCopy(copy);
        setShown(copy, node.isPresent());
        setShown(none, node.isEmpty());
        panes.forEach(pane -> setShown(pane, false));
        setShown(processes, false);
        node.ifPresent(this::show);
    }

    private void show(PlanNode node) {
        List<NodeGroup> all = model.groups(node);
        if (panes.isEmpty()) {
            all.forEach(this::add);
        }
        for (int i = 0; i < all.size(); i++) {
            lines.get(i).show(all.get(i).entries());
            setShown(panes.get(i), !all.get(i).entries().isEmpty());
        }
        List<WorkerRow> rows = model.workers(node);
        workers.show(rows);
        processes.say(model.skew(node));
        setShown(processes, !rows.isEmpty());
    }

    private void add(NodeGroup group) {
        var some = new NodeLines();
        var pane = new NodeGroupPane(group.title(), some);
        lines.add(some);
        panes.add(pane);
        groups.getChildren().add(pane);
        if (group.title().equals(NodeGroups.TIME)) {
            groups.getChildren().add(processes);
        }
    }

    private static void setShown(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
