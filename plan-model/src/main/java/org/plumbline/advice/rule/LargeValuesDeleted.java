package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
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
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// Rows were deleted whose large values are stored beside the table, in pieces of 2 kB (TOAST): each piece is found, read and marked.
///
///     Delete on emailmessages  (actual time=217158.5..217158.5 rows=0 loops=1)
///       Buffers: shared hit=2579331 read=506594 dirtied=503671
///       ->  Nested Loop  (actual time=7.1..4576.0 rows=5000 loops=1)
public final class LargeValuesDeleted extends NodeRule<Operation.ModifyTable> {
    /// Of the execution, what the Delete took itself (our own, as for a medium finding).
    static final double LEAST_SHARE = 0.20;
    /// Blocks touched for each row. A DELETE marks the row on its page and leaves indexes to VACUUM: one block, two where it was changed
    /// meanwhile. A value of 8 kB has five pieces, each found through an index (our own).
    static final double LEAST_BLOCKS = 10;
    /// Of the time that the blocks beyond the row's own stand for: measured, deleting rows without their values of 40 kB took 1 % of
    /// what it took with them.
    static final double PROMISED = 0.9;
    private static final double BLOCKS_THAT_STAY = 2;

    public LargeValuesDeleted() {
        super(new RuleInfo("large-values-deleted", "Large values deleted piece by piece", Category.SERVER,
                Set.of(ANALYZE, TIMING, BUFFERS)), Operation.ModifyTable.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.ModifyTable modify) {
        if (!modify.operation().equals("Delete") || Triggers.anyForEachRow(plan) || !Stake.ofSelf(plan, node, 1).matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        double rows = inputs(plan, node).stream().flatMap(below -> plan.of(below).rowsLogical().stream()).mapToDouble(Rows::value).sum();
        double blocks = plan.of(node).selfUsage().map(self -> self.usage().buffers().touched().count()).orElse(0L) / Math.max(1, rows);
        if (rows < 1 || blocks < LEAST_BLOCKS) {
            return Optional.empty();
        }
        Optional<Duration> own = plan.selfWall(node);
        return Optional.of(draft(plan, Stake.ofSelf(plan, node, PROMISED * (blocks - BLOCKS_THAT_STAY) / blocks), node)
                .because(Evidence.rows("rows deleted", Rows.rows(rows)))
                .because(Evidence.factor("blocks touched for each", blocks))
                .because(own.map(time -> Evidence.time("time of the Delete itself", time)))
                .because(own.map(time -> Evidence.time("time per row", Duration.ofNanos(Math.round(time.toNanos() / rows)))))
                .fix(new Remedy.Act(Action.KEEP_LARGE_VALUES_APART))
                .unless(Doubt.PIECES_ARE_DEDUCED)
                .finding());
    }

    /// One for each table before PostgreSQL 14.
    private static List<PlanNode> inputs(MeasuredPlan plan, PlanNode node) {
        return plan.plan().children(node).stream().filter(PlanNode::feedsParent).toList();
    }
}
