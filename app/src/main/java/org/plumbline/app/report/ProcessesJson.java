package org.plumbline.app.report;

import java.util.Optional;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Worker;
import org.plumbline.plan.measure.GatherWait;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.ProcessPart;
import org.plumbline.plan.measure.Processes;
import org.plumbline.plan.unit.Rows;

/// What each process did in a node, and how they waited for each other.
final class ProcessesJson {
    private ProcessesJson() {}

    static void write(Json json, PlanNode node, NodeMeasure measure) {
        json.ms("criticalPathMs", measure.criticalPath());
        json.ms("leaderMs", measure.byProcess().map(Processes::leader));
        json.ms("gatherWaitMs", measure.gatherWait().map(GatherWait::time));
        json.ms("gatherWorkMs", measure.gatherWork());
        json.number("workerSkew", measure.byProcess().map(Processes::skew));
        leader(json, measure.parts().stream().filter(part -> part.worker().isEmpty()).findFirst());
        workers(json, node);
    }

    /// The node's figures less the workers'.
    private static void leader(Json json, Optional<ProcessPart> leader) {
        if (leader.isEmpty()) {
            json.nothing("leader");
            return;
        }
        json.generator().writeObjectPropertyStart("leader");
        json.whole("loops", leader.map(ProcessPart::loops));
        json.number("rows", leader.map(ProcessPart::rows).map(Rows::value));
        json.ms("totalMs", leader.flatMap(ProcessPart::time));
        UsageJson.buffers(json, "", leader.flatMap(ProcessPart::usage).map(Usage::buffers));
        json.generator().writeEndObject();
    }

    /// Totals over the worker's loops, beside the figures per loop as printed.
    private static void workers(Json json, PlanNode node) {
        json.generator().writeArrayPropertyStart("workers");
        for (Worker worker : node.workers()) {
            Optional<Execution.Executed> executed = worker.execution() instanceof Execution.Executed each
                    ? Optional.of(each) : Optional.empty();
            Optional<Execution.Timing> timing = executed.flatMap(Execution.Executed::timing);
            json.generator().writeStartObject();
            json.whole("number", worker.number());
            json.whole("loops", executed.map(Execution.Executed::loops));
            json.number("rows", executed.map(each -> each.rowsAllLoops().value()));
            json.number("rowsPerLoop", executed.map(each -> each.rowsPerLoop().value()));
            json.ms("totalMs", timing.map(each -> each.totalTimePerLoop().multipliedBy(executed.get().loops())));
            json.ms("startupMs", timing.map(Execution.Timing::startupTimePerLoop));
            json.ms("totalMsPerLoop", timing.map(Execution.Timing::totalTimePerLoop));
            UsageJson.buffers(json, "", worker.usage().map(Usage::buffers));
            json.attributes("attributes", worker.attributes());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }
}
