package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;
import static org.plumbline.plan.Capability.SERIALIZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PartOfPlan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// The result is so large that it is the cost: no node is to blame, and what sending it takes is not in the plan. A remark.
///
///     Seq Scan on orders  (cost=0.00..61935.00 rows=3000000 width=97) (actual time=0.0..290.5 rows=3000000 loops=1)
public final class LargeResult implements PlanRule {
    /// Nobody looks at so many (our own).
    static final double LEAST_ROWS = 100_000;
    /// As for a result whose packing was measured (`client-transfer`).
    static final Bytes LEAST_OUTPUT = Bytes.kibibytes(10 * 1024);

    private static final RuleInfo INFO =
            new RuleInfo("large-result", "A result too large to look at", Category.SERVER, Set.of(ANALYZE, COSTS));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        PlanNode root = plan.plan().root();
        if (root.operation() instanceof Operation.ModifyTable || plan.plan().summary().serialization().isPresent()
                || PartOfPlan.of(plan.plan()).filter(PartOfPlan.WithoutTop.class::isInstance).isPresent()) {
            return List.of();
        }
        Rows rows = root.executed().map(executed -> executed.rowsAllLoops()).orElse(Rows.NONE);
        Bytes width = root.estimate().flatMap(Estimate::width).orElse(Bytes.NONE);
        Bytes output = Bytes.bytes(Math.round(rows.value() * width.count()));
        if (rows.value() < LEAST_ROWS || output.compareTo(LEAST_OUTPUT) < 0) {
            return List.of();
        }
        return List.of(Draft.of(INFO, plan, new Stake(Share.NONE, Optional.empty())).at(root)
                .because(Evidence.rows("rows returned", rows))
                .because(Evidence.bytes("width of a row", width))
                .because(Evidence.bytes("size of the result", output))
                .fix(new Remedy.Act(Action.ASK_FOR_LESS))
                .unless(Doubt.RESULT_MAY_STAY)
                .knowMoreWith(SERIALIZE).remark());
    }
}
