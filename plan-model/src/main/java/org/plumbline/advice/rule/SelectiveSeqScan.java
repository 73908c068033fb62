package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A whole table was read to keep a few of its rows. Where the condition itself keeps indexes away, another rule tells so.
///
///     Seq Scan on orders  (actual time=0.013..85.204 rows=120 loops=1)
///       Filter: (status = 'refunded'::text)
///       Rows Removed by Filter: 999880
public final class SelectiveSeqScan extends SelectiveScanRule {
    public SelectiveSeqScan() {
        super(new RuleInfo("selective-seq-scan", "Sequential scan keeps few rows", Category.SCAN, Set.of(ANALYZE)),
                ScanStory.Kind.PLAIN);
    }

    /// An index for the table, or for each partition that is large enough by itself.
    @Override
    Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft) {
        List<PlanNode> large = scan.worthAnIndex(plan);
        if (large.isEmpty()) {
            draft.fix(new Remedy.Act(Action.INDEX_PARTITIONED_TABLE));
        }
        for (PlanNode table : large) {
            var remedy = IndexRemedy.ofSelective(plan, table);
            draft.fix(remedy.remedies()).unless(remedy.doubts());
        }
        return draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER);
    }
}
