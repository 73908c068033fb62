package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.NodeId;
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
public final class CteScanInLoop implements PlanRule {
    /// More runs than these (our catalogue, row 26).
    static final long RUNS = 10;
    /// More rows than these in all runs (our catalogue, row 26).
    static final double ROWS = 10_000;
    /// Of the execution, what can be won by all scans of one WITH query (our own).
    static final double LEAST_STAKE = 0.10;
    /// Fewer rows expected than came, by this factor, made the planner take the loop (our catalogue, row 2).
    static final double UNDERESTIMATED = 10;

    private static final RuleInfo INFO = new RuleInfo(
            "cte-scan-in-loop", "WITH query's rows are searched again and again", Category.JOIN, Set.of(ANALYZE));

    /// One scan that is run again and again.
    ///
    /// @param by what runs it: the loop above it, or the node whose SubPlan it is
    /// @param condition by which it looks rows up
    /// @param share what can be won of it
    /// @param nanos likewise, wall time
    private record Search(PlanNode node, ScanFigures figures, PlanNode by, Condition condition, double share, double nanos) {}

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /// One finding for each WITH query, whichever of its scans are run again: what helps one of them helps all.
    @Override
    public List<Finding> check(MeasuredPlan plan) {
        Map<NodeId, List<Search>> byCte = new LinkedHashMap<>();
        var ctes = new Ctes(plan);
        for (PlanNode node : plan.nodes(Operation.CteScan.class)) {
            search(plan, node).ifPresent(search -> byCte
                    .computeIfAbsent(ctes.of(node).map(Ctes.Cte::top).orElse(node).id(), _ -> new ArrayList<>()).add(search));
        }
        return byCte.values().stream().flatMap(searches -> finding(plan, ctes, searches).stream()).toList();
    }

    private static Optional<Search> search(MeasuredPlan plan, PlanNode node) {
        return ScanFigures.of(plan, node).filter(figures -> figures.loops() > RUNS && figures.found().value() > ROWS)
                .flatMap(figures -> searcher(plan, node).flatMap(by -> search(plan, node, figures, by)));
    }

    private static Optional<Search> search(MeasuredPlan plan, PlanNode node, ScanFigures figures, PlanNode by) {
        Optional<Filter> joinFilter = node.isInner() && by.operation() instanceof Operation.NestedLoop loop
                ? loop.joinFilter() : Optional.empty();
        Optional<Condition> looksUp = Stream.concat(ScanFigures.filter(node).stream(), joinFilter.map(Filter::condition).stream())
                .filter(condition -> looksUp(condition, JoinSides.alias(node))).findFirst();
        // Of the scan all runs but the first; of the loop, which compares, the part of the pairs that did not match.
        double repeated = 1 - 1 / figures.loops();
        double compared = joinFilter.isEmpty() ? 0
                : repeated * Math.min(1, UnmatchedPairs.of(plan, by, node) / Math.max(1, figures.kept().value()));
        return looksUp.map(condition -> new Search(node, figures, by, condition,
                plan.shareOf(node).value() * repeated + plan.shareOf(by).value() * compared,
                plan.of(node).self().wallOrZero().toNanos() * repeated + plan.of(by).self().wallOrZero().toNanos() * compared));
    }

    private static Optional<Finding> finding(MeasuredPlan plan, Ctes ctes, List<Search> searches) {
        Stake stake = Stake.ofSums(plan, searches.stream().mapToDouble(Search::share).sum(),
                Math.round(searches.stream().mapToDouble(Search::nanos).sum()));
        if (!stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        List<Search> dearestFirst = searches.stream().sorted(Comparator.comparingDouble(Search::share).reversed()).toList();
        Search dearest = dearestFirst.getFirst();
        Operation.CteScan scan = (Operation.CteScan) dearest.node().operation();
        Optional<Ctes.Cte> cte = ctes.of(dearest.node());
        Draft draft = Draft.of(INFO, plan, stake);
        dearestFirst.forEach(search -> draft.at(search.node()).at(search.by()));
        cte.ifPresent(known -> draft.at(known.top()));
        draft.because(Evidence.text("WITH query", scan.cte()))
                .because(Evidence.count("runs of the scan", Math.round(dearest.figures().loops())))
                .because(Evidence.rows("rows read per run", Rows.rows(dearest.figures().foundPerScan())));
        Optional<PlanNode> tooFewExpected = dearestFirst.stream().flatMap(search -> tooFewExpected(plan, search).stream()).findFirst();
        tooFewExpected.flatMap(side -> side.estimate().map(estimate -> Evidence.rows(
                side.isInner() ? "rows expected per run" : "outer rows expected",
                estimate.rows()))).ifPresent(draft::because);
        if (searches.size() > 1) {
            draft.because(Evidence.count("scans that search it", searches.size()));
        }
        dearestFirst.stream().map(search -> Evidence.text("condition", search.condition().text())).distinct().forEach(draft::because);
        cte.filter(Ctes.Cte::canBeInlined).ifPresent(known -> draft.fix(known.inlined()).unless(Doubt.MATERIALIZED_ON_PURPOSE));
        if (tooFewExpected.isPresent()) {
            draft.fix(new Remedy.ChangeSetting("enable_nestloop", "off"));
        }
        if (cte.map(Ctes.Cte::isMadeOnce).orElse(true)) {
            String table = QuotedName.of(scan.cte());
            draft.fix(new Remedy.Act(Action.TABLE_INSTEAD_OF_CTE, "CREATE TEMPORARY TABLE " + table + " AS\n...;\nCREATE INDEX ON " + table
                    + " (...);\nANALYZE " + table + ";"));
        }
        return Optional.of(draft.unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).finding());
    }

    /// What runs the scan again: the loop above it, or the node whose SubPlan it is, in which nothing else is searched.
    private static Optional<PlanNode> searcher(MeasuredPlan plan, PlanNode node) {
        return plan.plan().parent(node).filter(parent -> node.isSubPlan()
                || (node.isInner() && parent.operation() instanceof Operation.NestedLoop));
    }

    /// Whether it asks for rows with a value of another table: what a hash table finds at once.
    private static boolean looksUp(Condition condition, String alias) {
        return ConditionParser.parse(condition).filter(parsed -> !parsed.orAcrossColumns())
                .map(parsed -> parsed.comparisonsOf(alias)).orElse(List.of()).stream()
                .anyMatch(comparison -> comparison.kind() == Comparison.Kind.EQUALITY
                        && comparison.other().columns().stream().anyMatch(column -> column.qualifier().isPresent()));
    }

    /// Of which side the planner expected far fewer rows than came, so that it took the loop: then a hash join was to be had.
    private static Optional<PlanNode> tooFewExpected(MeasuredPlan plan, Search search) {
        return !search.node().isInner() ? Optional.empty()
                : Stream.concat(plan.plan().outer(search.by()).stream(), Stream.of(search.node()))
                        .filter(side -> plan.of(side).misestimate()
                                .filter(off -> off.underestimated() && off.leastFactor() >= UNDERESTIMATED).isPresent())
                        .findFirst();
    }
}
