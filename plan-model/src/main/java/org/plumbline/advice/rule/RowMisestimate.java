package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Execution;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.unit.Rows;

/// The planner expected far more or far fewer rows, and chose joins, sorts or memory by that. Told where the error begins.
///
///     Nested Loop  (cost=... rows=1 width=8) (actual ... rows=41230 loops=1)
///       ->  Seq Scan on orders o  (cost=... rows=1 width=8) (actual ... rows=41230 loops=1)
///             Filter: ((city = 'Paris'::text) AND (country = 'France'::text))
public final class RowMisestimate implements PlanRule {
    /// Expected to real rows or the other way round, both at least 1 (our catalogue, row 7).
    static final double LEAST_FACTOR = 10;
    /// Fewer rows in a loop, expected and real, matter only where many loops make them many (ExplainSQL's rule ES002).
    static final double LEAST_ROWS_PER_LOOP = 100;
    static final double LEAST_ROWS_IN_TOTAL = 10_000;
    /// Of the execution, what the decisions above took: below it no better plan is worth a search (our own).
    static final double LEAST_SHARE = 0.05;
    /// Of wall time, what the decisions above took: nobody waits for less (our own).
    static final Duration LEAST_TIME = Duration.ofMillis(1);
    /// A nested loop over too many rows is one to try without (our catalogue, row 3): of the execution, its inner side; and its runs.
    static final double LEAST_SHARE_OF_LOOP = 0.20;
    static final long LEAST_LOOPS = 1_000;
    /// Decisions that a finding names, the nearest: of a plan that is thousands of nodes deep no one looks at all (our own).
    static final int MOST_NODES = 20;
    /// Of shares that were summed in another order.
    private static final double ROUNDING = 1e-9;
    /// What the planner takes for the values, and so the groups, that it knows nothing of (`DEFAULT_NUM_DISTINCT`, selfuncs.h).
    private static final double DEFAULT_GROUPS = 200;

