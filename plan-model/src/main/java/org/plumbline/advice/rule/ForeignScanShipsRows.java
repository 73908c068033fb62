package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Another server sent its rows over the network, and most were thrown away on arrival, as it was not asked to filter them.
///
///     Foreign Scan on remote_orders  (actual time=0.9..840.2 rows=120 loops=1)
///       Filter: (created_at > (now() - '1 day'::interval))
///       Rows Removed by Filter: 399880
public final class ForeignScanShipsRows extends NodeRule<Operation.ForeignScan> {
    /// Of the rows that were sent (as for an index that finds too much).
    static final double LEAST_REMOVED_SHARE = 0.90;
    static final double LEAST_REMOVED = 1_000;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    /// Of the time that goes into rows that were thrown away: the other server still has to read them (our corpus: nine tenths).
    static final double PART_ON_THE_WAY = 0.8;

    public ForeignScanShipsRows() {
        super(new RuleInfo("foreign-scan-ships-rows", "Another server's rows thrown away here", Category.SCAN, Set.of(ANALYZE)),
                Operation.ForeignScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.ForeignScan scan) {
        boolean readsFile = node.attributes().get("Foreign File").isPresent() || node.attributes().get("Foreign Program").isPresent();
        if (scan.filter().isEmpty() || readsFile) {
            return Optional.empty();
        }
        return ScanFigures.of(plan, node).filter(figures -> figures.removed().value() >= LEAST_REMOVED
                        && figures.removedShare().atLeast(LEAST_REMOVED_SHARE))
                .flatMap(figures -> finding(plan, node, scan, figures));
    }

    private Optional<Finding> finding(MeasuredPlan plan, PlanNode node, Operation.ForeignScan scan, ScanFigures figures) {
        Stake stake = Stake.ofSelf(plan, node, figures.removedShare().value() * PART_ON_THE_WAY);
        if (!stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        return Optional.of(draft(plan, stake, node)
                .because(Evidence.rows("rows sent", figures.found()))
                .because(Evidence.rows("rows kept", figures.kept()))
                .because(Evidence.share("share removed", figures.removedShare()))
                .because(scan.filter().map(filter -> Evidence.text("filter", filter.condition().text())))
                .because(node.attributes().text("Remote SQL").map(sql -> Evidence.text("remote SQL", sql)))
                .fix(new Remedy.Act(Action.SHIP_THE_FILTER))
                .fix(new Remedy.Act(Action.DECLARE_EXTENSIONS, "ALTER SERVER :server OPTIONS (ADD extensions ':extension')"))
                .knowMoreWith(Capability.VERBOSE)
                .finding());
    }
}
