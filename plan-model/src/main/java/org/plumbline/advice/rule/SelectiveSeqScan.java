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
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// A whole table was read to keep a few of its rows.
///
///     Seq Scan on orders  (actual time=0.013..85.204 rows=120 loops=1)
///       Filter: (status = 'refunded'::text)
///       Rows Removed by Filter: 999880
public final class SelectiveSeqScan implements PlanRule {
    /// An index pays off well below this share: of 100 rows of a page, one in twenty still touches every page (our catalogue, row 1).
    static final double MOST_KEPT = 0.05;
    /// 8 MB: smaller tables are read faster than an index is worth (our catalogue, row 1).
    static final long LEAST_PAGES = 1_000;
    /// Instead of pages where they are not known (our catalogue, row 1).
    static final long LEAST_ROWS = 50_000;
    /// Of the execution (our catalogue, row 1).
    static final double LEAST_SHARE = 0.10;

    private static final RuleInfo INFO =
            new RuleInfo("selective-seq-scan", "Sequential scan keeps few rows", Category.SCAN, Set.of(ANALYZE));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan) {
        List<PlanNode> scans = plan.nodes(Operation.SeqScan.class).stream()
                .filter(node -> node.operation() instanceof Operation.SeqScan(var _, var filter) && filter.isPresent())
                .filter(node -> node.executed().isPresent())
                .toList();
        var findings = new ArrayList<Finding>();
        for (List<PlanNode> table : Siblings.grouped(plan, scans, LEAST_SHARE)) {
            check(plan, table).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> check(MeasuredPlan plan, List<PlanNode> scans) {
        List<ScanFigures> figures = scans.stream().flatMap(scan -> ScanFigures.of(plan, scan).stream()).toList();
        Rows kept = figures.stream().map(ScanFigures::kept).reduce(Rows.NONE, Rows::plus);
        Rows found = figures.stream().map(ScanFigures::found).reduce(Rows.NONE, Rows::plus);
        Share keptShare = Share.of(kept.value(), found.value());
        if (found.equals(Rows.NONE) || keptShare.atLeast(MOST_KEPT) || !isLarge(figures)
                || !Stake.ofSelves(plan, scans, 1).share().atLeast(LEAST_SHARE)
                || EarlyEnd.possible(plan, scans.getFirst())) {
            return Optional.empty();
        }
        List<PlanNode> dearestFirst = scans.stream()
                .sorted(Comparator.comparingDouble((PlanNode scan) -> -plan.shareOf(scan).value())).toList();
        Draft draft = Draft.of(INFO, plan, Stake.ofSelves(plan, scans, 1 - keptShare.value()))
                .at(dearestFirst)
                .because(Evidence.rows("rows read", found))
                .because(Evidence.rows("rows kept", kept))
                .because(Evidence.share("share kept", keptShare))
                .because(ScanFigures.filter(scans.getFirst()).map(filter -> Evidence.text("filter", filter.text())))
                .because(pagesPerScan(figures).map(pages -> Evidence.blocks("pages per scan", Blocks.blocks(Math.round(pages)))));
        double loops = figures.getFirst().loops();
        if (loops > 1) {
            draft.because(Evidence.count("scans of the table", Math.round(loops)));
        }
        if (scans.size() > 1) {
            draft.because(Evidence.count("partitions scanned", scans.size()));
        }
        return Optional.of(withIndexes(plan, draft, dearestFirst).finding());
    }

    /// An index for the table, or for each partition that is large enough by itself.
    private static Draft withIndexes(MeasuredPlan plan, Draft draft, List<PlanNode> scans) {
        List<PlanNode> large = scans.stream()
                .filter(scan -> scans.size() == 1 || isLarge(ScanFigures.of(plan, scan).stream().toList())).toList();
        if (large.isEmpty()) {
            draft.fix(new Remedy.Act(Action.INDEX_PARTITIONED_TABLE));
        }
        for (PlanNode scan : large) {
            var remedy = IndexRemedy.ofSelective(plan, scan);
            draft.fix(remedy.remedies()).unless(remedy.doubts());
        }
        return draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER);
    }

    private static boolean isLarge(List<ScanFigures> figures) {
        return pagesPerScan(figures).map(pages -> pages >= LEAST_PAGES)
                .orElseGet(() -> figures.stream().mapToDouble(ScanFigures::foundPerScan).sum() >= LEAST_ROWS);
    }

    private static Optional<Double> pagesPerScan(List<ScanFigures> figures) {
        return figures.stream().allMatch(each -> each.pages().isPresent())
                ? Optional.of(figures.stream().mapToDouble(each -> each.pages().orElseThrow().count() / each.loops()).sum())
                : Optional.empty();
    }
}
