package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
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
import org.plumbline.plan.Condition;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.QuotedName;

/// A subquery grouped all rows of a table, and the join that it is for kept few of the groups. What restricts the join's other input does
/// not reach inside a GROUP BY: PostgreSQL passes constants on to a grouped subquery, but no join (`subquery_push_qual`, allpaths.c).
///
///     Hash Right Join  (actual time=101.2..101.9 rows=40 loops=1)
///       Hash Cond: (o.customer_id = c.id)
///       ->  HashAggregate  (actual time=99.8..101.0 rows=20000 loops=1)
///             Group Key: o.customer_id
///             ->  Seq Scan on orders o  (actual time=0.0..28.4 rows=600000 loops=1)
///       ->  Hash  (actual time=0.3..0.3 rows=40 loops=1)
///             ->  Seq Scan on customers c  (actual time=0.0..0.3 rows=40 loops=1)
public final class GroupsThrownAway extends NodeRule<Operation.Join> {
    /// Of the execution, what making the groups took (as of a subquery: our catalogue, row 14).
    static final double LEAST_SHARE = 0.20;
    /// Of the execution, what can be won (as of a WITH query: our own).
    static final double LEAST_STAKE = 0.10;

    public GroupsThrownAway() {
        super(new RuleInfo("groups-thrown-away", "Groups made that the join throws away", Category.JOIN, Set.of(ANALYZE)),
                Operation.Join.class, Set.of(Operation.HashJoin.class, Operation.MergeJoin.class, Operation.NestedLoop.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Join join) {
        return node.executed().isPresent() && Stake.subtreeMatters(plan, node, LEAST_SHARE)
                ? GroupedSide.of(plan.plan(), node).filter(side -> ranOnce(plan, side.aggregate()))
                        .filter(side -> !isDistinct(plan, join.joinType(), side.aggregate()))
                        .filter(_ -> !EarlyEnd.possible(plan, node))
                        .flatMap(side -> check(plan, node, join.joinType(), side))
                : Optional.empty();
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode join, JoinType type, GroupedSide side) {
        PlanNode aggregate = side.aggregate();
        double groups = rows(plan, aggregate);
        double lookups = lookups(plan, join, side);
        Stake stake = Stake.ofSubtree(plan, aggregate,
                Math.max(0, 1 - SelectiveScan.DEARER_THROUGH_INDEX * lookups / Math.max(1, groups)));
        Optional<PlanNode> table = table(plan, side);
        Optional<List<IndexRemedy>> partners = table.map(scan -> partners(plan, aggregate, JoinSides.alias(scan)))
                .orElse(Optional.of(List.of()));
        boolean grouped = side.aliases().stream().noneMatch(alias -> isMadeRows(plan, aggregate, alias));
        if (!grouped || partners.isEmpty() || !Stake.ofSubtree(plan, aggregate, 1).matters(LEAST_SHARE)
                || !stake.matters(LEAST_STAKE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, join).at(aggregate)
                .because(Evidence.rows("groups made", Rows.rows(groups)))
                .because(Evidence.rows("rows of the other input", Rows.rows(rows(plan, JoinSides.source(plan.plan(), side.other())))))
                .because(Evidence.rows("groups kept at most", Rows.rows(Math.min(lookups, rows(plan, join)))))
                .because(Evidence.text("grouped by", String.join(", ", ((Operation.Aggregate) aggregate.operation()).groupKeys())))
                .fix(new Remedy.Act(Action.GROUP_WHAT_IS_JOINED, sql(plan, join, type, side, table)));
        table.filter(scan -> scan.operation() instanceof Operation.SeqScan).ifPresent(scan -> {
            IndexRemedy index = index(side, scan);
            draft.at(scan).fix(index.remedies()).unless(index.doubts());
        });
        partners.get().forEach(index -> draft.fix(index.remedies()).unless(index.doubts()));
        return Optional.of(draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER).unless(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE).finding());
    }

    /// A loop that makes its groups again for each row is another cause, and groups in every worker are counted otherwise.
    private static boolean ranOnce(MeasuredPlan plan, PlanNode aggregate) {
        return aggregate.executed().filter(executed -> executed.loops() == 1).isPresent() && plan.of(aggregate).processes() == 1
                && !((Operation.Aggregate) aggregate.operation()).partialMode().equals("Partial");
    }

    /// What a semi join makes of its inner rows by itself, to join them in another order: it groups them without a sum, which Output tells,
    /// or else that a group is as wide as a row. The plan has an inner join then.
    private static boolean isDistinct(MeasuredPlan plan, JoinType type, PlanNode node) {
        var aggregate = (Operation.Aggregate) node.operation();
        if (!aggregate.partialMode().equals("Simple") || aggregate.filter().isPresent()) {
            return false;
        }
        return node.attributes().texts("Output").isEmpty()
                ? type == JoinType.INNER && width(Optional.of(node)).equals(width(plan.plan().outer(node)))
                : DistinctKeys.isDistinct(node, aggregate);
    }

    private static Optional<Object> width(Optional<PlanNode> node) {
        return node.flatMap(PlanNode::estimate).flatMap(estimate -> estimate.width());
    }

    /// Groups that have to be looked up. A merge join ends with the shorter of its inputs, so that more rows may have been to come.
    private static double lookups(MeasuredPlan plan, PlanNode join, GroupedSide side) {
        PlanNode source = JoinSides.source(plan.plan(), side.other());
        double expected = join.operation() instanceof Operation.MergeJoin
                ? source.estimate().map(estimate -> estimate.rows().value()).orElse(0.0) : 0;
        return Math.max(1, Math.max(expected, rows(plan, source)));
    }

    /// The only scan of the table that the groups are looked up in.
    private static Optional<PlanNode> table(MeasuredPlan plan, GroupedSide side) {
        List<PlanNode> scans = plan.plan().subtree(side.aggregate()).stream()
                .filter(node -> node.operation() instanceof Operation.Scan && side.aliases().contains(JoinSides.alias(node))).toList();
        return side.aliases().size() == 1 && scans.size() == 1
                ? Optional.of(scans.getFirst()).filter(scan -> ScanFigures.target(scan).flatMap(Tables::name).isPresent())
                : Optional.empty();
    }

    /// Indexes for the other tables that the subquery joins and reads as a whole: few groups find their partners by them. None at all
    /// where one has none: read as a whole for each group, it cost 70 times what all groups did (PostgreSQL 15, 199 of 5,000 groups).
    private static Optional<List<IndexRemedy>> partners(MeasuredPlan plan, PlanNode aggregate, String grouped) {
        var found = new ArrayList<Optional<IndexRemedy>>();
        for (PlanNode node : plan.plan().subtree(aggregate)) {
            if (node.operation() instanceof Operation.HashJoin || node.operation() instanceof Operation.MergeJoin) {
                JoinSides.of(plan.plan(), node).ifPresent(sides -> Stream.of(sides.outer(), sides.inner())
                        .filter(side -> !JoinSides.aliases(plan.plan(), side).contains(grouped))
                        .map(side -> JoinSides.source(plan.plan(), side))
                        .filter(scan -> scan.operation() instanceof Operation.SeqScan
                                && ScanFigures.of(plan, scan).filter(figures -> SelectiveScan.isLarge(List.of(figures))).isPresent())
                        .forEach(scan -> found.add(PartnerIndex.of(node, scan))));
            }
        }
        return found.stream().allMatch(Optional::isPresent) ? Optional.of(found.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /// Rows of a WITH query or a function: they are made before they can be restricted.
    private static boolean isMadeRows(MeasuredPlan plan, PlanNode aggregate, String alias) {
        return plan.plan().subtree(aggregate).stream().filter(node -> node.operation() instanceof Operation.Scan)
                .filter(node -> JoinSides.alias(node).equals(alias))
                .anyMatch(node -> ScanFigures.target(node).flatMap(Tables::name).isEmpty());
    }

    private static IndexRemedy index(GroupedSide side, PlanNode scan) {
        var conditions = new ArrayList<Condition>();
        side.pairs().forEach(pair -> conditions.add(new Condition("(" + on(pair) + ")")));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        return IndexRemedy.serving(ScanFigures.target(scan).orElseThrow(), conditions);
    }

    private static String sql(MeasuredPlan plan, PlanNode join, JoinType type, GroupedSide side, Optional<PlanNode> table) {
        // What else a hash or merge join demands stays with the join; a loop's filter is the condition itself.
        boolean more = !(join.operation() instanceof Operation.NestedLoop) && ((Operation.Join) join.operation()).joinFilter().isPresent();
        var aggregate = (Operation.Aggregate) side.aggregate().operation();
        boolean alone = table.filter(scan -> Tables.sources(plan.plan(), side.aggregate()).size() == 1).isPresent();
        String where = side.pairs().stream().map(GroupsThrownAway::on).collect(Collectors.joining(" AND "))
                + (alone && table.flatMap(ScanFigures::filter).isEmpty() ? "" : " AND ...");
        String from = "FROM " + (alone ? JoinSides.named(table.get()) : "...");
        String groupBy = "GROUP BY " + String.join(", ", aggregate.groupKeys()) + (aggregate.filter().isPresent() ? " HAVING ..." : "");
        if (type == JoinType.SEMI || type == JoinType.RIGHT_SEMI) {
            return "... WHERE EXISTS (\n    SELECT 1 " + from + "\n    WHERE " + where + "\n    " + groupBy + ")";
        }
        return (type == JoinType.INNER ? "" : "LEFT ") + "JOIN LATERAL (\n    SELECT ... " + from + "\n    WHERE " + where
                + "\n    " + groupBy + ") AS grouped ON " + (more ? "..." : "true");
    }

    private static String on(GroupedSide.Pair pair) {
        return named(pair.key()) + " = " + named(pair.value());
    }

    private static String named(ColumnName column) {
        return column.qualifier().map(alias -> QuotedName.of(alias) + ".").orElse("") + QuotedName.of(column.name());
    }

    private static double rows(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsLogical().map(Rows::value).orElse(0.0);
    }
}
