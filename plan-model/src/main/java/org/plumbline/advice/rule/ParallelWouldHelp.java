package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.SETTINGS;
import static org.plumbline.plan.Capability.TIMING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// One process read a large table for a second and more, in a query that could have used several.
///
///     Aggregate  (actual time=1480.100..1480.102 rows=1 loops=1)
///       ->  Seq Scan on pages  (actual time=0.020..1470.000 rows=5120 loops=1)
///             Filter: (body ~* 'colou?r'::text)
///     Settings: max_parallel_workers_per_gather = '0'
public final class ParallelWouldHelp extends NodeRule<Operation.SeqScan> {
    /// The scan's own time (our catalogue, row 32).
    static final Duration LEAST_TIME = Duration.ofSeconds(1);
    /// Rows that come out of the scan, of those read: with more, handing them over may cost what is won (our own; the planner reckons
    /// with `parallel_tuple_cost`).
    static final double MOST_KEPT = 0.10;
    /// `max_parallel_workers_per_gather`'s default, PostgreSQL 10 to 18.
    private static final String DEFAULT_WORKERS = "2";
    /// Three processes on the default's two workers save two thirds at best; on two processors it is a third (measured).
    private static final double PART_SAVED = 0.3;
    private static final String WORKERS_PER_GATHER = "max_parallel_workers_per_gather";

    public ParallelWouldHelp() {
        super(new RuleInfo("parallel-would-help", "One process reads a large table", Category.PARALLEL, Set.of(ANALYZE, TIMING)),
                Operation.SeqScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.SeqScan scan) {
        boolean large = plan.selfWall(node).map(time -> time.compareTo(LEAST_TIME) >= 0).orElse(false);
        if (!large || !isAlone(plan, node) || hinders(plan) || EarlyEnd.possible(plan, node)) {
            return Optional.empty();
        }
        return ScanFigures.of(plan, node)
                .filter(figures -> figures.loops() <= 1 && !figures.keptShare().atLeast(MOST_KEPT))
                .flatMap(figures -> check(plan, node, scan, figures.found()));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.SeqScan scan, Rows read) {
        Map<String, String> settings = plan.plan().summary().settings();
        boolean settingsKnown = plan.plan().capabilities().has(SETTINGS);
        boolean off = "0".equals(settings.get(WORKERS_PER_GATHER));
        List<String> functions = functions(scan);
        if (settingsKnown && !off && (functions.isEmpty() || settings.keySet().stream().anyMatch(name -> name.contains("parallel")))) {
            // The planner was free to and did not, for a reason that the plan does not show.
            return Optional.empty();
        }
        Draft draft = draft(plan, Stake.ofSelf(plan, node, PART_SAVED), node)
                .because(Evidence.rows("rows read", read))
                .because(plan.selfWall(node).map(time -> Evidence.time("time of the scan", time)))
                .because(Optional.ofNullable(settings.get(WORKERS_PER_GATHER)).map(value -> Evidence.text(WORKERS_PER_GATHER, value)));
        if (off || !settingsKnown) {
            draft.fix(new Remedy.ChangeSetting(WORKERS_PER_GATHER, DEFAULT_WORKERS)).knowMoreWith(SETTINGS);
        }
        if (!off && !functions.isEmpty()) {
            draft.fix(new Remedy.Act(Action.CHECK_PARALLEL_SAFETY, lookup(functions)));
        }
        draft.unless(Doubt.PROCESSORS_ARE_SHARED);
        return Optional.of(off ? draft.finding() : draft.remark());
    }

    /// Neither below a Gather nor in a SubPlan, whose processes would be started anew for each row.
    private static boolean isAlone(MeasuredPlan plan, PlanNode scan) {
        if (scan.parallelAware() || plan.of(scan).rowsKind().isPresent()) {
            return false;
        }
        PlanNode node = scan;
        while (node.parent().isPresent()) {
            if (node.isSubPlan()) {
                return false;
            }
            node = plan.plan().node(node.parent().get());
        }
        return true;
    }

    /// Statements that change or lock rows, and tables of one session, are never read in parallel (PostgreSQL's documentation, "When Can
    /// Parallel Query Be Used?").
    private static boolean hinders(MeasuredPlan plan) {
        return !plan.nodes(Set.of(Operation.ModifyTable.class, Operation.LockRows.class)).isEmpty()
                || plan.plan().root().usage().map(usage -> usage.buffers().localHit().count() + usage.buffers().localRead().count() > 0)
                        .orElse(false);
    }

    /// Functions of columns that the filter calls.
    private static List<String> functions(Operation.SeqScan scan) {
        return scan.filter().flatMap(filter -> ConditionParser.parse(filter.condition())).stream()
                .flatMap(parsed -> parsed.comparisons().stream())
                .flatMap(comparison -> Stream.of(comparison.subject(), comparison.other()))
                .flatMap(operand -> operand instanceof Operand.OfExpression expression
                        ? Stream.of(expression.wrapper()) : Stream.empty())
                .filter(name -> !name.equals("cast") && !name.isEmpty() && Character.isLetter(name.charAt(0)))
                .distinct().sorted().toList();
    }

    private static String lookup(List<String> functions) {
        return "SELECT oid::regprocedure, proparallel FROM pg_proc WHERE proparallel <> 's' AND proname IN ("
                + functions.stream().map(name -> "'" + name.substring(name.lastIndexOf('.') + 1).replace("'", "''") + "'")
                        .collect(Collectors.joining(", ")) + ")";
    }
}
