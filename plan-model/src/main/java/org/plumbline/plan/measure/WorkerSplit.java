package org.plumbline.plan.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Execution.Timing;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Worker;
import org.plumbline.plan.unit.Rows;

/// A node's time over its processes (rule 3): what the workers did not do, the leader did.
final class WorkerSplit {
    private static final double HALF_DIGIT_NANOS = 500;

    private WorkerSplit() {}

    static Optional<Processes> of(PlanNode node) {
        if (node.workers().isEmpty() || node.executed().isEmpty()
                || node.workers().stream().noneMatch(worker -> nanos(worker).isPresent())) {
            return Optional.empty();
        }
        Executed all = node.executed().get();
        Optional<Double> whole = all.timing().map(timing -> total(timing, all.loops()));
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        double leader = whole.get();
        double tolerance = HALF_DIGIT_NANOS * all.loops();
        long leaderLoops = all.loops();
        double slowest = 0;
        int took = 0;
        for (Worker worker : node.workers()) {
            if (worker.execution() instanceof Executed(long loops, var _, Optional<Timing> timing) && timing.isPresent()) {
                double own = total(timing.get(), loops);
                leader -= own;
                leaderLoops -= loops;
                tolerance += HALF_DIGIT_NANOS * loops;
                slowest = Math.max(slowest, own);
                took++;
            }
        }
        leader = leaderLoops <= 0 || leader <= tolerance ? 0 : leader;
        slowest = Math.max(slowest, leader);
        took += leaderLoops > 0 ? 1 : 0;
        double skew = whole.get() > 0 ? Math.max(1, slowest * took / whole.get()) : 1;
        return Optional.of(new Processes(Times.nanos(leader), Math.max(0, leaderLoops), Times.nanos(slowest), skew));
    }

    /// What each process did: the leader, where it took part, and the workers.
    static List<ProcessPart> parts(Plan plan, PlanNode node) {
        if (node.workers().isEmpty() || node.executed().isEmpty()) {
            return List.of();
        }
        List<ProcessPart> workers = node.workers().stream()
                .filter(worker -> worker.execution() instanceof Executed)
                .map(worker -> part(worker, (Executed) worker.execution())).toList();
        if (workers.isEmpty()) {
            return List.of();
        }
        Optional<ProcessPart> leader = leader(plan, node, workers);
        return Stream.concat(leader.stream(), workers.stream()).toList();
    }

    private static ProcessPart part(Worker worker, Executed executed) {
        return new ProcessPart(Optional.of(worker.number()), executed.loops(), executed.rowsAllLoops(),
                executed.timing().map(timing -> Times.nanos(total(timing, executed.loops()))), worker.usage());
    }

    /// What is left of the node's figures: none where the workers ran all loops.
    private static Optional<ProcessPart> leader(Plan plan, PlanNode node, List<ProcessPart> workers) {
        Executed all = node.executed().orElseThrow();
        long loops = all.loops() - workers.stream().mapToLong(ProcessPart::loops).sum();
        if (loops <= 0) {
            return Optional.empty();
        }
        double rows = all.rowsAllLoops().value() - workers.stream().mapToDouble(part -> part.rows().value()).sum();
        double rounding = RowsRange.halfDigit(plan, all.loops()) * all.loops()
                + workers.stream().mapToDouble(part -> RowsRange.halfDigit(plan, part.loops()) * part.loops()).sum();
        return Optional.of(new ProcessPart(Optional.empty(), loops, Rows.rows(rows <= rounding ? 0 : rows),
                of(node).map(Processes::leader), usage(node, workers)));
    }

    /// None where the workers' figures are more than the node's, or missing.
    private static Optional<Usage> usage(PlanNode node, List<ProcessPart> workers) {
        if (node.usage().isEmpty() || workers.stream().allMatch(part -> part.usage().isEmpty())) {
            return Optional.empty();
        }
        Usage rest = workers.stream().flatMap(part -> part.usage().stream()).reduce(node.usage().get(), Usage::minus);
        return Optional.of(rest).filter(usage -> !SelfUsage.of(usage).inconsistent());
    }

    private static Optional<Double> nanos(Worker worker) {
        return worker.execution() instanceof Executed(long loops, var _, Optional<Timing> timing)
                ? timing.map(each -> total(each, loops))
                : Optional.empty();
    }

    private static double total(Timing timing, long loops) {
        return (double) timing.totalTimePerLoop().toNanos() * loops;
    }
}