    private static final RuleInfo INFO =
            new RuleInfo("row-misestimate", "Row estimate is far off", Category.ESTIMATE, Set.of(ANALYZE, COSTS));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        // Several errors that led to one choice are one finding, at the greatest of them.
        var found = new LinkedHashMap<Optional<PlanNode>, Found>();
        var cteRows = new CteRows(plan);
        var above = new DecisionSums(plan, cteRows);
        for (PlanNode node : plan.nodes()) {
            plan.of(node).misestimate()
                    .filter(misestimate -> misestimate.origin() && misestimate.leastFactor() >= LEAST_FACTOR)
                    .filter(_ -> isLarge(node) && !isDefault(node) && !cteRows.areOffAlready(node) && matters(above.above(node), ROUNDING))
                    .ifPresent(misestimate -> {
                        Decisions decisions = Decisions.above(plan.plan(), cteRows, node);
                        finding(plan, decisions, node, misestimate).ifPresent(finding ->
                                found.merge(decisions.dearest(plan), new Found(finding, misestimate), RowMisestimate::together));
                    });
        }
        return found.values().stream().map(Found::finding).toList();
    }

    private record Found(Finding finding, Misestimate misestimate) {}

    private static Found together(Found first, Found second) {
        boolean firstIsGreater = first.misestimate().leastFactor() >= second.misestimate().leastFactor();
        return firstIsGreater ? together(first.finding(), second.finding(), first.misestimate())
                : together(second.finding(), first.finding(), second.misestimate());
    }

    private static Found together(Finding greater, Finding other, Misestimate misestimate) {
        Finding both = SameCause.withRemedies(greater, other);
        return new Found(SameCause.withRemediesOf(both, inOrder(both.remedies())), misestimate);
    }

    /// Tables whose statistics are all that is wrong are named together, and what is tried for a session comes last.
    private static List<Remedy> inOrder(List<Remedy> remedies) {
        List<String> tables = remedies.stream().filter(RowMisestimate::isAnalyzeAlone)
                .flatMap(remedy -> ((Remedy.Analyze) remedy).tables().stream()).distinct().toList();
        return remedies.stream()
                .map(remedy -> isAnalyzeAlone(remedy) ? new Remedy.Analyze(tables, List.of()) : remedy).distinct()
                .sorted(Comparator.comparing(Remedy.ChangeSetting.class::isInstance)).toList();
    }

    private static boolean isAnalyzeAlone(Remedy remedy) {
        return remedy instanceof Remedy.Analyze(var _, List<String> columns) && columns.isEmpty();
    }

    private static boolean matters(Stake stake, double tolerance) {
        return stake.share().atLeast(LEAST_SHARE - tolerance) && stake.time().map(time -> time.compareTo(LEAST_TIME) >= 0).orElse(true);
    }

    /// None where nothing gives the planner a better number: it has no statistics for a join on an expression, or of a function's rows.
    private static Optional<Finding> finding(
            MeasuredPlan plan, Decisions decisions, PlanNode node, Misestimate misestimate) {
        Stake stake = decisions.stake(plan);
        if (decisions.nodes().isEmpty() || !matters(stake, 0)) {
            return Optional.empty();
        }
        Rows expected = node.estimate().orElseThrow().rows();
        Execution.Executed executed = node.executed().orElseThrow();
        Draft draft = Draft.of(INFO, plan, decisions.gain(plan)).at(node).at(decisions.nearest(MOST_NODES))
                .because(Evidence.rows("rows expected per loop", expected))
                .because(Evidence.rows("rows that came per loop", executed.rowsPerLoop()))
                .because(Evidence.factor(misestimate.underestimated() ? "underestimated" : "overestimated", misestimate.factor()));
        if (executed.loops() > 1) {
            draft.because(Evidence.count("loops", executed.loops())).unless(Doubt.ROUNDED_PER_LOOP);
        }
        ForeignEstimate.assumed(node).ifPresent(rows -> draft.because(Evidence.rows("rows assumed of the foreign table", rows)));
        if (!misestimate.underestimated() && isOfUnknownKey(plan.plan(), node)) {
            draft.because(Evidence.count("values assumed of the key", Math.round(DEFAULT_GROUPS)));
        }
        List<Remedy> remedies = EstimateRemedies.of(plan.plan(), node, misestimate.underestimated());
        draft.fix(remedies);
        if (remedies.stream().anyMatch(NullTestOfOuterJoin::isRemedy)) {
            draft.unless(Doubt.TESTED_COLUMN_MAY_BE_NULL);
        }
        if (misestimate.underestimated()) {
            loopOverTooMany(plan, decisions).ifPresent(runs -> draft
                    .because(Evidence.count("runs of the inner side", runs))
                    .fix(new Remedy.ChangeSetting("enable_nestloop", "off")));
        }
        Finding finding = draft.unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).finding();
        return Optional.of(finding).filter(found -> !found.remedies().isEmpty());
    }

    /// Of all pairs of two tables one in 200 was expected to match, to the row: what the planner takes for keys that it has no statistics
    /// of (`get_variable_numdistinct`, selfuncs.c). Keys that have 200 values look the same.
    private static boolean isOfUnknownKey(Plan plan, PlanNode node) {
        return node.operation() instanceof Operation.Join join && join.joinType() == JoinType.INNER
                && plan.outer(node).flatMap(input -> table(plan, input)).isPresent()
                && plan.inner(node).flatMap(input -> table(plan, input)).isPresent()
                && plan.outer(node).flatMap(RowMisestimate::expected).flatMap(outer -> plan.inner(node).flatMap(RowMisestimate::expected)
                        .map(inner -> Math.rint(outer * inner / DEFAULT_GROUPS))).equals(expected(node));
    }

    private static Optional<String> table(Plan plan, PlanNode input) {
        return ScanFigures.target(JoinSides.source(plan, input)).flatMap(Target::relation);
    }

    private static Optional<Double> expected(PlanNode node) {
        return node.estimate().map(estimate -> estimate.rows().value());
    }

    /// How often the inner side ran of the loop that ran it most, of those that took much.
    private static Optional<Long> loopOverTooMany(MeasuredPlan plan, Decisions decisions) {
        return decisions.innerSides().stream().filter(inner -> plan.sums().shareOfSubtree(inner) >= LEAST_SHARE_OF_LOOP - ROUNDING)
                .flatMap(inner -> inner.executed().stream()).map(Execution.Executed::loops)
                .filter(loops -> loops >= LEAST_LOOPS).max(Long::compare);
    }

    private static boolean isLarge(PlanNode node) {
        Rows expected = node.estimate().orElseThrow().rows();
        Execution.Executed executed = node.executed().orElseThrow();
        double larger = Math.max(expected.value(), executed.rowsPerLoop().value());
        return larger >= LEAST_ROWS_PER_LOOP || larger * executed.loops() >= LEAST_ROWS_IN_TOTAL;
    }

    /// An estimate that is no estimate: what the planner takes for functions, working tables and groups without statistics.
    private static boolean isDefault(PlanNode node) {
        return switch (node.operation()) {
            case Operation.FunctionScan _, Operation.WorkTableScan _, Operation.ProjectSet _ -> true;
            case Operation.OtherScan scan -> scan.target().relation().isEmpty();
            case Operation.Aggregate _, Operation.Group _, Operation.Unique _, Operation.SetOp _ ->
                    node.estimate().orElseThrow().rows().value() == DEFAULT_GROUPS;
            default -> false;
        };
    }
}
