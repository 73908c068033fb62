package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.BUFFERS;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.sql.QuotedName;

/// Far more pages were read than there are rows in them: what was deleted or updated left them nearly empty, and they stay in the table or
/// the index until it is built anew.
///
///     Seq Scan on queue  (actual time=40.1..95.0 rows=120 loops=1)
///       Buffers: shared hit=20400
///
/// Index scans with a condition are left out: where it is not on the index's first column they read the whole index, which a plan does not
/// tell apart.
public final class ReadEfficiency extends NodeRule<Operation.Scan> {
    /// Pages for each row that was found, whether the filter kept it or not (our catalogue, row 33).
    static final double LEAST_PAGES_PER_ROW = 8;
    /// 8 MB. The catalogue says 64 pages, which are read in less than a millisecond.
    static final long LEAST_PAGES = 1_000;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    /// What one search of an index reads on its way down, in a table of any size.
    static final double PAGES_PER_SEARCH = 5;

    public ReadEfficiency() {
        super(new RuleInfo("read-efficiency", "Many pages read for few rows", Category.MAINTENANCE, Set.of(ANALYZE, BUFFERS)),
                Operation.Scan.class, Set.of(Operation.SeqScan.class, Operation.IndexScan.class, Operation.IndexOnlyScan.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Scan scan) {
        return ScanFigures.of(plan, node).filter(_ -> scan.target().relation().isPresent())
                .flatMap(figures -> figures.pages().flatMap(pages -> check(plan, node, scan, figures, pages)));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Scan scan, ScanFigures figures, Blocks pages) {
        boolean whole = scan instanceof Operation.SeqScan;
        double searches = whole ? 0 : searches(node, figures);
        double most = figures.keptAtMost() + figures.removed().value();
        double needed = searches * PAGES_PER_SEARCH + most;
        Stake stake = Stake.ofSelf(plan, node, Math.max(0, 1 - needed / Math.max(1, pages.count())));
        if (pages.count() / figures.loops() < (whole ? LEAST_PAGES : 1) || pages.count() < LEAST_PAGES
                || pages.count() < LEAST_PAGES_PER_ROW * most + searches * PAGES_PER_SEARCH
                || !stake.matters(LEAST_SHARE)
                // Last, as it parses the condition.
                || (!whole && !OrderedWalk.readsWholeIndex(node))) {
            return Optional.empty();
        }
        String table = Tables.name(scan.target()).orElseThrow();
        Draft draft = draft(plan, stake, node)
                .because(Evidence.blocks("pages read", pages))
                .because(Evidence.rows("rows found", figures.found()))
                .because(Evidence.factor("pages per row", pages.count() / Math.max(1, figures.found().value())));
        if (whole) {
            draft.fix(new Remedy.Act(Action.REBUILD_TABLE, "VACUUM (FULL, ANALYZE) " + quoted(table)))
                    .unless(Doubt.REBUILDING_LOCKS);
        } else {
            draft.fix(new Remedy.Vacuum(table));
            OrderedWalk.index(node).ifPresent(index -> draft.fix(new Remedy.Act(Action.REBUILD_INDEX, "REINDEX INDEX CONCURRENTLY "
                    + scan.target().schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(index))));
        }
        return Optional.of(draft.unless(Doubt.LARGE_VALUES_ARE_READ_TOO).finding());
    }

    private static double searches(PlanNode node, ScanFigures figures) {
        OptionalLong printed = node.attributes().whole("Index Searches");
        return Math.max(figures.loops(), printed.orElse(0));
    }

    private static String quoted(String table) {
        int dot = table.indexOf('.');
        return dot < 0 ? QuotedName.of(table) : QuotedName.of(table.substring(0, dot)) + "." + QuotedName.of(table.substring(dot + 1));
    }
}
