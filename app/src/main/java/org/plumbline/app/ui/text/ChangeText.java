package org.plumbline.app.ui.text;

import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Change;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.Contribution;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.print.NodeTitle;

/// What became of nodes, in words.
public final class ChangeText {
    private final PlanComparison comparison;

    public ChangeText(PlanComparison comparison) {
        this.comparison = comparison;
    }

    /// One word for a node's state.
    public static String word(NodeState state) {
        return switch (state) {
            case SAME -> "same";
            case CHANGED -> "changed";
            case MOVED -> "moved";
            case ADDED -> "added";
            case GONE -> "gone";
        };
    }

    /// A character for it, where there is room for one only.
    public static String mark(NodeState state) {
        return switch (state) {
            case SAME -> " ";
            case CHANGED -> "~";
            case MOVED -> ">";
            case ADDED -> "+";
            case GONE -> "-";
        };
    }

    /// A sign for it, beside the word.
    public static String sign(NodeState state) {
        return switch (state) {
            case SAME -> "";
            case CHANGED -> "~";
            case MOVED -> "↕";
            case ADDED -> "+";
            case GONE -> "−";
        };
    }

    /// A word for what is different.
    public static String word(Change change) {
        return switch (change) {
            case KIND -> "kind";
            case CONDITIONS -> "conditions";
            case PLACE -> "place";
            case TIME -> "self time";
            case ROWS -> "rows";
            case BUFFERS -> "blocks";
            case READS -> "blocks read";
            case TEMP -> "work files";
            case COST -> "cost";
        };
    }

    /// `changed: kind, self time`, `gone`.
    public static String describe(ComparedNode node) {
        String what = node.changes().stream().sorted().map(ChangeText::word).collect(Collectors.joining(", "));
        return word(node.state()) + (what.isEmpty() ? "" : ": " + what);
    }

    /// What became of it, for a tree: `Index Scan on orders using i (was Seq Scan)`.
    public String title(ComparedNode node) {
        Optional<String> before = before(node).map(NodeText::title);
        Optional<String> after = after(node).map(NodeText::title);
        if (before.isEmpty() || after.isEmpty() || !node.changes().contains(Change.KIND)) {
            return after.or(() -> before).orElseThrow();
        }
        return after.get() + " (was " + was(NodeTitle.of(before(node).get()), NodeTitle.of(after(node).get())) + ")";
    }

    /// The table is told once.
    private static String was(NodeTitle before, NodeTitle after) {
        boolean sameTarget = before.target().equals(after.target());
        return before.name() + (sameTarget ? "" : before.target().map(" on "::concat).orElse(""))
                + before.index().map(" using "::concat).orElse("");
    }

    /// What nodes did to the difference, without its size.
    ///
    /// @param sameWork it was said already that all nodes did as much as before
    String sentence(Contribution contribution, boolean sameWork) {
        ComparedNode node = contribution.first();
        int count = contribution.nodes().size();
        String title = count == 1 ? "the " + own(node) : Format.countFull(count) + " nodes like " + own(node);
        return switch (node.state()) {
            case GONE -> title + (count == 1 ? " is gone" : " are gone");
            case ADDED -> title + (count == 1 ? " was added" : " were added");
            case SAME, CHANGED, MOVED -> (node.changes().contains(Change.KIND)
                    ? title + " replaced the " + was(node)
                    : title + (count == 1 ? " takes " : " take ") + (contribution.change().value() < 0 ? "less" : "more"))
                    + (sameWork ? "" : ChangeReason.of(comparison, contribution));
        };
    }

    /// What a sentence calls a node of the plan after.
    String title(PlanNode after) {
        return NodeMention.of(comparison.after().plan(), after);
    }

    private String own(ComparedNode node) {
        return after(node).map(this::title)
                .or(() -> before(node).map(gone -> NodeMention.of(comparison.before().plan(), gone))).orElseThrow();
    }

    private String was(ComparedNode node) {
        return was(NodeTitle.of(before(node).orElseThrow()), NodeTitle.of(after(node).orElseThrow()));
    }

    private Optional<PlanNode> before(ComparedNode node) {
        return node.before().map(this::ofBefore);
    }

    private Optional<PlanNode> after(ComparedNode node) {
        return node.after().map(comparison.after().plan()::node);
    }

    private PlanNode ofBefore(NodeId id) {
        return comparison.before().plan().node(id);
    }
}
