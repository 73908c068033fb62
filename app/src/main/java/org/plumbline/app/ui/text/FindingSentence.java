package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.SortSpace;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// One sentence for one finding, told from the node it points at. What the plan does not say is left out of the sentence; a rule that is
/// not known here gets its title and its node.
final class FindingSentence {
    private static final double NEARLY_ALL = 0.9995;

    private final Finding finding;
    private final MeasuredPlan plan;
    private final Optional<PlanNode> node;

    FindingSentence(Finding finding, MeasuredPlan plan) {
        this.finding = finding;
        this.plan = plan;
        this.node = finding.node().map(plan.plan()::node);
    }

    String text() {
        Optional<String> told = finding.rule().id().equals("jit-dominates") ? jit() : node.flatMap(this::at);
        return told.orElseGet(() -> finding.rule().title() + node.map(at -> ": " + NodeText.title(at)).orElse("") + ".");
    }

    private Optional<String> at(PlanNode at) {
        return switch (finding.rule().id()) {
            case "selective-seq-scan" -> selectiveScan(at);
            case "nested-loop-repeats-work" -> repeatedWork(at);
            case "index-filters-most-rows" -> indexFilters(at);
            case "row-misestimate" -> misestimate(at);
            case "sort-spill" -> sortSpill(at);
            case "hash-spill" -> hashSpill(at);
            case "heap-fetches" -> heapFetches(at);
            case "lossy-bitmap" -> lossyBitmap(at);
            case "workers-not-launched" -> workers(at);
            default -> Optional.empty();
        };
    }

    private Optional<String> selectiveScan(PlanNode scan) {
        return removed(scan).flatMap(removed -> rowsTotal(scan).map(kept -> "The whole table " + target(scan) + " was read, "
                + Format.rows(kept.plus(removed)) + " rows" + repeats(scan) + ", to keep "
                + (kept.value() == 0 ? "none" : Format.rows(kept)) + " of them."));
    }

    private String repeats(PlanNode scan) {
        return scan.executed()
                .filter(executed -> executed.loops() > 1 && plan.of(scan).processes() < executed.loops())
                .map(executed -> " over " + Format.count(executed.loops()) + " runs")
                .orElse("");
    }

    private Optional<String> repeatedWork(PlanNode at) {
        PlanNode inner = at.operation() instanceof Operation.NestedLoop ? plan.plan().inner(at).orElse(at) : at;
        return inner.executed().map(executed -> "For each row of its first input this loop ran its second input again: "
                + NodeText.title(inner) + ", " + Format.count(executed.loops()) + " times"
                + executed.timing().map(timing -> " at " + Format.time(timing.totalTimePerLoop()) + " each").orElse("") + ".");
    }

    private Optional<String> indexFilters(PlanNode scan) {
        return removed(scan).flatMap(removed -> rowsTotal(scan).map(kept -> {
            Rows found = kept.plus(removed);
            double share = found.value() > 0 ? removed.value() / found.value() : 0;
            String part = share >= NEARLY_ALL ? "nearly all of them" : Format.share(new Share(share)) + " of them";
            return "The index" + NodeText.index(scan).map(" "::concat).orElse("") + " led to " + Format.rows(found) + " rows of "
                    + target(scan) + ", and " + part + " were thrown away afterwards, as a condition is not part of the index.";
        }));
    }

    private Optional<String> misestimate(PlanNode at) {
        Optional<Misestimate> off = plan.of(at).misestimate();
        return off.flatMap(far -> at.estimate().flatMap(estimate -> at.executed().map(executed ->
                "The planner expected " + Format.rowsFull(estimate.rows()) + " from " + NodeText.title(at) + " and "
                        + Format.rows(executed.rowsPerLoop()) + " came, " + Format.factor(far.factor())
                        + (far.underestimated() ? " as many" : " fewer") + ", so what it built on that may be the wrong choice.")));
    }

    private Optional<String> sortSpill(PlanNode at) {
        return at.operation() instanceof Operation.Sort(var _, SortSpace.OnDisk(String _, var written))
                ? Optional.of("The rows to sort did not fit into the memory allowed (work_mem): " + Format.bytes(written)
                        + " went to disk and back.")
                : Optional.empty();
    }

    private Optional<String> hashSpill(PlanNode at) {
        return switch (at.operation()) {
            case Operation.Hash hash -> hash.table().map(table -> "The hash table did not fit into the memory allowed (work_mem): "
                    + "it was cut into " + Format.count(table.batches()) + " batches, which went to disk and back.");
            case Operation.Aggregate aggregate -> aggregate.space().map(space ->
                    "The groups did not fit into the memory allowed (work_mem): "
                    + space.diskUsage().map(Format::bytes).orElse("a part") + " went to disk and back.");
            default -> Optional.empty();
        };
    }

    private Optional<String> heapFetches(PlanNode at) {
        return at.operation() instanceof Operation.IndexOnlyScan scan
                ? scan.heapFetches().map(fetches -> "The index " + scan.index() + " could have answered alone, but " + Format.count(fetches)
                        + " times the table had to be looked at too, as it has changed since it was last vacuumed.")
                : Optional.empty();
    }

    private Optional<String> lossyBitmap(PlanNode at) {
        return at.operation() instanceof Operation.BitmapHeapScan scan
                ? scan.lossyHeapBlocks().map(lossy -> "The list of matching rows did not fit into the memory allowed (work_mem): of "
                        + Format.count(lossy.plus(scan.exactHeapBlocks().orElse(Blocks.NONE)).count()) + " blocks of " + target(at) + ", "
                        + Format.count(lossy.count()) + " had to be searched row by row.")
                : Optional.empty();
    }

    private Optional<String> workers(PlanNode at) {
        return switch (at.operation()) {
            case Operation.Gather gather -> gather.workersLaunched().map(launched -> workers(gather.workersPlanned(), launched));
            case Operation.GatherMerge gather -> gather.workersLaunched().map(launched -> workers(gather.workersPlanned(), launched));
            default -> Optional.empty();
        };
    }

    private static String workers(long planned, long launched) {
        return "Of " + Format.count(planned) + " parallel workers planned, " + (launched == 0 ? "none" : "only " + Format.count(launched))
                + " started, as no more were free.";
    }

    private Optional<String> jit() {
        Optional<Duration> total = plan.plan().summary().jit().flatMap(Jit::total);
        return total.map(time -> "PostgreSQL spent " + Format.time(time)
                + (launchedWorkers() ? ", over all its processes," : "") + " compiling this query to machine code (JIT)"
                + plan.reconciliation().execution().map(whole -> "; the whole execution took " + Format.time(whole)).orElse("") + ".");
    }

    private boolean launchedWorkers() {
        return plan.nodes().stream().map(PlanNode::operation).anyMatch(operation -> switch (operation) {
            case Operation.Gather gather -> gather.workersLaunched().orElse(0L) > 0;
            case Operation.GatherMerge gather -> gather.workersLaunched().orElse(0L) > 0;
            default -> false;
        });
    }

    private Optional<Rows> rowsTotal(PlanNode at) {
        return plan.of(at).rowsTotal();
    }

    private Optional<Rows> removed(PlanNode at) {
        return at.operation() instanceof Operation.Scan scan
                ? at.executed().flatMap(executed -> scan.filter().flatMap(Filter::rowsRemovedPerLoop)
                        .map(removed -> removed.times((double) executed.loops())))
                : Optional.empty();
    }

    private static String target(PlanNode at) {
        return NodeText.target(at).orElse("");
    }
}
