package org.plumbline.plan.measure;

import java.util.Optional;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Execution.Timing;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Worker;

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

    private static Optional<Double> nanos(Worker worker) {
        return worker.execution() instanceof Executed(long loops, var _, Optional<Timing> timing)
                ? timing.map(each -> total(each, loops))
                : Optional.empty();
    }

    private static double total(Timing timing, long loops) {
        return (double) timing.totalTimePerLoop().toNanos() * loops;
    }
}
