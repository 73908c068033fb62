package org.plumbline.app.ui.text;

import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;

/// One sentence for one finding, told from its figures and its node. A figure that is not there leaves its part of the sentence out; a rule
/// that is not known here, or that lacks what its sentence is about, gets its title and its node.
final class FindingSentence {
    private static final String TOO_LITTLE_MEMORY = " did not fit into the memory allowed (work_mem): ";

    private final Finding finding;
    private final MeasuredPlan plan;
    private final Facts facts;
    private final Optional<PlanNode> node;

    FindingSentence(Finding finding, MeasuredPlan plan) {
        this.finding = finding;
        this.plan = plan;
        this.facts = new Facts(finding.evidence());
        this.node = finding.node().map(plan.plan()::node);
    }

    String text() {
        return told().orElseGet(() -> finding.rule().title() + node.map(at -> ": " + NodeText.title(at)).orElse("") + ".");
    }

    private Optional<String> told() {
        return switch (finding.rule().id()) {
            case "selective-seq-scan" -> selectiveScan();
            case "nested-loop-repeats-work" -> node.flatMap(this::repeatedWork);
            case "index-filters-most-rows" -> node.flatMap(this::indexFilters);
            case "row-misestimate" -> node.flatMap(this::misestimate);
            case "sort-spill" -> facts.words("written to disk").map(written -> "The rows to sort" + TOO_LITTLE_MEMORY + written
                    + " went to disk and back.");
            case "hash-spill" -> hashSpill();
            case "heap-fetches" -> node.flatMap(this::heapFetches);
            case "lossy-bitmap" -> facts.words("lossy heap blocks").map(lossy -> "The list of matching rows" + TOO_LITTLE_MEMORY
                    + lossy + " blocks" + node.flatMap(NodeText::target).map(" of "::concat).orElse("")
                    + " had to be searched row by row"
                    + facts.words("exact heap blocks").map(exact -> ", beside " + exact + " whose rows were known").orElse("") + ".");
            case "jit-dominates" -> facts.words("compilation per process").map(time -> "PostgreSQL spent " + time
                    + facts.words("share of the execution").map(share -> ", " + share + " of the execution,").orElse("")
                    + " on compiling this query to machine code (JIT), which pays for longer queries only.");
            case "workers-not-launched" -> facts.words("workers planned").flatMap(planned -> facts.words("workers launched")
                    .map(launched -> "Of " + planned + " parallel workers planned, " + (launched.equals("0") ? "none" : "only " + launched)
                            + " started, as no more were free."));
            default -> Optional.empty();
        };
    }

    private Optional<String> selectiveScan() {
        String table = facts.words("partitions scanned").map(partitions -> partitions + " partitions were")
                .orElse("The whole table" + node.flatMap(NodeText::target).map(" "::concat).orElse("") + " was");
        String scans = facts.words("scans of the table").map(times -> " over " + times + " scans").orElse("");
        return facts.words("rows read").flatMap(read -> facts.words("rows kept").map(kept ->
                table + " read, " + read + " rows" + scans + ", to keep " + (kept.equals("0") ? "none" : kept) + " of them."));
    }

    private Optional<String> repeatedWork(PlanNode loop) {
        Optional<String> scan = loop.operation() instanceof Operation.NestedLoop && finding.nodes().size() > 2
                ? Optional.of(NodeText.title(plan.plan().node(finding.nodes().get(2))))
                : plan.plan().inner(loop).map(NodeText::title);
        boolean keptRows = plan.plan().inner(loop).filter(inner -> inner.operation() instanceof Operation.Materialize).isPresent();
        if (keptRows) {
            return facts.words("runs of the inner side").flatMap(runs -> scan.map(title ->
                    title + " ran once, but this loop compared "
                    + facts.words("rows read per run").map(rows -> "its " + rows + " rows").orElse("its rows")
                    + " with each row of its first input, " + runs + " times"
                    + facts.words("rows removed by the join filter").map(rows -> ": " + rows + " pairs did not match").orElse("") + "."));
        }
        String read = facts.words("rows read per run").flatMap(rows -> facts.words("rows kept per run").map(kept ->
                " read " + rows + " rows each time to keep " + kept)).orElse(" ran each time");
        return facts.words("runs of the inner side").flatMap(runs -> scan.map(title ->
                "For each row of its first input this loop ran its second input again, " + runs + " times"
                + facts.words("time per run").map(time -> " at " + time + " each").orElse("") + ": " + title + read + "."));
    }

    private Optional<String> indexFilters(PlanNode scan) {
        return facts.words("rows found by the index").map(found ->
                "The index" + NodeText.index(scan).map(" "::concat).orElse("") + " led to " + found + " rows"
                + NodeText.target(scan).map(" of "::concat).orElse("") + ", and "
                + facts.first("share removed", "rows removed by the filter").orElse("most")
                + " of them were thrown away afterwards, as a condition is not part of the index.");
    }

    private Optional<String> misestimate(PlanNode at) {
        Optional<Misestimate> off = plan.of(at).misestimate();
        return off.flatMap(far -> at.estimate().flatMap(estimate -> at.executed().map(executed ->
                "The planner expected " + Format.rowsFull(estimate.rows()) + " from " + NodeText.title(at) + " and "
                        + Format.rows(executed.rowsPerLoop()) + " came, " + Format.factor(far.factor())
                        + (far.underestimated() ? " as many" : " fewer") + ", so what it built on that may be the wrong choice.")));
    }

    private Optional<String> hashSpill() {
        Optional<String> written = facts.words("written to disk").map(bytes -> "The groups" + TOO_LITTLE_MEMORY + bytes
                + " went to disk and back.");
        return written.or(() -> facts.words("batches").map(batches -> "The hash table" + TOO_LITTLE_MEMORY + "it was cut into " + batches
                + " batches, which went to disk and back."));
    }

    private Optional<String> heapFetches(PlanNode at) {
        return facts.words("heap fetches").map(fetches -> "The index" + NodeText.index(at).map(" "::concat).orElse("")
                + " could have answered alone, but " + fetches
                + " times the table had to be looked at too, as it has changed since it was last vacuumed.");
    }
}
