package org.plumbline.app.ui.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.ProcessPart;

/// The processes that ran one node, side by side (VERBOSE).
final class WorkerRows {
    /// Processes within this of their average count as even.
    private static final double EVEN = 1.25;

    private final NodeMeasure measure;

    WorkerRows(NodeMeasure measure) {
        this.measure = measure;
    }

    List<WorkerRow> rows() {
        Duration slowest = measure.parts().stream().flatMap(part -> part.time().stream()).max(Duration::compareTo).orElse(Duration.ZERO);
        return measure.parts().stream().map(part -> row(part, slowest)).toList();
    }

    /// `even`, or how much longer the slowest took than the average.
    String skew() {
        return measure.byProcess().map(processes -> processes.skew() < EVEN
                ? "even"
                : "uneven: the slowest took " + Format.factor(processes.skew()) + " the average").orElse("");
    }

    private static WorkerRow row(ProcessPart part, Duration slowest) {
        Duration time = part.time().orElse(Duration.ZERO);
        boolean last = !slowest.isZero() && time.equals(slowest);
        var words = new ArrayList<String>();
        part.time().ifPresent(each ->
                words.add(Format.timeFull(each) + " in all" + (last ? ", the slowest: the others waited for it" : "")));
        words.add(Format.rowsFull(part.rows()) + " made, " + Format.countFull(part.loops()) + (part.loops() == 1 ? " loop" : " loops"));
        part.usage().map(usage -> usage.buffers()).ifPresent(blocks -> words.add(Format.blocksFull(blocks.touched()) + " touched, "
                + Format.countFull(blocks.sharedHit().count()) + " of them found in shared buffers"));
        if (part.worker().isEmpty()) {
            words.add("The leader is the session's own process; PostgreSQL prints only the sum and the workers: this is the rest.");
        }
        return new WorkerRow(part.worker().map(number -> "worker " + number).orElse("leader"), part.time().map(Format::time).orElse(""),
                slowest.isZero() ? 0 : Math.clamp((double) time.toNanos() / slowest.toNanos(), 0, 1),
                Format.rows(part.rows()) + " rows" + part.usage().map(usage -> ", " + Format.blocks(usage.buffers().touched())).orElse(""),
                String.join("\n", words), last);
    }
}
