package org.plumbline.app.ui.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.Processes;

/// The processes that ran one node, side by side (VERBOSE).
final class WorkerRows {
    /// Processes within this of their average count as even.
    private static final double EVEN = 1.25;

    private final PlanNode node;
    private final NodeMeasure measure;

    WorkerRows(PlanNode node, NodeMeasure measure) {
        this.node = node;
        this.measure = measure;
    }

    List<WorkerRow> rows() {
        if (measure.byProcess().isEmpty()) {
            return List.of();
        }
        Processes processes = measure.byProcess().get();
        var rows = new ArrayList<WorkerRow>();
        if (processes.leaderLoops() > 0) {
            rows.add(row("leader", processes.leader(), "", processes.slowest()));
        }
        for (Worker worker : node.workers()) {
            if (worker.execution() instanceof Execution.Executed executed) {
                time(executed).ifPresent(time -> rows.add(row("worker " + worker.number(), time,
                        Format.rows(executed.rowsAllLoops()) + " rows", processes.slowest())));
            }
        }
        return rows;
    }

    /// `even`, or how much longer the slowest took than the average.
    String skew() {
        return measure.byProcess().map(processes -> processes.skew() < EVEN
                ? "even"
                : "uneven: the slowest took " + Format.factor(processes.skew()) + " the average").orElse("");
    }

    private static WorkerRow row(String name, Duration time, String rows, Duration slowest) {
        double share = slowest.isZero() ? 0 : (double) time.toNanos() / slowest.toNanos();
        return new WorkerRow(name, Format.time(time), Format.timeFull(time) + " over its loops", Math.clamp(share, 0, 1), rows,
                time.equals(slowest));
    }

    private static Optional<Duration> time(Execution.Executed executed) {
        return executed.timing().map(timing -> timing.totalTimePerLoop().multipliedBy(executed.loops()));
    }
}
