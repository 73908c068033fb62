package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.Capability.TIMING;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// Every row was compared with every value of a long list, one after the other: a server before PostgreSQL 14 knows no better (nor does a
/// later one for `<> ALL` before 15, or for a type that cannot be hashed). Where few rows of a large table are kept, an index is the better
/// remedy, and another rule proposes it.
///
///     Seq Scan on orders  (actual time=0.248..1262.8 rows=40000 loops=1)
///       Filter: (customer_id = ANY ('{97,194,291,...}'::bigint[]))
///       Rows Removed by Filter: 360000
public final class LongInList extends NodeRule<Operation.Scan> {
    /// Shorter lists are searched fast enough either way.
    static final int LEAST_ELEMENTS = 200;
    /// Of the execution.
    static final double LEAST_SHARE = 0.20;
    /// A comparison takes about 3 ns (PostgreSQL 12, 1,000 bigints, 400,000 rows: 3.1 µs a row). A server that hashes the list needs
    /// 0.2 µs a row for a list of any length.
    static final double NANOS_PER_COMPARISON = 2;
    /// What a row costs where the list is hashed, or joined, with room for slower machines.
    static final double NANOS_PER_ROW = 400;

    public LongInList() {
        super(new RuleInfo("long-in-list", "Each row compared with a long list", Category.SCAN, Set.of(ANALYZE, TIMING)),
                Operation.Scan.class, Set.of(Operation.SeqScan.class, Operation.IndexScan.class, Operation.BitmapHeapScan.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Scan scan) {
        return node.executed().isEmpty() || scan.filter().isEmpty() || !plan.shareOf(node).atLeast(LEAST_SHARE) ? Optional.empty()
                : ScanStory.comparisons(node).stream().filter(each -> each.operator().endsWith(" ANY") || each.operator().endsWith(" ALL"))
                        .max(Comparator.comparingInt(LongInList::elements))
                        .filter(list -> elements(list) >= LEAST_ELEMENTS)
                        .filter(_ -> SelectiveScan.in(plan).stream().noneMatch(scanned -> scanned.scans().contains(node)))
                        .flatMap(list -> check(plan, node, list));
    }

    private Optional<Finding> check(MeasuredPlan plan, PlanNode node, Comparison list) {
        ScanFigures figures = ScanFigures.of(plan, node).orElseThrow();
        double found = Math.max(1, figures.found().value());
        double nanosPerRow = plan.selfWall(node).map(time -> time.toNanos() * plan.of(node).processes()).orElse(0.0) / found;
        if (nanosPerRow < NANOS_PER_ROW + NANOS_PER_COMPARISON * elements(list)) {
            return Optional.empty();
        }
        return Optional.of(draft(plan, Stake.ofSelf(plan, node, 1 - NANOS_PER_ROW / nanosPerRow), node)
                .because(Evidence.count("values in the list", elements(list)))
                .because(Evidence.rows("rows compared", figures.found()))
                .because(Evidence.rows("rows kept", figures.kept()))
                .because(Evidence.share("share kept", Share.of(figures.kept().value(), found)))
                .fix(new Remedy.Act(Action.JOIN_THE_LIST, rewritten(list)))
                .finding());
    }

    private static Optional<String> rewritten(Comparison list) {
        return list.operator().equals("= ANY") && list.subject() instanceof Operand.OfColumn(var column, boolean _)
                ? Optional.of("WHERE " + QuotedName.of(column.name()) + " IN (SELECT unnest($1"
                        + ((Operand.Value) list.other()).type().map("::"::concat).orElse("") + "))")
                : Optional.empty();
    }

    private static int elements(Comparison list) {
        return list.other() instanceof Operand.Value value ? value.elements() : 0;
    }
}
