package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.Calls;

/// All rows of a large table were counted one by one.
///
///     Aggregate  (cost=... rows=1 width=8) (actual time=310.2..310.2 rows=1 loops=1)
///       ->  Seq Scan on orders  (cost=... rows=3000000 width=0) (actual time=0.0..190.5 rows=3000000 loops=1)
///
/// A width of 0 tells that no column is needed: that is `count(*)`, also where VERBOSE did not print it.
public final class ExactCount extends NodeRule<Operation.Aggregate> {
    /// Rows counted (our catalogue, row 43).
    static final double LEAST_ROWS = 1_000_000;
    /// Of the execution, the count with its scan: one that is a small part of a larger query is not what makes it slow.
    static final double LEAST_SHARE = 0.20;
    /// A look into the catalogue takes next to nothing.
    static final double PROMISED = 0.95;
    private static final Bytes A_BIGINT = Bytes.bytes(8);

    public ExactCount() {
        super(new RuleInfo("exact-count", "Every row of a large table counted", Category.SCAN, Set.of(ANALYZE)),
                Operation.Aggregate.class);
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Aggregate aggregate) {
        if (!aggregate.strategy().equals("Plain") || aggregate.partialMode().equals("Partial") || aggregate.filter().isPresent()) {
            return Optional.empty();
        }
        return scanBelow(plan.plan(), node).filter(scan -> isWhole(scan) && counts(node, scan)).flatMap(scan -> {
            ScanFigures figures = ScanFigures.of(plan, scan).orElseThrow();
            Stake stake = Stake.ofSubtree(plan, node, PROMISED);
            String table = ScanFigures.target(scan).flatMap(Tables::name).orElseThrow();
            return figures.kept().value() / figures.loops() >= LEAST_ROWS && stake.matters(LEAST_SHARE)
                    ? Optional.of(draft(plan, stake, node).at(scan)
                            .because(Evidence.rows("rows counted", figures.kept()))
                            .because(Evidence.text("table", table))
                            .fix(new Remedy.Act(Action.ESTIMATE_ROW_COUNT, Catalogue.rowCount(ScanFigures.target(scan).orElseThrow())))
                            .fix(new Remedy.Act(Action.KEEP_ROW_COUNT))
                            .unless(Doubt.COUNT_IS_APPROXIMATE).finding())
                    : Optional.empty();
        });
    }

    private static Optional<PlanNode> scanBelow(Plan plan, PlanNode count) {
        Optional<PlanNode> below = plan.outer(count);
        while (below.isPresent() && addsUp(below.get().operation())) {
            below = plan.outer(below.get());
        }
        return below.filter(scan -> scan.executed().isPresent() && ScanFigures.target(scan).flatMap(Target::relation).isPresent());
    }

    /// Between the count and the scan of a parallel plan.
    private static boolean addsUp(Operation operation) {
        return switch (operation) {
            case Operation.Gathering _ -> true;
            case Operation.Aggregate aggregate -> aggregate.strategy().equals("Plain") && aggregate.partialMode().equals("Partial");
            default -> false;
        };
    }

    /// A part of the table's rows is no figure that the statistics have.
    private static boolean isWhole(PlanNode scan) {
        return switch (scan.operation()) {
            case Operation.SeqScan(var _, var filter) -> filter.isEmpty();
            case Operation.IndexOnlyScan only -> only.filter().isEmpty() && only.indexCond().isEmpty();
            default -> false;
        };
    }

    private static boolean counts(PlanNode count, PlanNode scan) {
        List<String> output = count.attributes().texts("Output");
        if (!output.isEmpty()) {
            return output.size() == 1 && Calls.of(output.getFirst())
                    .filter(calls -> calls.aggregates().equals(List.of("count")) && calls.functions().isEmpty()
                            && calls.columns() == 0 && !calls.windowed() && !calls.orderMatters())
                    .isPresent();
        }
        return width(count).filter(A_BIGINT::equals).isPresent() && width(scan).filter(Bytes.NONE::equals).isPresent();
    }

    private static Optional<Bytes> width(PlanNode node) {
        return node.estimate().flatMap(Estimate::width);
    }
}
