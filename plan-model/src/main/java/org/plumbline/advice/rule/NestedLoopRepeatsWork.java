package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.measure.SelfSums;
import org.plumbline.plan.unit.Rows;

/// A nested loop searched its inner side the hard way, again for every outer row.
///
///     Nested Loop  (actual time=0.030..9120.4 rows=1000 loops=1)
///       Join Filter: (o.customer_id = c.id)
///       Rows Removed by Join Filter: 99999000
///       ->  Seq Scan on customers c  (actual rows=1000 loops=1)
///       ->  Seq Scan on orders o  (actual time=0.004..5.1 rows=100000 loops=1000)
public final class NestedLoopRepeatsWork implements PlanRule {
    /// Runs of the inner side (our catalogue, row 2).
    static final long LEAST_LOOPS = 2;
    /// Of the loop's time, what the runs after the first took (our catalogue, row 2).
    static final double LEAST_REPEATED = 0.5;
    /// Of the execution (ExplainSQL's rule ES005).
    static final double LEAST_SHARE = 0.10;
    /// Rows thrown away for each row kept, of an inner side that is no sequential scan or that a Materialize keeps (our catalogue, row 2).
    static final double REMOVED_PER_KEPT = 10;
    /// No index on a smaller table (our catalogue, negative rules).
    static final double LEAST_ROWS_FOR_INDEX = 500;
    private static final double ROUNDING = 1e-9;
    /// More outer rows than expected, by this factor, are the cause rather than the inner side (our catalogue, row 2).
    static final double OUTER_UNDERESTIMATED = 10;

    private static final RuleInfo INFO =
            new RuleInfo("nested-loop-repeats-work", "Nested loop repeats work", Category.JOIN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /// One finding for each scan: of loops in loops that repeat the same scan, the one where most is at stake.
    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Map<NodeId, Finding> byScan = new LinkedHashMap<>();
        for (PlanNode node : plan.nodes(Operation.NestedLoop.class)) {
            if (node.operation() instanceof Operation.NestedLoop loop && node.executed().isPresent() && mayMatter(plan, node)) {
                check(plan, node, loop).ifPresent(finding -> byScan.merge(
                        finding.nodes().getLast(), finding, (outer, inner) -> worse(outer, inner)));
            }
        }
        return List.copyOf(byScan.values());
    }

    /// A first look, from sums that are wrong in their last digits.
    private static boolean mayMatter(MeasuredPlan plan, PlanNode loop) {
        SelfSums sums = plan.sums();
        double whole = sums.shareOfSubtree(loop);
        double leastRepeated = LEAST_REPEATED * Math.min(1, whole) - ROUNDING;
        return whole >= LEAST_SHARE - ROUNDING && plan.plan().inner(loop)
                .map(inner -> sums.share(loop) + sums.shareOfSubtree(inner) >= leastRepeated).orElse(false);
    }

    private static Finding worse(Finding outer, Finding inner) {
        return outer.share().compareTo(inner.share()) > 0 ? outer : inner;
    }

