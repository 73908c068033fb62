package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// An OFFSET made and threw away rows before the first one that was asked for.
///
///     Limit  (actual time=210.4..210.5 rows=20 loops=1)
///       ->  Index Scan using orders_created_at_idx on orders  (actual time=0.0..205.1 rows=200020 loops=1)
public final class LargeOffset extends NodeRule<Operation.Limit> {
    /// Rows made for each row returned: "far more" in our catalogue, row 16.
    static final double PULLED_PER_RETURNED = 10;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    /// Of what the skipped rows took.
    static final double PROMISED = 0.9;

    public LargeOffset() {
        super(new RuleInfo("large-offset", "Rows made only to be skipped", Category.SCAN, Set.of(ANALYZE)), Operation.Limit.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Limit limit) {
        return LimitFigures.of(plan.plan(), node)
                .filter(taken -> taken.skipped() >= LargeOffsets.LEAST_SKIPPED && taken.pulled() >= PULLED_PER_RETURNED * taken.returned())
                .flatMap(taken -> check(plan, node, taken));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, LimitFigures taken) {
        PlanNode input = plan.plan().outer(node).orElseThrow();
        Optional<PlanNode> sort = LimitFigures.sortBelow(plan.plan(), node);
        List<String> keys = sort.map(sorting -> ((Operation.Sort) sorting.operation()).keys()).orElse(List.of());
        Optional<PlanNode> scan = sort.isPresent()
                ? OrderIndex.scanBelow(plan.plan(), sort.get())
                : Optional.of(input).filter(below -> below.operation() instanceof Operation.Scan);
        Optional<OrderIndex> index = sort.flatMap(_ -> scan).flatMap(table -> OrderIndex.of(table, keys)).filter(found -> !found.filters());
        // What came before the first row stays, but for a sort that an index spares.
        double part = index.isPresent() ? 1 : 1 - startup(input);
        Stake stake = Stake.ofSubtree(plan, input, PROMISED * part * taken.skipped() / taken.pulled());
        if (!stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node)
                .because(Evidence.rows("rows skipped", Rows.rows(taken.skipped())))
                .because(Evidence.rows("rows returned", Rows.rows(taken.returned())));
        sort.ifPresent(draft::at);
        if (!keys.isEmpty()) {
            draft.because(Evidence.text("sort key", String.join(", ", keys)));
        }
        draft.fix(new Remedy.Act(Action.PAGE_BY_KEY, LargeOffsets.nextPage(
                keys, scan.flatMap(ScanFigures::target).flatMap(Tables::name), Math.round(taken.returned()))));
        index.ifPresent(order -> draft.fix(order.remedy()).unless(order.doubts()));
        return Optional.of(draft.unless(Doubt.PAGES_IN_SEQUENCE_ONLY).finding());
    }

    /// The part of a node's time before its first row; 1 where a sort had to see all rows and there are no times.
    private static double startup(PlanNode node) {
        return node.executed().flatMap(Execution.Executed::timing)
                .map(timing -> timing.totalTimePerLoop().isZero() ? 0
                        : (double) timing.startupTimePerLoop().toNanos() / timing.totalTimePerLoop().toNanos())
                .orElse(node.operation() instanceof Operation.Sort ? 1.0 : 0.0);
    }
}
