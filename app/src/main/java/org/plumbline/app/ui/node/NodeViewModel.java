package org.plumbline.app.ui.node;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;

/// Everything about the selected node.
public final class NodeViewModel {
    private final PlanDocument document;

    public NodeViewModel(PlanDocument document) {
        this.document = document;
    }

    Optional<PlanNode> node() {
        return document.selection().selected().map(document.plan()::node);
    }

    String title(PlanNode node) {
        return NodeText.title(node);
    }

    List<NodeGroup> groups(PlanNode node) {
        return new NodeGroups(document.measured(), node).groups();
    }

    List<WorkerRow> workers(PlanNode node) {
        return new WorkerRows(document.measured().of(node)).rows();
    }

    String skew(PlanNode node) {
        return new WorkerRows(document.measured().of(node)).skew();
    }

    /// The whole panel as text.
    String copied(PlanNode node) {
        var text = new StringBuilder(title(node)).append('\n');
        for (NodeGroup group : groups(node)) {
            if (group.entries().isEmpty()) {
                continue;
            }
            text.append('\n').append(group.title()).append('\n');
            group.entries().forEach(entry -> text.append("  ").append(entry.term()).append(": ").append(entry.value()).append('\n'));
        }
        return text.toString();
    }

    Subscription onSelected(Consumer<Optional<NodeId>> listener) {
        return document.selection().onSelected(listener);
    }
}
