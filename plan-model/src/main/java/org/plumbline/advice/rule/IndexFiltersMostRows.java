package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.PlanRule;
import org.plumbline.advice.RuleInfo;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// An index led to many rows, and a filter threw nearly all of them away.
///
///     Index Scan using orders_customer_id_idx on orders  (actual time=0.020..48.1 rows=12 loops=1)
///       Index Cond: (customer_id = 7)
///       Filter: (status = 'refunded'::text)
///       Rows Removed by Filter: 48211
public final class IndexFiltersMostRows implements PlanRule {
    /// Of the rows that the index led to (our catalogue, row 5).
    static final double LEAST_REMOVED_SHARE = 0.90;
    /// The same where an index can be named that leads to the others alone: three quarters of the work are worth it (our own).
    static final double LEAST_REMOVED_SHARE_WITH_INDEX = 0.75;
    /// Of each search: where it leads to fewer rows, going down the index is most of it (our own).
    static final double LEAST_FOUND_WITH_INDEX = 10;
    /// Over all loops, not per loop (our catalogue, row 5).
    static final double LEAST_REMOVED = 10_000;
    /// Of the execution (our catalogue, row 5).
    static final double LEAST_SHARE = 0.10;

    /// PostgreSQL's own name for the index of a primary key (`ChooseIndexName`, indexcmds.c).
    private static final String PRIMARY_KEY_SUFFIX = "_pkey";

    private static final RuleInfo INFO =
            new RuleInfo("index-filters-most-rows", "Index finds many rows, a filter keeps few", Category.SCAN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<PlanNode> scans = plan.nodes(
                        Set.of(Operation.IndexScan.class, Operation.IndexOnlyScan.class, Operation.BitmapHeapScan.class)).stream()
                .filter(node -> node.executed().isPresent() && ScanFigures.filter(node).isPresent()).toList();
        var findings = new ArrayList<Finding>();
        for (List<PlanNode> table : Siblings.grouped(plan, scans, LEAST_SHARE)) {
            check(plan, table).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, List<PlanNode> scans) {
        List<ScanFigures> figures = scans.stream().flatMap(scan -> ScanFigures.of(plan, scan).stream()).toList();
        Rows removed = figures.stream().map(ScanFigures::removed).reduce(Rows.NONE, Rows::plus);
        Rows found = figures.stream().map(ScanFigures::found).reduce(Rows.NONE, Rows::plus);
        Share removedShare = Share.of(removed.value(), found.value());
        double sure = figures.stream().mapToDouble(ScanFigures::removedAtLeast).sum();
        double others = figures.stream().mapToDouble(ScanFigures::keptAtMost).sum();
        if (removed.value() < LEAST_REMOVED || !Share.of(sure, sure + others).atLeast(leastShare(plan, scans, figures))
                || !Stake.ofSelves(plan, scans, 1).share().atLeast(LEAST_SHARE)
                || walksInOrderUntilEnough(plan, scans.getFirst()) || findsOneRow(scans, figures)) {
            return Optional.empty();
        }
        Draft draft = Draft.of(INFO, plan, Stake.ofSelves(plan, scans, removedShare.value()))
                .at(scans)
                .because(Evidence.rows("rows found by the index", found))
                .because(Evidence.rows("rows removed by the filter", removed))
                .because(Evidence.share("share removed", removedShare))
                .because(searched(scans.getFirst()))
                .because(ScanFigures.filter(scans.getFirst()).map(filter -> Evidence.text("filter", filter.text())));
        for (PlanNode scan : scans) {
            var remedy = IndexRemedy.ofSelective(plan, scan);
            draft.fix(remedy.remedies()).unless(remedy.doubts());
        }
        return Optional.of(draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER).finding());
    }

    private static double leastShare(MeasuredPlan plan, List<PlanNode> scans, List<ScanFigures> figures) {
        return figures.stream().allMatch(each -> each.foundPerScan() >= LEAST_FOUND_WITH_INDEX)
                && scans.stream().allMatch(scan -> narrows(plan, scan)) ? LEAST_REMOVED_SHARE_WITH_INDEX : LEAST_REMOVED_SHARE;
    }

    /// A B-tree serves the filter's own comparisons too, not those alone for which an index was searched already.
    private static boolean narrows(MeasuredPlan plan, PlanNode scan) {
        Optional<IndexCandidate> all = IndexRemedy.ofSelective(plan, scan).index();
        Optional<IndexCandidate> searched = IndexRemedy.serving(
                ScanFigures.target(scan).orElseThrow(), ScanFigures.searched(scan)).index();
        return all.isPresent() && all.get().keys().size() > searched.map(index -> index.keys().size()).orElse(0);
    }

    /// It reads a whole index for its order, to stop early: another question (the wrong index for ORDER BY and LIMIT), as an index on the
    /// filter would lose the order.
    private static boolean walksInOrderUntilEnough(MeasuredPlan plan, PlanNode scan) {
        return (ScanFigures.searched(scan).isEmpty() && EarlyEnd.possible(plan, scan))
                || (OrderedWalk.readsWholeIndex(scan) && OrderedWalk.limitAbove(plan.plan(), scan).isPresent());
    }

    /// Each search of a primary key ends at one row: no further column narrows it. Too many searches are the cause then.
    private static boolean findsOneRow(List<PlanNode> scans, List<ScanFigures> figures) {
        return scans.stream().allMatch(scan -> scan.operation() instanceof Operation.IndexScan index
                        && index.index().endsWith(PRIMARY_KEY_SUFFIX) && !ScanFigures.searched(scan).isEmpty())
                && figures.stream().allMatch(each -> each.foundPerScan() <= 1);
    }

    private static Optional<Evidence> searched(PlanNode scan) {
        return ScanFigures.searched(scan).stream().findFirst().map(condition -> Evidence.text("index condition", condition.text()));
    }
}
