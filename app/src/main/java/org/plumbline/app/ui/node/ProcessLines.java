package org.plumbline.app.ui.node;

import java.time.Duration;
import java.util.List;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.measure.GatherWait;
import org.plumbline.plan.measure.NodeMeasure;

/// How the processes of a Gather spent their time on one node: the slowest of them, and what the Gather itself did and waited.
final class ProcessLines {
    private final NodeMeasure measure;

    ProcessLines(NodeMeasure measure) {
        this.measure = measure;
    }

    void addTo(List<NodeEntry> entries) {
        measure.criticalPath().ifPresent(slowest -> entries.add(NodeEntry.plain("Slowest process", Format.time(slowest),
                "The query could not be faster than the process that took longest here: " + Format.timeFull(slowest)
                        + (measure.byProcess().isEmpty() ? "\nOne process ran this node alone; its time is not spread over the others."
                                : "\n“Total” is the average over the processes."))));
        measure.gatherWait().ifPresent(wait -> addWait(wait, entries));
    }

    private void addWait(GatherWait wait, List<NodeEntry> entries) {
        entries.add(NodeEntry.plain("Waited", (wait.inferred() ? "at least " : "") + Format.time(wait.time()) + " for the slowest process",
                "Part of this node's own time in which the other processes were done and it waited for the last: "
                        + Format.timeFull(wait.time())
                        + (wait.inferred() ? "\nInferred, as no figures of single workers are printed (VERBOSE)" : "")));
        Duration work = measure.gatherWork().orElse(Duration.ZERO);
        entries.add(NodeEntry.plain("Own work", (wait.inferred() ? "at most " : "") + Format.time(work),
                "The rest of its own time: starting the workers and taking over their rows: " + Format.timeFull(work)));
    }
}
