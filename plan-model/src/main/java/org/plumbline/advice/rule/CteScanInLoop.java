package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
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
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.QuotedName;

/// The rows that a WITH query keeps were searched from the first again for each row, as they have no index.
///
///     Nested Loop  (actual time=20.1..710.4 rows=2000 loops=1)
///       Join Filter: (o.customer_id = c.id)
///       Rows Removed by Join Filter: 5998000
///       ->  Seq Scan on orders o  (actual time=0.1..9.0 rows=3000 loops=1)
///       ->  CTE Scan on chosen c  (actual time=0.000..0.090 rows=2000 loops=3000)
public final class CteScanInLoop extends NodeRule<Operation.CteScan> {
    /// More runs than these (our catalogue, row 26).
    static final long RUNS = 10;
    /// More rows than these in all runs (our catalogue, row 26).
    static final double ROWS = 10_000;
    /// Of the execution, what can be won (our own).
    static final double LEAST_STAKE = 0.10;

    public CteScanInLoop() {
        super(new RuleInfo("cte-scan-in-loop", "WITH query's rows are searched again and again", Category.JOIN, Set.of(ANALYZE)),
                Operation.CteScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.CteScan scan) {
        return ScanFigures.of(plan, node).filter(figures -> figures.loops() > RUNS && figures.found().value() > ROWS)
                .flatMap(figures -> searcher(plan, node).flatMap(by -> finding(plan, node, scan, figures, by)));
    }

    private Optional<Finding> finding(MeasuredPlan plan, PlanNode node, Operation.CteScan scan, ScanFigures figures, PlanNode by) {
        var conditions = new ArrayList<Condition>();
        scan.filter().map(Filter::condition).ifPresent(conditions::add);
        joinFilter(by).map(Filter::condition).ifPresent(conditions::add);
        String alias = scan.target().alias().orElse(scan.cte());
        Optional<Condition> looksUp = conditions.stream().filter(condition -> looksUp(condition, alias)).findFirst();
        Stake stake = stake(plan, node, figures, by);
        if (looksUp.isEmpty() || !stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        Optional<Ctes.Cte> cte = new Ctes(plan).of(scan);
        Draft draft = draft(plan, stake, node).at(by);
        cte.ifPresent(known -> draft.at(known.top()));
        draft.because(Evidence.text("WITH query", scan.cte()))
                .because(Evidence.count("runs of the scan", Math.round(figures.loops())))
                .because(Evidence.rows("rows read per run", Rows.rows(figures.foundPerScan())))
                .because(looksUp.map(condition -> Evidence.text("condition", condition.text())));
        cte.filter(Ctes.Cte::canBeInlined).ifPresent(known -> draft.fix(known.inlined()).unless(Doubt.MATERIALIZED_ON_PURPOSE));
        String table = QuotedName.of(scan.cte());
        draft.fix(new Remedy.Act(Action.TABLE_INSTEAD_OF_CTE, "CREATE TEMPORARY TABLE " + table + " AS\n...;\nCREATE INDEX ON " + table
                + " (...);\nANALYZE " + table + ";"));
        return Optional.of(draft.unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).finding());
    }

    /// What runs the scan again: the loop above it, or the node whose SubPlan it is, in which nothing else is searched.
    private static Optional<PlanNode> searcher(MeasuredPlan plan, PlanNode node) {
        return plan.plan().parent(node).filter(parent -> node.isSubPlan()
                || (node.isInner() && parent.operation() instanceof Operation.NestedLoop));
    }

    private static Optional<Filter> joinFilter(PlanNode by) {
        return by.operation() instanceof Operation.NestedLoop loop ? loop.joinFilter() : Optional.empty();
    }

    /// Whether it asks for rows with a value of another table: what a hash table finds at once.
    private static boolean looksUp(Condition condition, String alias) {
        return ConditionParser.parse(condition).filter(parsed -> !parsed.orAcrossColumns())
                .map(parsed -> parsed.comparisonsOf(alias)).orElse(List.of()).stream()
                .anyMatch(comparison -> comparison.kind() == Comparison.Kind.EQUALITY
                        && comparison.other().columns().stream().anyMatch(column -> column.qualifier().isPresent()));
    }

    /// Of the scan all runs but the first; of the loop, which compares, the part of the pairs that did not match.
    private static Stake stake(MeasuredPlan plan, PlanNode node, ScanFigures figures, PlanNode by) {
        double repeated = 1 - 1 / figures.loops();
        double removed = joinFilter(by).flatMap(Filter::rowsRemovedPerLoop).orElse(Rows.NONE).value()
                * by.executed().map(executed -> executed.loops()).orElse(0L);
        double compared = by.operation() instanceof Operation.NestedLoop
                ? repeated * Math.min(1, removed / Math.max(1, figures.kept().value())) : 0;
        double nanos = plan.of(node).self().wallOrZero().toNanos() * repeated + plan.of(by).self().wallOrZero().toNanos() * compared;
        return Stake.ofSums(plan, plan.shareOf(node).value() * repeated + plan.shareOf(by).value() * compared, Math.round(nanos));
    }
}
