package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// An index-only scan had to look at the table after all, as pages were not marked all-visible.
///
///     Index Only Scan using orders_status_idx on orders  (actual time=0.030..95.2 rows=120000 loops=1)
///       Index Cond: (status = 'open'::text)
///       Heap Fetches: 98000
public final class HeapFetches extends NodeRule<Operation.IndexOnlyScan> {
    /// Of the rows found: from here on it is told (our catalogue, row 17: warn).
    static final double LEAST_PART = 0.05;
    /// From this part on it ranks by its time; below it is a remark (our catalogue, row 17).
    static final double LARGE_PART = 0.25;
    static final long LEAST_FETCHES = 100;
    /// Of the execution, to be won: a tenth for the scan (our catalogue, row 17), of which half goes into the table.
    static final double LEAST_SHARE = 0.05;

    /// Of the time for a row that is looked up in the table, what the table takes where it is in memory (our corpus: 0.52).
    static final double PART_IN_TABLE = 0.5;

    public HeapFetches() {
        super(new RuleInfo("heap-fetches", "Index-only scan reads the table", Category.MAINTENANCE, Set.of(ANALYZE)),
                Operation.IndexOnlyScan.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.IndexOnlyScan scan) {
        return ScanFigures.of(plan, node)
                .flatMap(figures -> scan.heapFetches().flatMap(fetches -> check(plan, node, scan, figures, fetches)));
    }

    private Optional<Finding> check(
            MeasuredPlan plan, PlanNode node, Operation.IndexOnlyScan scan, ScanFigures figures, long fetches) {
        // Rows per loop are rounded, so that many loops can hide rows; there is never more than one fetch for a row.
        Share part = Share.of(fetches, Math.max(figures.found().value(), (double) fetches));
        Stake stake = Stake.ofSelf(plan, node, PART_IN_TABLE * part.value());
        if (fetches < LEAST_FETCHES || !part.atLeast(LEAST_PART) || !stake.matters(LEAST_SHARE)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, stake, node)
                .because(Evidence.count("heap fetches", fetches))
                .because(Evidence.rows("rows found", figures.found()))
                .because(Evidence.share("share of rows", part))
                .because(Evidence.text("index", scan.index()));
        Tables.name(scan.target()).ifPresent(table -> draft.fix(new Remedy.Vacuum(table)));
        if (figures.loops() > 1) {
            draft.unless(Doubt.ROUNDED_PER_LOOP);
        }
        return Optional.of(part.atLeast(LARGE_PART) ? draft.finding() : draft.remark());
    }
}
