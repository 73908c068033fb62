package org.plumbline.app.ui.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.util.Subscription;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.app.ui.state.PlanAdvice;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.MaskedFiguresText;
import org.plumbline.app.ui.text.PartOfPlanText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.app.ui.text.UnattributedText;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What the strip says of a plan.
public final class SummaryViewModel {
    private static final int MOST_WARNINGS = 1;
    private final PlanAdvice advice;
    private final MeasuredPlan measured;
    private final Plan plan;
    private final List<SummaryFigure> figures;
    private final Optional<SummaryFigure> addsUp;
    private final List<String> notes;
    private final List<SummaryPart> parts;
    private final List<SummaryLandmark> landmarks;

    /// Of a plan whose findings are known.
    public SummaryViewModel(Analysis analysis) {
        this(analysis, PlanAdvice.of(analysis));
    }

    public SummaryViewModel(ReadPlan read, PlanAdvice advice) {
        this.advice = advice;
        measured = read.measured();
        plan = read.plan();
        figures = List.copyOf(figuresOfPlan());
        addsUp = addsUp();
        notes = List.copyOf(notesOfPlan());
        parts = List.copyOf(new SummaryParts(measured).parts());
        landmarks = List.copyOf(SummaryLandmarks.of(measured));
    }

    /// Those of the findings are among them as soon as they are known.
    public List<SummaryFigure> figures() {
        var all = new ArrayList<>(figures);
        all.addAll(findings());
        addsUp.ifPresent(all::add);
        return all;
    }

    /// Calls the listener when there are other figures.
    Subscription onFigures(Runnable listener) {
        return advice.onKnown(_ -> listener.run());
    }

    public List<SummaryPart> parts() {
        return parts;
    }

    /// What is asked first about a plan, with the answers.
    public List<SummaryLandmark> landmarks() {
        return landmarks;
    }

    private List<SummaryFigure> figuresOfPlan() {
        var all = new ArrayList<SummaryFigure>();
        all.add(main());
        plan.summary().planningTime().ifPresent(time ->
                all.add(SummaryFigure.plain(Format.time(time), "planning", Format.timeFull(time) + " to make the plan")));
        rows().ifPresent(rows -> all.add(SummaryFigure.plain(
                Format.rows(rows), rows.value() == 1 ? "row returned" : "rows returned", Format.rowsFull(rows)
                        + " returned by the root node")));
        plan.root().usage().ifPresent(usage -> usage(usage, all));
        workers().ifPresent(all::add);
        plan.summary().jit().ifPresent(jit -> all.add(jit(jit)));
        return all;
    }

    /// What is missing in this plan's text and what could be seen with it, and time outside its nodes; empty when there is nothing to say.
    public List<String> notes() {
        return notes;
    }

    private List<String> notesOfPlan() {
        var notes = new ArrayList<String>();
        var has = plan.capabilities();
        Optional<String> masked = MaskedFiguresText.of(plan);
        masked.ifPresent(notes::add);
        if (masked.isEmpty() && !has.has(Capability.ANALYZE)) {
            notes.add("Estimates only: this plan was not run. EXPLAIN (ANALYZE, BUFFERS) shows where the time really goes, how many rows "
                    + "come, and what is read.");
        } else if (masked.isEmpty() && !has.has(Capability.TIMING)) {
            notes.add("Run with TIMING OFF: nodes have no times and are compared by " + comparedBy() + ".");
        }
        if (has.has(Capability.ANALYZE) && !has.has(Capability.BUFFERS) && !has.masked().contains(Capability.BUFFERS)) {
            notes.add("Without BUFFERS: what was read from memory and from disk is not known.");
        }
        UnattributedText.of(measured).ifPresent(notes::add);
        PartOfPlanText.of(plan).ifPresent(notes::add);
        if (plan.incomplete()) {
            notes.add("The text ends too early: part of the plan is missing.");
        }
        plan.warnings().stream().limit(MOST_WARNINGS).forEach(warning -> notes.add("Line " + warning.line() + ": " + warning.message()));
        int more = plan.warnings().size() - MOST_WARNINGS;
        if (more > 0) {
            notes.add(Format.count(more) + (more == 1 ? " more line is" : " more lines are")
                    + " not as EXPLAIN prints them: the Text view lists all.");
        }
        return notes;
    }

    /// What the bar's parts are parts of.
    public String barTitle() {
        return switch (measured.ranking()) {
            case TIME -> "Execution time by node type";
            case BUFFERS -> "Blocks touched, by node type (no times in this plan)";
            case COST -> "Planned cost by node type (no times in this plan)";
            case NOTHING -> "";
        };
    }

    private String comparedBy() {
        return switch (measured.ranking()) {
            case TIME -> "time";
            case BUFFERS -> "buffers";
            case COST -> "cost";
            case NOTHING -> "nothing, as there is no figure";
        };
    }

    private SummaryFigure main() {
        Reconciliation sums = measured.reconciliation();
        if (sums.execution().isPresent()) {
            Duration time = sums.execution().get();
            return new SummaryFigure(Format.time(time), "execution", Format.timeFull(time) + " of execution (Execution Time)",
                    SummaryFigure.Role.MAIN);
        }
        if (plan.capabilities().has(Capability.TIMING)) {
            return new SummaryFigure(Format.time(sums.whole()), "in the nodes",
                    Format.timeFull(sums.whole()) + " added up from the nodes, as Execution Time is not printed", SummaryFigure.Role.MAIN);
        }
        return plan.root().estimate()
                .map(estimate -> new SummaryFigure("cost " + Format.cost(estimate.totalCost()), "estimated",
                        "The planner's cost, in units of seq_page_cost: " + Format.costFull(estimate.totalCost()), SummaryFigure.Role.MAIN))
                .orElseGet(() -> new SummaryFigure(Format.count(plan.nodes().size()), "nodes", "The plan has no figures",
                        SummaryFigure.Role.MAIN));
    }

