package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A subquery that depends on the row above it ran again for each row.
///
///     Seq Scan on customers c  (actual time=0.1..690.2 rows=50000 loops=1)
///       SubPlan 1
///         ->  Aggregate  (actual time=0.013..0.013 rows=1 loops=50000)
///               ->  Index Scan using orders_customer_id_idx on orders o  (actual time=0.002..0.011 rows=10 loops=50000)
///                     Index Cond: (customer_id = c.id)
public final class CorrelatedSubplan implements PlanRule {
    /// Our catalogue, row 14, as are the next two.
    static final long LEAST_RUNS = 100;
    static final double LEAST_SHARE = 0.20;
    /// Of the execution, what can be won: a subquery that reads what a join would read too is no finding (our own).
    static final double LEAST_STAKE = 0.05;
    /// Rows thrown away for each row kept, of a scan inside that is no sequential one (as of a loop's inner side: our catalogue, row 2).
    static final double REMOVED_PER_KEPT = 10;
    /// No index on a smaller table (our catalogue, negative rules).
    static final double LEAST_ROWS_FOR_INDEX = 500;

    private static final RuleInfo INFO =
            new RuleInfo("correlated-subplan", "Subquery runs for each row", Category.JOIN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /// Of subqueries in subqueries the outermost.
    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        var users = new SubPlanUsers(plan.plan());
        int toldUntil = 0;
        for (PlanNode node : plan.nodes()) {
            if (node.isSubPlan() && node.id().index() >= toldUntil && runs(node) >= LEAST_RUNS
                    && Stake.subtreeMatters(plan, node, LEAST_SHARE) && !users.isNotIn(node)) {
                Optional<Finding> found = check(plan, users, node);
                found.ifPresent(findings::add);
                toldUntil = found.isPresent() ? node.subtreeEnd() : toldUntil;
            }
        }
        return findings;
    }

    @Override
    public List<Finding> checkByCost(MeasuredPlan plan) {
        return new SubPlanByCost(INFO, plan).findings();
    }

    private static Optional<Finding> check(MeasuredPlan plan, SubPlanUsers users, PlanNode subPlan) {
        List<PlanNode> scans = plan.plan().subtree(subPlan).stream()
                .filter(node -> node.operation() instanceof Operation.Scan && node.isLeaf() && node.executed().isPresent()).toList();
        Optional<PlanNode> dearest = scans.stream().max(Comparator.comparingDouble(scan -> plan.shareOf(scan).value()))
                .filter(scan -> ScanFigures.target(scan).flatMap(Tables::name).isPresent());
        return dearest.flatMap(scan -> finding(plan, users, subPlan, scans, scan));
    }

    private static Optional<Finding> finding(
            MeasuredPlan plan, SubPlanUsers users, PlanNode subPlan, List<PlanNode> scans, PlanNode scan) {
        ScanFigures figures = ScanFigures.of(plan, scan).orElseThrow();
        boolean hard = isHard(figures, scan);
        double rowsPerRun = scans.stream().mapToDouble(each -> ScanFigures.of(plan, each).orElseThrow().found().value()).sum()
                / runs(subPlan);
        Stake stake = hard
                ? Stake.ofSelf(plan, scan, figures.removedShare().value())
                : Stake.ofSubtree(plan, subPlan, savedBeside(rowsPerRun));
        Optional<Remedy> rewrite = users.isValue(subPlan) ? rewrite(subPlan, scan) : Optional.empty();
        var conditions = new ArrayList<Condition>(ScanFigures.searched(scan));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        IndexRemedy index = IndexRemedy.serving(ScanFigures.target(scan).orElseThrow(), conditions);
        Draft draft = Draft.of(INFO, plan, stake).at(subPlan).at(scan)
                .because(Evidence.count("runs of the subquery", runs(subPlan)))
                .because(subPlan.executed().flatMap(executed -> executed.timing())
                        .map(timing -> Evidence.time("time per run", timing.totalTimePerLoop())))
                .because(Evidence.rows("rows read per run", Rows.rows(rowsPerRun)))
                .because(conditions.stream().findFirst().map(condition -> Evidence.text("condition", condition.text())));
        boolean indexable = hard && figures.foundPerScan() >= LEAST_ROWS_FOR_INDEX && !index.remedies().isEmpty();
        if (indexable) {
            draft.fix(index.remedies()).unless(index.doubts());
        }
        rewrite.ifPresent(remedy -> draft.fix(remedy).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE));
        return (indexable || rewrite.isPresent()) && stake.matters(LEAST_STAKE)
                ? Optional.of(draft.finding()) : Optional.empty();
    }

    /// A join reads the same rows: what it saves is starting the subquery, which takes about as long as one row more.
    private static double savedBeside(double rowsPerRun) {
        return 1 / (1 + Math.max(1, rowsPerRun));
    }

    private static boolean isHard(ScanFigures figures, PlanNode scan) {
        return scan.operation() instanceof Operation.SeqScan
                ? figures.removed().value() > 0
                : figures.removedAtLeast() > 0 && figures.removedAtLeast() >= REMOVED_PER_KEPT * figures.keptAtMost();
    }

    /// What a join could do instead; none under a Limit, where a join would have to run as often.
    static Optional<Remedy> rewrite(PlanNode subPlan, PlanNode scan) {
        return action(subPlan).map(action -> new Remedy.Act(action, JoinKey.of(scan).map(key -> sql(action, key))));
    }

    private static Optional<Action> action(PlanNode subPlan) {
        return switch (subPlan.operation()) {
            case Operation.Aggregate aggregate when aggregate.strategy().equals("Plain") -> Optional.of(Action.JOIN_AND_GROUP);
            case Operation.IndexScan _, Operation.IndexOnlyScan _, Operation.BitmapHeapScan _, Operation.SeqScan _, Operation.Join _ ->
                    Optional.of(Action.JOIN_INSTEAD_OF_SUBQUERY);
            default -> Optional.empty();
        };
    }

    private static String sql(Action action, JoinKey key) {
        String join = "\nFROM ... " + key.other() + "\nLEFT JOIN " + key.from() + " ON " + key.on();
        return "SELECT " + key.other() + ".*, ..." + join + (action == Action.JOIN_AND_GROUP ? "\nGROUP BY " + key.other() + ".key" : "");
    }

    private static long runs(PlanNode node) {
        return node.executed().map(executed -> executed.loops()).orElse(0L);
    }
}
