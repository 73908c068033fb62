package org.plumbline.app.ui.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A plan's nodes and groups of similar siblings, what is folded, and the visible rest in display order.
public final class FoldedTree {
    private final Plan plan;
    private final List<SiblingGroup> groups;
    private final Folding folding;

    /// Walks over all nodes: for a background thread.
    public FoldedTree(MeasuredPlan measured) {
        plan = measured.plan();
        groups = SiblingGroups.of(measured);
        folding = new Folding(plan.nodes().stream().mapToInt(PlanNode::subtreeEnd).toArray(), SiblingGroups.numbers(plan, groups));
    }

    /// By their numbers.
    public List<SiblingGroup> groups() {
        return groups;
    }

    /// Of visible rows.
    public int size() {
        return folding.size();
    }

    /// What stands in this row.
    public PlanItem item(int index) {
        return itemOf(folding.entry(index));
    }

    /// Levels below the root's row.
    public int depth(int index) {
        return folding.depth(index);
    }

    /// Bit d is set when a line runs down at depth d beside this row, because a sibling of its ancestor (or of itself) follows.
    public long guides(int index) {
        return folding.guides(index);
    }

    /// Something can be shown below this row.
    public boolean isExpandable(int index) {
        return folding.isExpandable(index);
    }

    /// What is below this row is shown.
    public boolean isExpanded(int index) {
        return folding.isExpanded(index);
    }

    /// The rows as they are now, for another thread.
    public VisibleItems visible() {
        return new VisibleItems(plan, groups, folding.entries(), folding.depths());
    }

    /// Where this item is shown now; none when it is folded away.
    public Optional<Integer> indexOf(PlanItem item) {
        return boxed(folding.indexOf(entry(item)));
    }

    /// The row under which this one stands; none for the root's.
    public Optional<Integer> parentRow(int index) {
        return boxed(folding.parentRow(index));
    }

    /// Opens or closes this item.
    public void setExpanded(PlanItem item, boolean open) {
        folding.setExpanded(entry(item), open);
    }

    /// Opens or closes this item and everything below it.
    public void setExpandedBelow(PlanItem item, boolean open) {
        folding.setExpandedBelow(entry(item), open);
    }

    /// Opens all that hides this node. Returns whether something was opened.
    public boolean reveal(NodeId id) {
        return folding.reveal(id.index());
    }

    /// Siblings by this value, those without one (NaN) last. Walks over all nodes: for a background thread.
    public SiblingOrder order(ToDoubleFunction<PlanItem> value, boolean ascending) {
        return folding.order(entry -> value.applyAsDouble(itemOf(entry)), ascending);
    }

    /// Siblings in this order.
    public void sortSiblings(SiblingOrder order) {
        folding.sortSiblings(order);
    }

    /// Siblings as the plan has them.
    public void unsorted() {
        folding.unsorted();
    }

    private static Optional<Integer> boxed(OptionalInt row) {
        return row.isPresent() ? Optional.of(row.getAsInt()) : Optional.empty();
    }

    private PlanItem itemOf(int entry) {
        return entry < folding.nodes() ? new PlanItem.Node(new NodeId(entry)) : new PlanItem.Siblings(entry - folding.nodes());
    }

    private int entry(PlanItem item) {
        return switch (item) {
            case PlanItem.Node(NodeId id) -> id.index();
            case PlanItem.Siblings(int group) -> folding.nodes() + group;
        };
    }
}
