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

/// Every text was searched for a part of it, which no B-tree can find.
///
///     Seq Scan on products  (actual time=0.120..310.3 rows=40 loops=1)
///       Filter: (name ~~ '%lamp%'::text)
///       Rows Removed by Filter: 499960
public final class InfixLike extends SelectiveScanRule {
    private static final String OPERATOR_CLASS = "gin_trgm_ops";

    public InfixLike() {
        super(new RuleInfo("infix-like", "Text searched from end to end", Category.SCAN, Set.of(ANALYZE)), ScanStory.Kind.INFIX_LIKE);
    }

    @Override
    Draft advised(MeasuredPlan plan, SelectiveScan scan, Draft draft) {
        Comparison telling = scan.story().telling().orElseThrow();
        if (telling.other() instanceof Operand.Value value) {
            value.text().ifPresent(pattern -> draft.because(Evidence.text("pattern", pattern)));
        }
        Optional<IndexCandidate.Key> key = key(telling.subject());
        for (PlanNode table : scan.worthAnIndex(plan)) {
            Target target = ScanFigures.target(table).orElseThrow();
            target.relation().flatMap(name -> key.map(on -> new IndexCandidate(
                    target.schema(), name, "gin", List.of(on), List.of(), Optional.empty())))
                    .ifPresent(index -> draft.fix(new Remedy.CreateIndex(index)));
        }
        return draft.fix(new Remedy.Act(Action.INSTALL_TRIGRAMS, "CREATE EXTENSION IF NOT EXISTS pg_trgm"))
                .unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.OTHER_VALUES_MAY_DIFFER).unless(Doubt.GIN_WRITES_COST_MORE);
    }

    private static Optional<IndexCandidate.Key> key(Operand subject) {
        return switch (subject) {
            case Operand.OfColumn(var column, boolean _) ->
                    Optional.of(IndexCandidate.Key.column(column.name()).withOperatorClass(OPERATOR_CLASS));
            case Operand.OfExpression expression when expression.sql().chars().noneMatch(c -> "\\;$".indexOf(c) >= 0) ->
                    Optional.of(IndexCandidate.Key.expression(expression.sql()).withOperatorClass(OPERATOR_CLASS));
            case Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Optional.empty();
        };
    }
}
