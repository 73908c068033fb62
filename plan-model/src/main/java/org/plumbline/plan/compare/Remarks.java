package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.plan.Jit;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.compare.Remark.Which;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Finds what else to know of a comparison.
final class Remarks {
    /// Of the smaller plan's nodes: fewer pairs than this are little.
    private static final double LITTLE = 0.25;
    /// A node that takes this part of the plan after is the next to look at.
    private static final double NEXT = 0.25;

    /// Estimates that are farther apart than this factor are no accident of another sample.
    private static final double OTHER_ESTIMATE = 3;
    private static final Set<Change> OTHER_PLAN = EnumSet.of(Change.KIND, Change.CONDITIONS, Change.PLACE);
    private static final Set<Change> OTHER_BLOCKS = EnumSet.of(Change.BUFFERS, Change.TEMP);

    /// What may stand between a join and what it joins.
    private static final Set<Family> BETWEEN = Set.of(Family.STORE, Family.GATHER, Family.SORT);

    private final PlanComparison comparison;
    private final Totals totals;
    private final Contributions contributions;
    private final MeasuredPlan before;
    private final MeasuredPlan after;

    Remarks(PlanComparison comparison, Totals totals, Contributions contributions) {
        this.comparison = comparison;
        this.totals = totals;
        this.contributions = contributions;
        before = comparison.before();
        after = comparison.after();
    }

    List<Remark> all() {
        var remarks = new ArrayList<Remark>();
        same().ifPresent(remarks::add);
        if (comparison.statement() == SameStatement.NO) {
            remarks.add(new Remark.StatementsDiffer());
        }
        which(!Totals.isRun(before), !Totals.isRun(after)).ifPresentOrElse(without -> remarks.add(new Remark.EstimatesOnly(without)),
                () -> which(!Totals.hasNodeTimes(before), !Totals.hasNodeTimes(after))
                        .ifPresent(without -> remarks.add(new Remark.NoTimes(without))));
        which(before.plan().incomplete(), after.plan().incomplete()).ifPresent(plan -> remarks.add(new Remark.CutOff(plan)));
        inCommon().ifPresent(remarks::add);
        conditions().ifPresent(remarks::add);
        estimates().ifPresent(remarks::add);
        rows().ifPresent(remarks::add);
        cache().ifPresent(remarks::add);
        contributions.outside().ifPresent(remarks::add);
        planning().ifPresent(remarks::add);
        compiling().ifPresent(remarks::add);
        order().ifPresent(remarks::add);
        switchedOff().ifPresent(remarks::add);
        settings().ifPresent(remarks::add);
        next().ifPresent(remarks::add);
        return remarks;
    }

    private static Optional<Which> which(boolean one, boolean other) {
        return one && other ? Optional.of(Which.BOTH) : one ? Optional.of(Which.BEFORE)
                : other ? Optional.of(Which.AFTER) : Optional.empty();
    }

    private Optional<Remark> same() {
        boolean same = comparison.ofBefore().stream().allMatch(node -> node.after().isPresent() && !isAny(node, OTHER_PLAN))
                && comparison.ofAfter().stream().allMatch(node -> node.before().isPresent());
        boolean run = Totals.isRun(before) && Totals.isRun(after);
        boolean rows = run && comparison.ofBefore().stream().noneMatch(node -> node.changes().contains(Change.ROWS));
        boolean blocks = Totals.hasBlocks(before) && Totals.hasBlocks(after)
                && comparison.ofBefore().stream().noneMatch(node -> isAny(node, OTHER_BLOCKS));
        return same ? Optional.of(new Remark.SamePlan(rows, blocks)) : Optional.empty();
    }

    private static boolean isAny(ComparedNode node, Set<Change> changes) {
        return node.changes().stream().anyMatch(changes::contains);
    }

    /// Of one statement, conditions differ by how it is planned.
    private Optional<Remark> conditions() {
        List<ComparedNode> other = comparison.statement() == SameStatement.YES ? List.of() : comparison.ofAfter().stream()
                .filter(node -> node.changes().contains(Change.CONDITIONS) && !node.changes().contains(Change.KIND))
                .filter(node -> Family.of(ofAfter(node).operation()) == Family.ACCESS).toList();
        return other.isEmpty() ? Optional.empty() : Optional.of(new Remark.OtherConditions(ofAfter(other.getFirst()), other.size() - 1));
    }

    private PlanNode ofAfter(ComparedNode node) {
        return after.plan().node(node.after().orElseThrow());
    }

    /// Where a table is read, as estimates of what is above follow from those.
    private Optional<Remark> estimates() {
        return comparison.ofAfter().stream()
                .filter(node -> node.before().isPresent() && !isAny(node, Set.of(Change.CONDITIONS, Change.ROWS)))
                .filter(node -> Family.of(ofAfter(node).operation()) == Family.ACCESS)
                .flatMap(node -> estimates(node).stream()).filter(other -> apart(other) > OTHER_ESTIMATE)
                .max(Comparator.comparingDouble(Remarks::apart)).map(other -> other);
    }

    private Optional<Remark.OtherEstimates> estimates(ComparedNode node) {
        NodeFigures figures = comparison.figures(node);
        return figures.loops().trend().differs() ? Optional.empty() : figures.rowsPlanned().before().flatMap(one ->
                figures.rowsPlanned().after().map(other -> new Remark.OtherEstimates(ofAfter(node), one, other, figures.rows().after())));
    }

    private static double apart(Remark.OtherEstimates estimates) {
        double least = Math.min(estimates.before().value(), estimates.after().value());
        return least > 0 ? Math.max(estimates.before().value(), estimates.after().value()) / least : 0;
    }

