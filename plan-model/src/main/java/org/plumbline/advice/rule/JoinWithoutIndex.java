package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.COSTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Execution;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A large table was read as a whole to find the partners of a few rows, which an index on the join's columns would lead to. The planner
/// expected as few: had it such an index, it would have used it.
///
///     Hash Join  (cost=... rows=20 width=8) (actual time=1.540..83.735 rows=20 loops=1)
///       Hash Cond: (i.account_id = a.id)
///       ->  Seq Scan on invoices i  (actual time=0.005..34.988 rows=400000 loops=1)
///       ->  Hash  (cost=... rows=1 width=8) (actual time=1.150..1.153 rows=1 loops=1)
public final class JoinWithoutIndex extends NodeRule<Operation.HashJoin> {
    /// Of the execution, what can be won (as of other joins: our catalogue, row 2).
    static final double LEAST_SHARE = 0.10;
    /// Of the scan and the join, what the index does without: less, and the planner may keep the hash (our own).
    static final double LEAST_SAVED = 0.5;
    /// What the planner reckons for each row that an index leads to, anywhere in the table, and for each search: a page by itself
    /// (`random_page_cost`, its default).
    static final double RANDOM_PAGE = 4;
    /// Of what it reckons for reading the table, so that it surely takes the index: with one at hand it looked up 620 rows of 400,000, and
    /// not 6,000 (PostgreSQL 15).
    static final double MOST_OF_SCAN = 0.5;
    /// Rows that a search of an index costs, and one that it leads to, as of a scan's own index.
    private static final double DEARER_THROUGH_INDEX = SelectiveScan.DEARER_THROUGH_INDEX;

    public JoinWithoutIndex() {
        super(new RuleInfo("join-without-index", "Large table read for few join partners", Category.JOIN, Set.of(ANALYZE, COSTS)),
                Operation.HashJoin.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.HashJoin join) {
        Optional<JoinSides> sides = node.executed().flatMap(_ -> JoinSides.of(plan.plan(), node));
        return sides.flatMap(both -> Stream.of(both.outer(), both.inner())
                .filter(side -> mayBeSearched(join.joinType(), both.isOuter(side)))
                .flatMap(side -> check(plan, node, side, both.other(side)).stream()).findFirst());
    }

    /// Each row of the other side is looked up in this one: nothing else may need all of its rows.
    private static boolean mayBeSearched(JoinType type, boolean outer) {
        return type == JoinType.INNER || (type == JoinType.LEFT && !outer) || (type == JoinType.RIGHT && outer);
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode join, PlanNode side, PlanNode other) {
        PlanNode scan = JoinSides.source(plan.plan(), side);
        if (!(scan.operation() instanceof Operation.SeqScan) || EarlyEnd.possible(plan, scan)) {
            return Optional.empty();
        }
        Optional<ScanFigures> read = ScanFigures.of(plan, scan)
                .filter(figures -> SelectiveScan.isLarge(List.of(figures)) && figures.keptShare().atLeast(SelectiveScan.MOST_KEPT));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        PlanNode few = JoinSides.source(plan.plan(), other);
        double found = read.get().found().value();
        double partners = rows(plan, join) + removed(join);
        double saved = 1 - DEARER_THROUGH_INDEX * (partners + rows(plan, few)) / found;
        double expected = RANDOM_PAGE * (planned(plan, join) + planned(plan, few));
        double reading = scan.estimate().map(estimate -> estimate.totalCost().value()).orElse(0.0);
        if (saved < LEAST_SAVED || expected > MOST_OF_SCAN * reading) {
            return Optional.empty();
        }
        var working = new ArrayList<>(List.of(scan, join));
        if (side.operation() instanceof Operation.Hash) {
            working.add(side);
        }
        Stake stake = Stake.ofSelves(plan, working, saved);
        Optional<IndexRemedy> index = PartnerIndex.of(join, scan);
        return !stake.matters(LEAST_SHARE) ? Optional.empty()
                : index.map(remedy -> draft(plan, stake, scan).at(working.subList(1, working.size()))
                        .because(Evidence.rows("rows read", read.get().found()))
                        .because(Evidence.rows("rows of the join", Rows.rows(rows(plan, join))))
                        .because(Evidence.rows("rows of the other input", Rows.rows(rows(plan, few))))
                        .because(JoinOn.conditions(join).stream().findFirst()
                                .map(condition -> Evidence.text("condition", condition.text())))
                        .fix(remedy.remedies()).unless(remedy.doubts()).finding());
    }

    /// Pairs that the join's condition let through, and another of its conditions did not.
    private static double removed(PlanNode node) {
        double loops = node.executed().map(Execution.Executed::loops).orElse(0L);
        return node.operation() instanceof Operation.Join join
                ? loops * Stream.of(join.joinFilter(), join.filter()).flatMap(Optional::stream)
                        .flatMap(filter -> filter.rowsRemovedPerLoop().stream()).mapToDouble(Rows::value).sum() : 0;
    }

    private static double rows(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsLogical().map(Rows::value).orElse(0.0);
    }

    private static double planned(MeasuredPlan plan, PlanNode node) {
        return plan.of(node).rowsPlanned().map(Rows::value).orElse(Double.POSITIVE_INFINITY);
    }
}
