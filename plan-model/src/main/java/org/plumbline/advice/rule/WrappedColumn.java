package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;

/// A column stands inside a function, a cast or arithmetic, so that an index on the column cannot be searched.
///
///     Seq Scan on users  (actual time=0.120..210.3 rows=1 loops=1)
///       Filter: (lower(email) = 'ann@example.org'::text)
///       Rows Removed by Filter: 499999
public final class WrappedColumn extends SelectiveScanRule {
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/");

    public WrappedColumn() {
        super(new RuleInfo("wrapped-column", "Condition hides the column from indexes", Category.SCAN, Set.of(ANALYZE)),
                ScanStory.Kind.WRAPPED_COLUMN);
    }

    @Override
    Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft) {
        Comparison telling = scan.story().telling().orElseThrow();
        var wrapped = (Operand.OfExpression) telling.subject();
        draft.because(Evidence.text("expression", wrapped.sql()));
        if (TimeRange.isAbout(wrapped)) {
            draft.fix(new Remedy.Act(Action.COMPARE_TIME_RANGE, TimeRange.sql(telling, wrapped)));
            scan.worthAnIndex(plan).forEach(table -> onColumn(table, wrapped).ifPresent(draft::fix));
            draft.unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.WRITES_COST_MORE);
        } else if (ARITHMETIC.contains(wrapped.wrapper()) && wrapped.columns().size() == 1) {
            draft.fix(new Remedy.Act(Action.COMPARE_BARE_COLUMN));
            scan.worthAnIndex(plan).forEach(table -> onColumn(table, wrapped).ifPresent(draft::fix));
            draft.unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.WRITES_COST_MORE);
        } else {
            for (PlanNode table : scan.worthAnIndex(plan)) {
                var remedy = IndexRemedy.serving(
                        ScanFigures.target(table).orElseThrow(), ScanFigures.filter(table).stream().toList());
                draft.fix(remedy.remedies()).unless(remedy.doubts());
            }
        }
        return draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    /// For the condition as it is written then.
    private static Optional<Remedy> onColumn(PlanNode scan, Operand.OfExpression wrapped) {
        Target target = ScanFigures.target(scan).orElseThrow();
        return target.relation().map(table -> new Remedy.CreateIndex(new IndexCandidate(target.schema(), table, "btree",
                List.of(IndexCandidate.Key.column(wrapped.columns().getFirst().name())), List.of(), Optional.empty())));
    }
}