    private Optional<Remark> inCommon() {
        int pairs = (int) comparison.ofBefore().stream().filter(node -> node.after().isPresent()).count();
        int smaller = Math.min(before.nodes().size(), after.nodes().size());
        return pairs < LITTLE * smaller || pairs == 0 ? Optional.of(new Remark.LittleInCommon(pairs)) : Optional.empty();
    }

    private Optional<Remark> switchedOff() {
        long one = penalties(before);
        long other = penalties(after);
        return one + other > 0 ? Optional.of(new Remark.SwitchedOff(one, other)) : Optional.empty();
    }

    private static long penalties(MeasuredPlan plan) {
        return plan.plan().root().estimate().map(estimate -> estimate.totalCost().penalties()).orElse(0L);
    }

    private Optional<Remark> rows() {
        Optional<Rows> one = before.of(before.plan().root()).rowsShown();
        Optional<Rows> other = after.of(after.plan().root()).rowsShown();
        boolean isOther = one.isPresent() && other.isPresent()
                && comparison.floor().rows(one.get().value(), other.get().value()).differs();
        return isOther ? Optional.of(new Remark.OtherRows(one.get(), other.get())) : Optional.empty();
    }

    /// Only where the plans touch the same blocks: a plan that reads other things reads other things.
    private Optional<Remark> cache() {
        Blocks readBefore = read(before);
        Blocks readAfter = read(after);
        boolean sameWork = comparison.floor().blocks(Totals.touched(before).count(), Totals.touched(after).count()) == Trend.EVEN;
        boolean told = totals.basis() == Basis.TIME && totals.trend().differs() && sameWork
                && comparison.floor().blocks(readBefore.count(), readAfter.count()) == totals.trend();
        return told ? Optional.of(new Remark.OtherCache(readBefore, readAfter)) : Optional.empty();
    }

    private static Blocks read(MeasuredPlan plan) {
        return plan.nodes().stream().map(plan::of).map(NodeMeasure::selfUsage).flatMap(Optional::stream)
                .map(self -> self.usage().buffers().sharedRead().plus(self.usage().buffers().localRead()))
                .reduce(Blocks.NONE, Blocks::plus);
    }

    /// Below joins that belong together, what is read stands elsewhere.
    private Optional<Remark> order() {
        boolean other = comparison.ofAfter().stream().filter(node -> node.state() == NodeState.MOVED)
                .anyMatch(node -> feedsJoin(before, node.before().map(before.plan()::node).orElseThrow())
                        && feedsJoin(after, node.after().map(after.plan()::node).orElseThrow()));
        return other ? Optional.of(new Remark.OtherOrder()) : Optional.empty();
    }

    private static boolean feedsJoin(MeasuredPlan plan, PlanNode node) {
        PlanNode below = node;
        Optional<PlanNode> above = plan.plan().parent(node);
        while (below.feedsParent() && above.filter(each -> BETWEEN.contains(Family.of(each.operation()))).isPresent()) {
            below = above.get();
            above = plan.plan().parent(below);
        }
        return below.feedsParent() && above.filter(each -> Family.of(each.operation()) == Family.JOIN).isPresent();
    }

    private Optional<Remark> settings() {
        Map<String, String> one = before.plan().summary().settings();
        Map<String, String> other = after.plan().summary().settings();
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<Remark.Setting> differ = names.stream()
                .map(name -> new Remark.Setting(name, Optional.ofNullable(one.get(name)), Optional.ofNullable(other.get(name))))
                .filter(setting -> !setting.before().equals(setting.after())).toList();
        boolean bothTell = !one.isEmpty() || !other.isEmpty();
        return bothTell && !differ.isEmpty() ? Optional.of(new Remark.OtherSettings(differ)) : Optional.empty();
    }

    private Optional<Remark> planning() {
        Optional<Duration> one = before.plan().summary().planningTime();
        Optional<Duration> other = after.plan().summary().planningTime();
        return one.isPresent() && other.isPresent() && matters(one.get(), other.get())
                ? Optional.of(new Remark.Planning(one.get(), other.get())) : Optional.empty();
    }

    private Optional<Remark> compiling() {
        Duration one = before.plan().summary().jit().flatMap(Jit::total).orElse(Duration.ZERO);
        Duration other = after.plan().summary().jit().flatMap(Jit::total).orElse(Duration.ZERO);
        return totals.basis() == Basis.TIME && matters(one, other)
                ? Optional.of(new Remark.Compiling(one, other, contributions.partOfDifference(other.minus(one).toNanos())))
                : Optional.empty();
    }

    /// Beyond noise, and a good part of what the faster plan takes.
    private boolean matters(Duration one, Duration other) {
        long change = Math.abs(one.minus(other).toNanos());
        long whole = Math.min(before.reconciliation().whole().toNanos(), after.reconciliation().whole().toNanos());
        return comparison.floor().times(one, other, Duration.ZERO).differs() && change > comparison.floor().share() * whole;
    }

    /// By what is compared, where the plan after has it for its nodes.
    private Optional<Remark> next() {
        Comparator<PlanNode> byShare = Comparator.comparing(after::shareOf);
        boolean ranked = after.ranking() == switch (totals.basis()) {
            case TIME -> Ranking.TIME;
            case BUFFERS -> Ranking.BUFFERS;
            case COST -> Ranking.COST;
            case NOTHING -> Ranking.NOTHING;
        };
        boolean known = ranked && totals.basis() != Basis.NOTHING && !after.plan().incomplete();
        return !known ? Optional.empty() : after.nodes().stream().max(byShare)
                .map(node -> new Remark.Next(node, new Share(Math.min(1, after.shareOf(node).value()))))
                .filter(next -> next.share().atLeast(NEXT)).map(next -> next);
    }
}
