package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// Many rows were read and sorted to return the first few: an index in that order has them ready.
///
///     Limit  (actual time=180.2..180.3 rows=20 loops=1)
///       ->  Sort  (actual time=180.2..180.2 rows=20 loops=1)
///             Sort Key: created_at DESC
///             Sort Method: top-N heapsort  Memory: 27kB
///             ->  Seq Scan on orders  (actual time=0.0..95.1 rows=1000000 loops=1)
public final class TopNSort extends NodeRule<Operation.Limit> {
    /// Rows sorted for each row returned: what `sorted` and `returned` differ by at least.
    static final double SORTED_PER_RETURNED = 10;
    /// 8 MB: smaller tables are sorted faster than an index is worth (our catalogue, negative rules), unless they hold [#LEAST_ROWS].
    static final long LEAST_PAGES = 1_000;
    /// Whatever few pages they stand on: the first ten of 60,000 rows on 640 pages took 16.7 ms, and 0.04 ms through an index.
    static final long LEAST_ROWS = 50_000;
    /// Of the execution, the sort with its scan.
    static final double LEAST_SHARE = 0.10;
    /// Rows in index order lie anywhere in the table: one costs as much as this many that are read one after the other.
    static final double SCATTERED = 5;
    /// The part of the time that is promised of a table of which next to nothing needs to be read.
    static final double PROMISED = 0.95;
    /// The same where texts are ordered by how unlike they are: an index of their trigrams was read to the end for the ten nearest of
    /// 200,000 (1.45 s and 0.36 s, 0.26 s, 0.30 s).
    static final double PROMISED_OF_TEXTS = 0.5;

    /// @param filters the scan demands more than what the index holds
    private record Order(IndexCandidate index, boolean filters, List<Doubt> doubts, double promised) {}

    public TopNSort() {
        super(new RuleInfo("top-n-sort", "All rows sorted for the first few", Category.SCAN, Set.of(ANALYZE)), Operation.Limit.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Limit limit) {
        Optional<LimitFigures> taken = LimitFigures.of(plan.plan(), node).filter(figures -> figures.skipped() < LargeOffsets.LEAST_SKIPPED);
        Optional<PlanNode> source = taken.flatMap(_ -> LimitFigures.source(plan.plan(), node))
                .filter(input -> input.executed().isPresent());
        return LimitFigures.sort(plan.plan(), source).flatMap(sorting -> OrderIndex.scanBelow(plan.plan(), sorting)
                .flatMap(scan -> check(plan, node, source.get(), sorting, scan)));
    }

    /// @param source what the sorted rows come to the LIMIT from, perhaps by way of loops that look up more for each
    private Optional<Finding> check(MeasuredPlan plan, PlanNode limit, PlanNode source, PlanNode sort, PlanNode scan) {
        Optional<ScanFigures> read = ScanFigures.of(plan, scan).filter(TopNSort::isLarge);
        Optional<Order> index = read.flatMap(_ -> order(scan, ((Operation.Sort) sort.operation()).keys()));
        if (index.isEmpty()) {
            return Optional.empty();
        }
        ScanFigures figures = read.get();
        double sorted = figures.kept().value() / figures.loops();
        // As many rows as it takes to find those that pass the rest of the conditions.
        Execution.Executed executed = limit.executed().orElseThrow();
        double pulled = source.executed().orElseThrow().rowsAllLoops().value() / executed.loops();
        double needed = pulled / (index.get().filters() ? Math.max(figures.keptShare().value(), Double.MIN_NORMAL) : 1);
        Stake stake = Stake.ofSubtree(plan, source,
                Math.max(0, index.get().promised() - SCATTERED * needed / figures.foundPerScan()));
        boolean foundNone = pulled <= 0;
        if (foundNone || sorted < SORTED_PER_RETURNED * pulled || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, sort).at(scan).at(limit)
                .because(Evidence.rows("rows sorted", Rows.rows(sorted)))
                .because(Evidence.rows("rows returned", executed.rowsPerLoop()))
                .because(Evidence.text("sort key", String.join(", ", ((Operation.Sort) sort.operation()).keys())))
                .because(ScanFigures.filter(scan).map(filter -> Evidence.text("filter", filter.text())))
                .fix(new Remedy.CreateIndex(index.get().index())).unless(index.get().doubts());
        return Optional.of((index.get().filters() ? draft.unless(Doubt.OTHER_VALUES_MAY_DIFFER) : draft).finding());
    }

    private static Optional<Order> order(PlanNode scan, List<String> keys) {
        return OrderIndex.of(scan, keys).map(order -> new Order(order.index(), order.filters(), order.doubts(), PROMISED))
                .or(() -> DistanceIndex.of(scan, keys).map(nearest -> new Order(nearest.index(), isFiltered(scan), nearest.doubts(),
                        nearest.texts() ? PROMISED_OF_TEXTS : PROMISED)));
    }

    private static boolean isFiltered(PlanNode scan) {
        return ScanFigures.filter(scan).isPresent() || !ScanFigures.searched(scan).isEmpty();
    }

    private static boolean isLarge(ScanFigures figures) {
        return figures.pages().filter(pages -> pages.count() / figures.loops() >= LEAST_PAGES).isPresent()
                || figures.foundPerScan() >= LEAST_ROWS;
    }
}
