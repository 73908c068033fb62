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
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SortKeys;

/// A few rows of one table are wanted in that table's own order, but all were joined, and the join's rows sorted or grouped, before the
/// LIMIT took them. Or all had further tables looked up for them, by joins that keep each row (see [LookupsBelowSort]).
///
///     Limit  (actual time=898.6..898.6 rows=10 loops=1)
///       ->  Sort  (actual rows=10 loops=1)
///             Sort Key: t.created_at DESC
///             ->  HashAggregate  (actual rows=20000 loops=1)
///                   Group Key: t.id
///                   ->  Hash Right Join  (actual rows=600000 loops=1)
///                         Hash Cond: (p.thread_id = t.id)
public final class LimitAboveFanOut implements PlanRule {
    /// Rows of the ordered table for each that the LIMIT takes (as of sorts below a LIMIT: our catalogue, row 11).
    static final double LEAST_PER_ROW = 10;
    /// Rows that the join makes of each: with fewer it does not multiply (our own).
    static final double LEAST_FAN_OUT = 2;
    /// Of the execution, what can be won, and of time (as of other joins: our catalogue, rows 2 and 14).
    static final double LEAST_SHARE = 0.10;
    /// Of what was done with the joined rows: without an index on the joined table's key it is read in full all the same.
    static final double PROMISED = 0.8;
    /// Of the execution, what joins took that only look up (our catalogue, row 3).
    static final double LEAST_SHARE_OF_LOOKUPS = 0.20;
    /// Joins that a finding names: of hundreds no one looks at all (our own).
    static final int MOST_JOINS = 20;

    private static final RuleInfo INFO =
            new RuleInfo("limit-above-fan-out", "All rows joined for the first few", Category.JOIN, Set.of(ANALYZE));

