package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// The value is of another type than the column, so that PostgreSQL converted the column, in every row, and no index on it serves; or the
/// pattern of a LIKE meets a column whose collation is not that of its index.
///
///     Seq Scan on payments  (actual time=0.120..310.3 rows=1 loops=1)
///       Filter: ((order_id)::numeric = '4711'::numeric)
///       Rows Removed by Filter: 999999
public final class ImplicitCast extends SelectiveScanRule {
    public ImplicitCast() {
        super(new RuleInfo("implicit-cast", "Type or collation keeps an index from being used", Category.SCAN, Set.of(ANALYZE)),
                ScanStory.Kind.IMPLICIT_CAST, ScanStory.Kind.PREFIX_LIKE);
    }

    @Override
    Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft) {
        Comparison telling = scan.story().telling().orElseThrow();
        if (telling.subject() instanceof Operand.OfExpression cast) {
            String column = cast.columns().getFirst().name();
            draft.because(Evidence.text("column", column)).because(Evidence.text("converted to", cast.castTo().orElseThrow()))
                    .fix(cast.castTo().orElseThrow().equals("numeric")
                            ? new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE,
                                    "WHERE %s %s CAST($1 AS bigint)".formatted(QuotedName.of(column), telling.operator()))
                            : new Remedy.Act(Action.COMPARE_IN_COLUMN_TYPE));
        } else if (telling.other() instanceof Operand.Value value) {
            value.text().ifPresent(pattern -> draft.because(Evidence.text("pattern", pattern)));
        }
        for (PlanNode table : scan.worthAnIndex(plan)) {
            var remedy = IndexRemedy.serving(
                    ScanFigures.target(table).orElseThrow(), ScanFigures.filter(table).stream().toList());
            draft.fix(remedy.remedies()).unless(remedy.doubts());
        }
        return draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER);
    }
}
