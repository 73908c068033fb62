package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;
import org.plumbline.sql.SortKeys;

/// A WITH query made all of its rows, and the only scan of them threw nearly all away: its filter does not reach inside.
///
///     CTE Scan on totals  (actual time=49.4..492.4 rows=1 loops=1)
///       Filter: (customer_id = 4711)
///       Rows Removed by Filter: 49999
///       CTE totals
///         ->  GroupAggregate  (actual time=0.1..483.4 rows=50000 loops=1)
///               Group Key: orders.customer_id
///               ->  Index Scan using orders_customer_id_idx on orders  (actual time=0.1..385.4 rows=800000 loops=1)
public final class CteBlocksPushdown implements PlanRule {
    /// Rows made for each one kept: far more, says our catalogue, row 27.
    static final double ROWS_PER_KEPT = 10;
    /// Fewer rows are made as fast as they are filtered (our own).
    static final double LEAST_ROWS = 1_000;
    /// Of the execution, what can be won (our own).
    static final double LEAST_STAKE = 0.10;

    private static final RuleInfo INFO =
            new RuleInfo("cte-blocks-pushdown", "WITH query makes rows that are thrown away", Category.JOIN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        for (Ctes.Cte cte : new Ctes(plan).all()) {
            if (cte.canBeInlined()) {
                check(plan, cte, cte.scans().getFirst()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, Ctes.Cte cte, PlanNode scan) {
        boolean once = scan.executed().filter(executed -> executed.loops() == 1).isPresent();
        return once ? ScanFigures.of(plan, scan)
                .filter(figures -> figures.found().value() >= LEAST_ROWS && figures.found().value() >= ROWS_PER_KEPT * figures.keptAtMost())
                .flatMap(figures -> ScanFigures.filter(scan).flatMap(filter -> check(plan, cte, scan, figures, filter))) : Optional.empty();
    }

    private static Optional<Finding> check(
            MeasuredPlan plan, Ctes.Cte cte, PlanNode scan, ScanFigures figures, Condition filter) {
        List<Comparison> comparisons = compared(scan, filter);
        Optional<List<PlanNode>> saved = comparisons.isEmpty() ? Optional.empty() : spared(plan, cte.top(), comparisons);
        return saved.flatMap(nodes -> {
            nodes.add(scan);
            Stake stake = Stake.ofSelves(plan, nodes, figures.removedShare().value());
            return stake.matters(LEAST_STAKE) ? Optional.of(Draft.of(INFO, plan, stake).at(scan).at(cte.top())
                    .because(Evidence.text("WITH query", cte.name()))
                    .because(Evidence.rows("rows made", figures.found()))
                    .because(Evidence.rows("rows kept", figures.kept()))
                    .because(Evidence.text("filter", filter.text()))
                    .fix(cte.inlined())
                    .unless(Doubt.MATERIALIZED_ON_PURPOSE).unless(Doubt.OTHER_VALUES_MAY_DIFFER).finding()) : Optional.empty();
        });
    }

    /// The filter's comparisons of columns with what is the same for all rows; none where it does anything else too.
    private static List<Comparison> compared(PlanNode scan, Condition filter) {
        String alias = ScanFigures.target(scan).flatMap(target -> target.alias()).orElse("");
        Optional<ParsedCondition> parsed = ConditionParser.parse(filter).filter(condition -> !condition.orAcrossColumns());
        List<Comparison> own = parsed.map(condition -> condition.comparisonsOf(alias)).orElse(List.of());
        boolean all = parsed.filter(condition -> condition.comparisons().size() == own.size()).isPresent()
                && own.stream().allMatch(comparison -> comparison.other() instanceof Operand.Value);
        return all ? own : List.of();
    }

    /// The nodes that would have only the rows kept to do with: from the top down to where rows are read or joined. Nothing where the
    /// filter could not pass (`subquery_is_pushdown_safe`, allpaths.c): below a LIMIT, a window, DISTINCT ON, or beside the group keys.
    private static Optional<List<PlanNode>> spared(MeasuredPlan plan, PlanNode top, List<Comparison> comparisons) {
        var spared = new ArrayList<PlanNode>();
        boolean inOrder = false;
        for (Optional<PlanNode> at = Optional.of(top); at.isPresent(); at = plan.plan().outer(at.get())) {
            PlanNode node = at.get();
            if (!mayPass(node, comparisons)) {
                return Optional.empty();
            }
            boolean reads = node.operation() instanceof Operation.Scan && !(node.operation() instanceof Operation.SubqueryScan);
            if (reads || node.operation() instanceof Operation.Join || node.operation() instanceof Operation.Append
                    || node.operation() instanceof Operation.MergeAppend) {
                if (inOrder && isIndexReadInFull(node)) {
                    spared.add(node);
                }
                return Optional.of(spared);
            }
            inOrder = node.operation() instanceof Operation.Gathering ? inOrder : isSearched(node, comparisons);
            spared.add(node);
        }
        return Optional.of(spared);
    }

    private static boolean mayPass(PlanNode node, List<Comparison> comparisons) {
        return switch (node.operation()) {
            case Operation.Aggregate aggregate -> !aggregate.strategy().equals("Mixed") && areKeys(aggregate.groupKeys(), comparisons);
            case Operation.Group group -> areKeys(group.keys(), comparisons);
            case Operation.Sort _, Operation.IncrementalSort _, Operation.Materialize _, Operation.Result _, Operation.Gathering _,
                    Operation.Scan _, Operation.Join _, Operation.Append _, Operation.MergeAppend _ -> true;
            default -> false;
        };
    }

    private static boolean isIndexReadInFull(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan scan -> scan.indexCond().isEmpty();
            case Operation.IndexOnlyScan scan -> scan.indexCond().isEmpty();
            default -> false;
        };
    }

    /// Groups made of rows that came in order of what is looked for: an index that gives that order finds it too.
    private static boolean isSearched(PlanNode node, List<Comparison> comparisons) {
        return switch (node.operation()) {
            case Operation.Aggregate aggregate -> aggregate.strategy().equals("Sorted") && isSearched(aggregate.groupKeys(), comparisons);
            case Operation.Group group -> isSearched(group.keys(), comparisons);
            default -> false;
        };
    }

    private static boolean areKeys(List<String> keys, List<Comparison> comparisons) {
        Set<String> names = keys.stream().flatMap(key -> column(key).stream()).collect(Collectors.toSet());
        return comparisons.stream().flatMap(comparison -> comparison.subject().columns().stream())
                .allMatch(column -> names.contains(column.name()));
    }

    private static boolean isSearched(List<String> keys, List<Comparison> comparisons) {
        Optional<String> first = keys.stream().findFirst().flatMap(CteBlocksPushdown::column);
        return comparisons.stream().anyMatch(comparison -> comparison.subject() instanceof Operand.OfColumn(ColumnName column, boolean _)
                && first.filter(column.name()::equals).isPresent()
                && (comparison.kind() == Comparison.Kind.EQUALITY || comparison.kind() == Comparison.Kind.RANGE));
    }

    private static Optional<String> column(String key) {
        return SortKeys.parse(List.of(key)).flatMap(parsed -> parsed.getFirst().column()).map(ColumnName::name);
    }
}
