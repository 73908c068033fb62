package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
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
import org.plumbline.index.BtreeKeys;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;

/// An index was walked in the order that the query wants, in the hope of soon finding the few rows that the LIMIT asks for; they came late.
///
///     Limit  (actual time=212.4..212.4 rows=10 loops=1)
///       ->  Index Scan Backward using orders_created_at_idx on orders  (actual time=212.4..212.4 rows=10 loops=1)
///             Filter: (customer_id = 4711)
///             Rows Removed by Filter: 801234
public final class WrongIndexForLimit implements PlanRule {
    /// Of the rows walked over (our catalogue, row 4).
    static final double LEAST_REMOVED_SHARE = 0.90;
    /// Rows (our catalogue, row 4).
    static final double LEAST_REMOVED = 1_000;
    /// Of the execution (as for other scans).
    static final double LEAST_SHARE = 0.10;

    private static final RuleInfo INFO =
            new RuleInfo("wrong-index-for-limit", "Index chosen for its order, rows come late", Category.SCAN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<PlanNode> filtered = plan.nodes(Set.of(Operation.IndexScan.class, Operation.IndexOnlyScan.class)).stream()
                .filter(node -> node.executed().isPresent() && ScanFigures.filter(node).isPresent()).toList();
        var findings = new ArrayList<Finding>();
        for (List<PlanNode> table : Siblings.grouped(plan, filtered, LEAST_SHARE)) {
            List<PlanNode> walks = table.stream().filter(OrderedWalk::readsWholeIndex).toList();
            if (!walks.isEmpty()) {
                check(plan, walks).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, List<PlanNode> scans) {
        List<ScanFigures> figures = scans.stream().flatMap(scan -> ScanFigures.of(plan, scan).stream()).toList();
        Rows removed = figures.stream().map(ScanFigures::removed).reduce(Rows.NONE, Rows::plus);
        Rows kept = figures.stream().map(ScanFigures::kept).reduce(Rows.NONE, Rows::plus);
        Share removedShare = Share.of(removed.value(), removed.value() + kept.value());
        Stake stake = Stake.ofSelves(plan, scans, removedShare.value());
        if (removed.value() < LEAST_REMOVED || !removedShare.atLeast(LEAST_REMOVED_SHARE) || !stake.matters(LEAST_SHARE)
                || OrderedWalk.limitAbove(plan.plan(), scans.getFirst()).isEmpty()) {
            return Optional.empty();
        }
        PlanNode first = scans.getFirst();
        Draft draft = Draft.of(INFO, plan, stake).at(scans).at(OrderedWalk.limitAbove(plan.plan(), first).orElseThrow())
                .because(Evidence.rows("rows walked over", removed.plus(kept)))
                .because(Evidence.rows("rows kept", kept))
                .because(Evidence.share("share removed", removedShare))
                .because(OrderedWalk.index(first).map(index -> Evidence.text("index", index)))
                .because(ScanFigures.filter(first).map(filter -> Evidence.text("filter", filter.text())));
        scans.forEach(scan -> withIndex(scan, draft));
        return Optional.of(draft
                .fix(new Remedy.Act(Action.HIDE_ORDER_FROM_INDEX,
                        OrderedWalk.orderColumn(first).map(column -> "ORDER BY " + column + " + 0 -- of times: + interval '0'")))
                .unless(Doubt.EXISTING_INDEXES_UNKNOWN).unless(Doubt.OTHER_VALUES_MAY_DIFFER).finding());
    }

    private static void withIndex(PlanNode scan, Draft draft) {
        List<IndexCandidate.Key> keys = equalColumns(scan);
        Optional<Target> target = ScanFigures.target(scan).filter(each -> each.relation().isPresent());
        if (keys.isEmpty() || target.isEmpty()) {
            return;
        }
        Optional<String> order = OrderedWalk.orderColumn(scan)
                .filter(name -> keys.stream().noneMatch(key -> key.expression().equals(name)));
        if (order.isPresent()) {
            var all = Stream.concat(keys.stream(), Stream.of(IndexCandidate.Key.column(order.get()))).toList();
            draft.fix(new Remedy.CreateIndex(new IndexCandidate(
                    target.get().schema(), target.get().relation().get(), "btree", all, List.of(), Optional.empty())));
            if (ScanFigures.searched(scan).isEmpty()) {
                draft.unless(Doubt.ORDER_READ_FROM_INDEX_NAME);
            }
        } else {
            draft.fix(new Remedy.Act(Action.INDEX_FILTER_AND_ORDER));
        }
        if (keys.stream().anyMatch(key -> !key.isColumn())) {
            draft.unless(Doubt.EXPRESSION_MUST_BE_IMMUTABLE);
        }
        draft.unless(Doubt.WRITES_COST_MORE);
    }

    /// Columns, and expressions of them, that the filter compares with one value: behind them an index keeps its order.
    private static List<IndexCandidate.Key> equalColumns(PlanNode scan) {
        return ScanStory.comparisons(scan).stream()
                .filter(each -> each.kind() == Comparison.Kind.EQUALITY && !each.operator().endsWith("ANY")
                        && !(each.other() instanceof Operand.SubPlan))
                .flatMap(each -> switch (each.subject()) {
                    case Operand.OfColumn(var column, boolean _) -> Stream.of(IndexCandidate.Key.column(column.name()));
                    case Operand.OfExpression of when of.fixed() && BtreeKeys.isHarmless(of.sql()) ->
                            Stream.of(IndexCandidate.Key.expression(of.sql()));
                    case Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Stream.<IndexCandidate.Key>empty();
                })
                .distinct().toList();
    }
}
