package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.index.GinKey;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.Comparison;

/// Every document, list or text was opened to see whether it contains something, as no index knows what is inside.
///
///     Seq Scan on events  (actual time=0.120..410.3 rows=300 loops=1)
///       Filter: (data @> '{"kind": "refund"}'::jsonb)
///       Rows Removed by Filter: 499700
public final class ContainmentWithoutGin extends SelectiveScanRule {
    public ContainmentWithoutGin() {
        super(new RuleInfo("containment-without-gin", "No index knows what is inside the values", Category.SCAN, Set.of(ANALYZE)),
                ScanStory.Kind.CONTAINMENT);
    }

    @Override
    Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft) {
        Comparison telling = scan.story().telling().orElseThrow();
        draft.because(Evidence.text("operator", telling.operator()));
        for (PlanNode table : scan.worthAnIndex(plan)) {
            index(table).ifPresent(candidate -> draft.fix(new Remedy.CreateIndex(candidate)));
        }
        return draft.unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.OTHER_VALUES_MAY_DIFFER)
                .unless(Doubt.GIN_WRITES_COST_MORE);
    }

    private static Optional<IndexCandidate> index(PlanNode scan) {
        Target target = ScanFigures.target(scan).orElseThrow();
        List<GinKey> keys = ScanStory.comparisons(scan).stream().flatMap(each -> GinKey.of(each).stream()).distinct().toList();
        return target.relation().filter(_ -> !keys.isEmpty()).map(table -> new IndexCandidate(
                target.schema(), table, keys.getFirst().method(), List.of(onlyKey(keys)), List.of(), Optional.empty()));
    }

    /// One column's index for all its operators: where some need the default operator class, that one serves them all.
    private static IndexCandidate.Key onlyKey(List<GinKey> keys) {
        IndexCandidate.Key first = keys.getFirst().key();
        return keys.stream().map(GinKey::key)
                .filter(key -> key.expression().equals(first.expression()) && key.operatorClass().isEmpty()).findFirst().orElse(first);
    }
}