    /// An OR that reads both inputs is another cause: no index on one of them would serve it.
    private static Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.NestedLoop loop) {
        Optional<PlanNode> found = plan.plan().inner(node)
                .filter(inner -> runs(inner) >= LEAST_LOOPS && !(inner.operation() instanceof Operation.Memoize));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PlanNode inner = found.get();
        boolean keepsRows = inner.operation() instanceof Operation.Materialize;
        double repeatedPart = Math.max(0, 1 - plan.of(inner).processes() / runs(inner));
        Stake repeated = keepsRows ? Stake.ofSelves(plan, List.of(node, inner), repeatedPart) : Stake.ofSubtree(plan, inner, repeatedPart);
        double whole = plan.shareOfSubtree(node).value();
        if (whole < LEAST_SHARE || repeated.share().value() < LEAST_REPEATED * whole) {
            return Optional.empty();
        }
        if (OrOfJoin.of(plan.plan(), node).isPresent()) {
            return Optional.empty();
        }
        Optional<PlanNode> hard = keepsRows ? comparedWithEachRow(plan, node, inner, loop) : hardSearch(plan, inner, loop);
        return hard.map(scan -> finding(plan, node, loop, inner, scan, repeated));
    }

    private static Finding finding(
            MeasuredPlan plan, PlanNode node, Operation.NestedLoop loop, PlanNode inner, PlanNode scan, Stake repeated) {
        ScanFigures figures = ScanFigures.of(plan, scan).orElseThrow();
        Optional<Filter> joinFilter = loop.joinFilter();
        Draft draft = Draft.of(INFO, plan, repeated).at(node).at(inner).at(scan)
                .because(Evidence.count("runs of the inner side", runs(inner)))
                .because(inner.executed().flatMap(executed -> executed.timing())
                        .map(timing -> Evidence.time("time per run", timing.totalTimePerLoop())))
                .because(Evidence.rows("rows read per run", Rows.rows(figures.foundPerScan())))
                .because(Evidence.rows("rows kept per run", Rows.rows(figures.kept().value() / figures.loops())))
                .because(joinFilter.map(filter -> Evidence.text("join filter", filter.condition().text())))
                .because(joinFilter.flatMap(Filter::rowsRemovedPerLoop)
                        .map(removed -> Evidence.rows("rows removed by the join filter", removed.times(runs(node)))))
                .because(ScanFigures.filter(scan).map(filter -> Evidence.text("filter", filter.text())));
        outerMisestimate(plan, node).ifPresent(misestimate -> draft
                .because(Evidence.factor("outer rows underestimated", misestimate.factor()))
                .because(plan.plan().outer(node).flatMap(PlanNode::estimate)
                        .map(estimate -> Evidence.rows("outer rows expected", estimate.rows())))
                .fix(new Remedy.Analyze(Tables.below(plan.plan(), plan.plan().outer(node).orElseThrow()), List.of())));
        if (figures.foundPerScan() >= LEAST_ROWS_FOR_INDEX) {
            var remedy = IndexRemedy.serving(ScanFigures.target(scan).orElseThrow(), conditions(joinFilter, scan));
            draft.fix(remedy.remedies()).unless(remedy.doubts());
        }
        if (outerMisestimate(plan, node).isPresent()) {
            draft.fix(new Remedy.ChangeSetting("enable_nestloop", "off")).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE);
        }
        return draft.finding();
    }

    private static List<Condition> conditions(Optional<Filter> joinFilter, PlanNode scan) {
        var conditions = new ArrayList<Condition>();
        joinFilter.map(Filter::condition).ifPresent(conditions::add);
        conditions.addAll(ScanFigures.searched(scan));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        return conditions;
    }

    /// The scan that takes most of the inner side, where it is a sequential one or throws nearly all away.
    private static Optional<PlanNode> hardSearch(MeasuredPlan plan, PlanNode inner, Operation.NestedLoop loop) {
        return plan.plan().subtree(inner).stream()
                .filter(node -> ScanFigures.target(node).flatMap(target -> target.relation()).isPresent() && runs(node) >= LEAST_LOOPS)
                .max(Comparator.comparingDouble(node -> plan.shareOf(node).value()))
                .filter(node -> isHard(ScanFigures.of(plan, node).orElseThrow(), node, loop));
    }

    /// The table below a Materialize that was read once, and whose rows the join filter then compared with every outer row.
    private static Optional<PlanNode> comparedWithEachRow(MeasuredPlan plan, PlanNode node, PlanNode inner, Operation.NestedLoop loop) {
        double removed = loop.joinFilter().flatMap(Filter::rowsRemovedPerLoop).map(Rows::value).orElse(0.0);
        double kept = plan.of(node).rowsRange().filter(RowsRange::matters).map(range -> range.high().value() / runs(node))
                .orElseGet(() -> node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0));
        return removed > 0 && removed >= REMOVED_PER_KEPT * kept
                ? plan.plan().outer(inner).filter(scan -> scan.operation() instanceof Operation.SeqScan)
                        .filter(scan -> ScanFigures.of(plan, scan).isPresent())
                : Optional.empty();
    }

    private static boolean isHard(ScanFigures figures, PlanNode scan, Operation.NestedLoop loop) {
        if (scan.operation() instanceof Operation.SeqScan) {
            return figures.removed().value() > 0 || loop.joinFilter().isPresent();
        }
        return figures.removedAtLeast() > 0 && figures.removedAtLeast() >= REMOVED_PER_KEPT * figures.keptAtMost();
    }

    private static Optional<Misestimate> outerMisestimate(MeasuredPlan plan, PlanNode loop) {
        return plan.plan().outer(loop).flatMap(outer -> plan.of(outer).misestimate())
                .filter(misestimate -> misestimate.underestimated() && misestimate.leastFactor() >= OUTER_UNDERESTIMATED);
    }

    private static long runs(PlanNode node) {
        return node.executed().map(executed -> executed.loops()).orElse(0L);
    }
}
