package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.app.ui.text.ChangeText;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.plan.compare.AlignedRow;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Change;
import org.plumbline.plan.compare.ComparedNode;
import org.plumbline.plan.compare.Contribution;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.NodeFigures;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.Verdict;

/// What came of comparing two plans, ready to be shown. Made away from the window's thread.
///
/// @param before which was compared with
/// @param after which was compared
/// @param verdict what of it matters
/// @param text that in words
/// @param tree both trees
/// @param figures those that a node of either plan has
/// @param counted how many nodes differ, in words
/// @param largest the largest change of a node's own part, in the unit of the verdict's basis, at least 0
record Compared(PlanOffer before, PlanOffer after, PlanComparison comparison, Verdict verdict, CompareText text, ComparedTree tree,
        Set<CompareFigure> figures, double largest, String counted) {
    Compared {
        figures = Set.copyOf(figures);
    }

    static Compared of(PlanOffer before, PlanOffer after) {
        PlanComparison comparison = PlanComparison.of(before.plan(), after.plan(), NoiseFloor.USUAL);
        Verdict verdict = Verdict.of(comparison);
        ComparedTree tree = ComparedTree.of(comparison, verdict);
        Set<CompareFigure> figures = EnumSet.noneOf(CompareFigure.class);
        double largest = 0;
        for (var row : comparison.rows()) {
            NodeFigures of = comparison.figures(row.node());
            for (CompareFigure figure : CompareFigure.values()) {
                if (!figures.contains(figure)
                        && figure.text(PlanSide.BEFORE, of).or(() -> figure.text(PlanSide.AFTER, of)).isPresent()) {
                    figures.add(figure);
                }
            }
            largest = Math.max(largest, verdict.change(comparison, row.node()).size().value());
        }
        for (RowGroup group : tree.groups()) {
            largest = Math.max(largest, group.change().size().value());
        }
        return new Compared(before, after, comparison, verdict, CompareText.of(comparison, verdict), tree, figures, largest,
                counted(comparison));
    }

    /// What a file holds of it: the runs, where there are more than two, and after them the two plans.
    ComparedPlans report(Optional<Runs> runs) {
        var named = new ArrayList<Run>(runs.map(Runs::runs).orElse(List.of()));
        int first = named.size();
        named.add(Run.of(before.name(), before.plan()));
        named.add(Run.of(after.name(), after.plan()));
        return new ComparedPlans(
                named.stream().map(run -> new ComparedPlans.Input(run.name(), 0, Optional.of(run), Optional.empty())).toList(),
                Optional.of(new ComparedPlans.Two(first, first + 1, comparison)), runs);
    }

    private static String counted(PlanComparison comparison) {
        Map<NodeState, Long> states = comparison.nodes().stream().filter(ComparedNode::differs)
                .collect(Collectors.groupingBy(ComparedNode::state, () -> new EnumMap<>(NodeState.class), Collectors.counting()));
        long sum = states.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? "No node differs" : (sum == 1 ? "1 node differs: " : Format.countFull(sum) + " nodes differ: ")
                + states.entrySet().stream().map(each -> Format.countFull(each.getValue()) + " " + ChangeText.word(each.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /// The figures that say most, of those that there are.
    List<CompareFigure> usual() {
        List<CompareFigure> telling = switch (verdict.basis()) {
            case TIME -> List.of(CompareFigure.SELF, CompareFigure.ROWS);
            case BUFFERS -> List.of(CompareFigure.BLOCKS, CompareFigure.ROWS);
            case COST, NOTHING -> List.of(CompareFigure.SELF_COST, CompareFigure.PLANNED);
        };
        return telling.stream().filter(figures::contains).toList();
    }

    /// Likewise, where there is room.
    List<CompareFigure> usualWithRoom() {
        return Stream.concat(usual().stream(), Stream.of(CompareFigure.BLOCKS, CompareFigure.COST)).distinct().filter(figures::contains)
                .sorted().toList();
    }

    /// The row, by its number in the comparison, of the node that made most of the difference, else of what changed most; none where
    /// nothing stands out.
    OptionalInt first() {
        Optional<ComparedNode> node = verdict.causes().stream().findFirst().or(verdict::against).map(Contribution::first);
        List<AlignedRow> rows = comparison.rows();
        return node.map(each -> IntStream.range(0, rows.size()).filter(row -> each.after().isPresent()
                        ? rows.get(row).after().equals(each.after()) : rows.get(row).before().equals(each.before())).findFirst())
                .orElse(OptionalInt.empty());
    }

    /// By how much the node's own part differs.
    Amount change(CompareRow row) {
        return row.group().map(RowGroup::change).orElseGet(() -> verdict.change(comparison, row.node().orElseThrow()));
    }

    /// The node's own part differs beyond noise.
    boolean counts(CompareRow row) {
        boolean differs = row.node().map(node -> node.before().isEmpty() || node.after().isEmpty() || node.changes().contains(own()))
                .orElseGet(() -> ownFigure().trend(row.figures()).differs());
        return comparison.floor().counts(change(row)) && differs;
    }

    private Change own() {
        return switch (verdict.basis()) {
            case TIME -> Change.TIME;
            case BUFFERS -> Change.BUFFERS;
            case COST, NOTHING -> Change.COST;
        };
    }

    private CompareFigure ownFigure() {
        return switch (verdict.basis()) {
            case TIME -> CompareFigure.SELF;
            case BUFFERS -> CompareFigure.BLOCKS;
            case COST, NOTHING -> CompareFigure.SELF_COST;
        };
    }

    /// The row in words, for who does not see it: `Seq Scan on orders, gone, Self time was 120 ms`.
    String spoken(CompareRow row) {
        Optional<String> before = title(row, PlanSide.BEFORE);
        Optional<String> after = title(row, PlanSide.AFTER);
        var words = new StringBuilder(after.or(() -> before).orElse("")).append(", ").append(row.what());
        before.filter(was -> after.isPresent() && !was.equals(after.get())).ifPresent(was -> words.append(", was ").append(was));
        NodeFigures figures = row.figures();
        for (CompareFigure figure : usual()) {
            Optional<String> was = row.any(PlanSide.BEFORE).flatMap(_ -> figure.text(PlanSide.BEFORE, figures));
            Optional<String> is = row.any(PlanSide.AFTER).flatMap(_ -> figure.text(PlanSide.AFTER, figures));
            if (was.or(() -> is).isPresent()) {
                words.append(", ").append(figure.fullName());
                is.ifPresent(now -> words.append(' ').append(now));
                was.ifPresent(then -> words.append(is.isPresent() ? ", was " : " was ").append(then));
            }
        }
        return words.append(row.expandable() ? row.expanded() ? ", open" : ", folded" : "").toString();
    }

    private static Optional<String> title(CompareRow row, PlanSide side) {
        return row.group().map(group -> (group.name(side) + " " + group.behind(side)).strip())
                .or(() -> row.any(side).map(NodeText::title)).filter(words -> !words.isEmpty());
    }

    /// The size of the whole difference.
    double difference() {
        return Math.abs(verdict.after().value() - verdict.before().value());
    }

    /// Itself alone: comparing two by all their nodes would take as long as making them.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