    private Optional<Rows> rows() {
        return measured.of(plan.root()).rowsLogical();
    }

    private static void usage(Usage usage, List<SummaryFigure> figures) {
        Buffers buffers = usage.buffers();
        long hit = buffers.sharedHit().count();
        long touched = hit + buffers.sharedRead().count();
        if (touched > 0) {
            figures.add(SummaryFigure.plain(Format.blocks(buffers.sharedHit().plus(buffers.sharedRead())),
                    "buffers, " + Format.share(Share.of((double) hit, (double) touched)) + " hit",
                    Format.countFull(hit) + " blocks found in shared buffers, " + Format.countFull(buffers.sharedRead().count())
                            + " asked of the operating system\n" + Format.countFull(buffers.sharedDirtied().count()) + " made dirty, "
                            + Format.countFull(buffers.sharedWritten().count()) + " written"));
        }
        if (buffers.tempWritten().count() > 0 || buffers.tempRead().count() > 0) {
            figures.add(new SummaryFigure(Format.blocks(buffers.tempWritten()), "temp",
                    "Work files: " + Format.blocksFull(buffers.tempWritten()) + " written, " + Format.blocksFull(buffers.tempRead())
                            + " read",
                    SummaryFigure.Role.WARNING));
        }
        if (usage.wal().bytes().count() > 0) {
            figures.add(SummaryFigure.plain(Format.bytes(usage.wal().bytes()), "WAL", Format.countFull(usage.wal().records())
                    + " write-ahead log records, " + Format.bytesFull(usage.wal().bytes())));
        }
    }

    private Optional<SummaryFigure> workers() {
        long planned = 0;
        long launched = 0;
        boolean known = false;
        for (PlanNode node : plan.nodes()) {
            switch (node.operation()) {
                case Operation.Gather(long wanted, Optional<Long> got) -> {
                    planned += wanted;
                    launched += got.orElse(0L);
                    known |= got.isPresent();
                }
                case Operation.GatherMerge(long wanted, Optional<Long> got) -> {
                    planned += wanted;
                    launched += got.orElse(0L);
                    known |= got.isPresent();
                }
                default -> { /* starts no workers */ }
            }
        }
        if (planned == 0) {
            return Optional.empty();
        }
        if (!known) {
            return Optional.of(SummaryFigure.plain(Format.count(planned), "workers planned", "Parallel workers that the planner asks for"));
        }
        return Optional.of(new SummaryFigure(Format.count(launched) + " of " + Format.count(planned), "workers",
                Format.count(launched) + " parallel workers launched of " + Format.count(planned) + " planned",
                launched < planned ? SummaryFigure.Role.WARNING : SummaryFigure.Role.PLAIN));
    }

    private static SummaryFigure jit(Jit jit) {
        String value = jit.total().map(Format::time).orElse(Format.count(jit.functions()) + " functions");
        String full = Format.countFull(jit.functions()) + " functions compiled"
                + jit.total().map(time -> "\n" + Format.timeFull(time) + " in all, summed over processes").orElse("")
                + jit.generation().map(time -> "\ngeneration " + Format.timeFull(time)).orElse("")
                + jit.inlining().map(time -> "\ninlining " + Format.timeFull(time)).orElse("")
                + jit.optimization().map(time -> "\noptimization " + Format.timeFull(time)).orElse("")
                + jit.emission().map(time -> "\nemission " + Format.timeFull(time)).orElse("");
        return SummaryFigure.plain(value, "JIT", full);
    }

    private List<SummaryFigure> findings() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Finding finding : advice.findings()) {
            counts.merge(finding.severity(), 1, Integer::sum);
        }
        var figures = new ArrayList<SummaryFigure>();
        for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            int count = counts.getOrDefault(severity, 0);
            if (count > 0) {
                String word = SeverityWord.of(severity);
                figures.add(new SummaryFigure("! " + count, word, count + (count == 1 ? " finding" : " findings") + " of " + word
                        + " severity",
                        severity == Severity.HIGH ? SummaryFigure.Role.SEVERE
                                : severity == Severity.MEDIUM ? SummaryFigure.Role.WARNING : SummaryFigure.Role.PLAIN));
            }
        }
        return figures;
    }

    private Optional<SummaryFigure> addsUp() {
        Reconciliation sums = measured.reconciliation();
        if (!plan.capabilities().has(Capability.TIMING) || sums.execution().isEmpty()) {
            return Optional.empty();
        }
        if (sums.consistent()) {
            return Optional.of(new SummaryFigure("✓", "adds up", "Self times of all nodes"
                    + (sums.afterTriggers().isZero() ? "" : ", triggers") + (sums.serialization().isZero() ? "" : ", serialization")
                    + " and " + Format.timeFull(sums.unattributed().orElse(Duration.ZERO)) + " unattributed add up to the execution time",
                    SummaryFigure.Role.GOOD));
        }
        Duration rest = sums.unattributed().orElse(Duration.ZERO);
        return Optional.of(rest.isNegative()
                ? new SummaryFigure(Format.time(rest.negated()), "too much", "The nodes add up to " + Format.timeFull(rest.negated())
                        + " more than the execution time: the printed figures contradict each other", SummaryFigure.Role.WARNING)
                : new SummaryFigure("≠", "does not add up", "Some nodes' figures contradict each other; " + Format.timeFull(rest)
                        + " of the execution are not accounted for", SummaryFigure.Role.WARNING));
    }
}
