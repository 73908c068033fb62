package org.plumbline.app.ui.state;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.measure.MeasuredPlan;

/// Which highlights are on, and by what nodes are coloured.
public final class Highlights {
    private final HighlightSets sets;
    private final ReadOnlyObjectWrapper<Set<Highlight>> active;
    private final ReadOnlyObjectWrapper<Heat> heat;
    private final MeasuredPlan plan;

    public Highlights(MeasuredPlan plan) {
        this.plan = plan;
        sets = HighlightSets.of(plan);
        active = new ReadOnlyObjectWrapper<>(this, "active", Set.copyOf(EnumSet.of(Highlight.SEQ_SCANS, Highlight.NESTED_LOOPS)));
        List<HeatBy> available = Heat.available(plan);
        heat = new ReadOnlyObjectWrapper<>(this, "heat", Heat.of(plan, available.isEmpty() ? HeatBy.SELF_TIME : firstChoice(available)));
    }

    private Highlights(Highlights other) {
        plan = other.plan;
        sets = other.sets;
        active = new ReadOnlyObjectWrapper<>(this, "active", other.active.get());
        heat = new ReadOnlyObjectWrapper<>(this, "heat", other.heat.get());
    }

    Highlights asItIs() {
        return new Highlights(this);
    }

    /// Those that are on and mark something, in their order.
    public List<Highlight> shown() {
        return java.util.Arrays.stream(Highlight.values()).filter(each -> isActive(each) && count(each) > 0).toList();
    }

    /// How many nodes this highlight would mark.
    public int count(Highlight highlight) {
        return sets.count(highlight);
    }

    public boolean isActive(Highlight highlight) {
        return active.get().contains(highlight);
    }

    public void setActive(Highlight highlight, boolean on) {
        var next = EnumSet.noneOf(Highlight.class);
        next.addAll(active.get());
        if (on ? next.add(highlight) : next.remove(highlight)) {
            active.set(Set.copyOf(next));
        }
    }

    /// The active highlights that mark this node, in their order.
    public List<Highlight> of(NodeId node) {
        return java.util.Arrays.stream(Highlight.values()).filter(each -> isActive(each) && sets.marks(each, node)).toList();
    }

    /// The active highlights that mark any of these nodes, in their order.
    ///
    /// @param nodes by their index
    public List<Highlight> ofAny(BitSet nodes) {
        return java.util.Arrays.stream(Highlight.values()).filter(each -> isActive(each) && sets.of(each).intersects(nodes)).toList();
    }

    /// All nodes that the active highlights mark, by their index.
    public BitSet marked() {
        var marked = new BitSet();
        active.get().forEach(each -> marked.or(sets.of(each)));
        return marked;
    }

    public ReadOnlyObjectProperty<Set<Highlight>> activeProperty() {
        return active.getReadOnlyProperty();
    }

    public Heat heat() {
        return heat.get();
    }

    public void heatBy(HeatBy by) {
        heat.set(Heat.of(plan, by));
    }

    /// Calls the listener after each change of either.
    public Subscription onChange(Runnable listener) {
        return Subscription.combine(active.subscribe((_, _) -> listener.run()), heat.subscribe((_, _) -> listener.run()));
    }

    /// Rows of a plan that was not analysed are a poor start: its costs say more.
    private static HeatBy firstChoice(List<HeatBy> available) {
        return available.contains(HeatBy.SELF_TIME) ? HeatBy.SELF_TIME
                : available.contains(HeatBy.BUFFERS) ? HeatBy.BUFFERS
                : available.contains(HeatBy.COST) ? HeatBy.COST : available.getFirst();
    }
}