    /// What stands between a LIMIT and the join.
    ///
    /// @param above the nodes between, the sort first
    /// @param group what of them groups
    private record Path(List<PlanNode> above, Operation.Sort sort, Optional<PlanNode> group, PlanNode join, JoinType type) {}

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        var findings = new ArrayList<Finding>();
        List<PlanNode> limits = plan.nodes(Operation.Limit.class);
        if (!limits.isEmpty()) {
            var lookups = new LookupsBelowSort(plan);
            limits.forEach(limit -> fanOut(plan, limit).or(() -> lookups(plan, lookups, limit)).ifPresent(findings::add));
        }
        return findings;
    }

    /// Most is ruled out before columns are looked for in whole subtrees.
    private static Optional<Finding> fanOut(MeasuredPlan plan, PlanNode limit) {
        Optional<LimitFigures> taken = LimitFigures.of(plan.plan(), limit);
        return taken.flatMap(figures -> path(plan, limit)
                .filter(path -> Stake.ofSelves(plan, working(path), PROMISED).matters(LEAST_SHARE))
                .flatMap(path -> JoinSides.of(plan.plan(), path.join())
                        .flatMap(sides -> ordered(path, sides).flatMap(kept -> check(plan, limit, figures, path, sides, kept)))));
    }

    private static List<PlanNode> working(Path path) {
        var working = new ArrayList<>(path.above());
        working.add(path.join());
        return working;
    }

    private static Optional<Finding> lookups(MeasuredPlan plan, LookupsBelowSort lookups, PlanNode limit) {
        return LimitFigures.of(plan.plan(), limit).flatMap(taken -> LimitFigures.sortBelow(plan.plan(), limit)
                .flatMap(sort -> lookups.of(sort).flatMap(chain -> lookups(plan, limit, taken, sort, chain))));
    }

    private static Optional<Finding> lookups(
            MeasuredPlan plan, PlanNode limit, LimitFigures taken, PlanNode sort, LookupsBelowSort.Chain chain) {
        double wanted = Math.max(1, taken.pulled() * limit.executed().orElseThrow().loops());
        double won = PROMISED * (1 - Math.min(1, wanted / Math.max(1, chain.rows())));
        Stake took = Stake.ofSums(plan, chain.share(), chain.nanos());
        if (chain.rows() < LEAST_PER_ROW * wanted || !took.matters(LEAST_SHARE_OF_LOOKUPS)) {
            return Optional.empty();
        }
        List<String> keys = ((Operation.Sort) sort.operation()).keys();
        Draft draft = Draft.of(INFO, plan, Stake.ofSums(plan, chain.share() * won, Math.round(chain.nanos() * won)))
                .at(chain.joins().stream().limit(MOST_JOINS).toList()).at(limit).at(sort)
                .because(Evidence.count("joins with no part in the order", chain.joins().size()))
                .because(Evidence.rows("rows in that order", Rows.rows(chain.rows())))
                .because(Evidence.rows("rows returned", Rows.rows(taken.returned())))
                .because(Evidence.text("sort key", String.join(", ", keys)))
                .fix(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, "SELECT ...\nFROM (SELECT ... ORDER BY " + String.join(", ", keys) + " LIMIT "
                        + Math.round(taken.pulled()) + ") AS first_rows\nLEFT JOIN ... ON ...\nORDER BY ... LIMIT "
                        + Math.round(taken.returned()) + offset(taken)));
        return Optional.of((chain.mayDrop() ? draft.unless(Doubt.MATCHES_MAY_BE_FEWER) : draft).finding());
    }

    private static String offset(LimitFigures taken) {
        return taken.skipped() > 0 ? " OFFSET " + Math.round(taken.skipped()) : "";
    }

    private static Optional<Finding> check(
            MeasuredPlan plan, PlanNode limit, LimitFigures taken, Path path, JoinSides sides, PlanNode kept) {
        double rows = rows(plan, JoinSides.source(plan.plan(), kept));
        double joined = rows(plan, path.join());
        double loops = limit.executed().orElseThrow().loops();
        Stake stake = Stake.ofSelves(plan, working(path), PROMISED * (1 - Math.min(1, taken.pulled() * loops / Math.max(1, rows))));
        if (rows < LEAST_PER_ROW * Math.max(1, taken.pulled() * loops) || joined < LEAST_FAN_OUT * rows
                || !returnsEach(plan, path, sides, kept, rows) || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = Draft.of(INFO, plan, stake).at(path.join()).at(limit).at(path.above())
                .because(Evidence.rows("rows of the join", Rows.rows(joined)))
                .because(Evidence.rows("rows in that order", Rows.rows(rows)))
                .because(Evidence.rows("rows returned", Rows.rows(taken.returned())))
                .because(Evidence.text("sort key", String.join(", ", path.sort().keys())))
                .fix(new Remedy.Act(Action.LIMIT_BEFORE_JOIN, JoinOn.of(plan.plan(), path.join(), sides)
                        .flatMap(on -> sql(plan, taken, path, kept, sides.other(kept), on))));
        return Optional.of((keepsAll(path.type(), sides, kept) ? draft : draft.unless(Doubt.MATCHES_MAY_BE_FEWER)).finding());
    }

    /// LIMIT, then a sort, maybe one grouping, then a join.
    private static Optional<Path> path(MeasuredPlan plan, PlanNode limit) {
        Optional<PlanNode> sort = LimitFigures.sortBelow(plan.plan(), limit);
        var above = new ArrayList<PlanNode>();
        Optional<PlanNode> group = Optional.empty();
        Optional<PlanNode> node = sort;
        while (node.isPresent() && !(node.get().operation() instanceof Operation.Join)) {
            boolean groups = node.get().operation() instanceof Operation.Aggregate(var strategy, var mode, var _, var _, var having)
                    && having.isEmpty() && mode.equals("Simple") && !strategy.equals("Plain");
            boolean sorts = node.get().operation() instanceof Operation.Sort || node.get().operation() instanceof Operation.IncrementalSort;
            if ((!groups && !sorts) || (groups && group.isPresent())) {
                return Optional.empty();
            }
            group = groups ? node : group;
            above.add(node.get());
            node = plan.plan().outer(node.get());
        }
        Optional<PlanNode> grouping = group;
        return node.filter(join -> join.executed().isPresent() && ((Operation.Join) join.operation()).filter().isEmpty())
                .map(join -> new Path(above, (Operation.Sort) sort.orElseThrow().operation(), grouping, join,
                        ((Operation.Join) join.operation()).joinType()));
    }

    /// The input that all sort and group keys are columns of. What is sorted by above a grouping may be a sum, unless it is a plain column.
    private static Optional<PlanNode> ordered(Path path, JoinSides sides) {
        var keys = new ArrayList<>(path.sort().keys());
        boolean plain = SortKeys.parse(keys)
                .filter(parsed -> parsed.stream().allMatch(key -> key.column().isPresent())).isPresent();
        if (path.group().isPresent() && !plain) {
            return Optional.empty();
        }
        path.group().ifPresent(group -> keys.addAll(((Operation.Aggregate) group.operation()).groupKeys()));
        Optional<List<ColumnName>> columns = DistinctKeys.columns(keys);
        return columns.flatMap(sides::holding);
    }

    /// Each row of the ordered table comes through the join, so that picking them first returns the same: an outer join keeps them, and
    /// an inner one did where there are as many groups as rows.
    private static boolean returnsEach(MeasuredPlan plan, Path path, JoinSides sides, PlanNode kept, double rows) {
        boolean searched = path.join().operation() instanceof Operation.NestedLoop && !sides.isOuter(kept);
        double groups = path.group().map(group -> rows(plan, group)).orElse(path.type() == JoinType.INNER ? 0 : rows);
        return !searched && groups >= rows && (path.type() == JoinType.INNER || keepsAll(path.type(), sides, kept));
    }

    private static boolean keepsAll(JoinType type, JoinSides sides, PlanNode kept) {
        return sides.isOuter(kept) ? type == JoinType.LEFT : type == JoinType.RIGHT;
    }

    private static Optional<String> sql(
            MeasuredPlan plan, LimitFigures taken, Path path, PlanNode kept, PlanNode other, String on) {
        Optional<PlanNode> joined = JoinSides.onlyScan(plan.plan(), other);
        Optional<PlanNode> table = JoinSides.onlyScan(plan.plan(), kept).filter(scan -> ScanFigures.searched(scan).isEmpty());
        return table.flatMap(scan -> joined.map(with -> {
            String alias = JoinSides.alias(scan);
            String filter = ScanFigures.filter(scan).map(condition -> " WHERE " + condition.text()).orElse("");
            String order = "ORDER BY " + String.join(", ", path.sort().keys()) + " LIMIT ";
            return "SELECT ...\nFROM (SELECT * FROM " + JoinSides.named(scan) + filter + " " + order + Math.round(taken.pulled()) + ") "
                    + QuotedName.of(alias) + "\n" + (path.type() == JoinType.INNER ? "" : "LEFT ") + "JOIN "
                    + JoinSides.named(with) + " ON " + on
                    + (path.group().isPresent() ? "\nGROUP BY ..." : "") + "\n" + order + Math.round(taken.returned())
                    + offset(taken);
        }));
    }

    private static double rows(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsLogical().map(Rows::value).orElse(0.0);
    }
}
