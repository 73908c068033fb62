package org.plumbline.app.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.SelfTime;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// A node's object.
final class NodeJson {
    private NodeJson() {}

    static void write(Json json, PlanNode node, MeasuredPlan plan) {
        NodeMeasure measure = plan.of(node);
        json.generator().writeStartObject();
        json.whole("id", node.id().index());
        json.whole("parent", node.parent().map(NodeId::index).map(Integer::longValue));
        json.whole("depth", node.depth());
        json.text("type", node.nodeType());
        json.text("relationship", node.relationship().map(Relationship::label));
        json.text("subplanName", node.subplanName());
        OperationJson.write(json, node);
        estimate(json, node);
        execution(json, node, measure);
        times(json, measure);
        json.number("misestimate", measure.misestimate().map(Misestimate::factor));
        json.number("misestimateLeast", measure.misestimate().map(Misestimate::leastFactor));
        json.flag("misestimateOrigin", measure.misestimate().map(Misestimate::origin).orElse(false));
        UsageJson.write(json, node, plan);
        ProcessesJson.write(json, node, measure);
        json.attributes("attributes", node.attributes());
        json.generator().writeEndObject();
    }

    private static void estimate(Json json, PlanNode node) {
        Optional<Estimate> estimate = node.estimate();
        json.number("startupCost", estimate.map(costs -> costs.startupCost().value()));
        json.number("totalCost", estimate.map(costs -> costs.totalCost().value()));
        json.number("planRows", estimate.map(costs -> costs.rows().value()).or(() -> besideHidden(node, "Plan Rows")));
        json.whole("planWidth", estimate.flatMap(Estimate::width).map(Bytes::count));
    }

    /// A figure that is printed where others, on which it rests, are hidden.
    private static Optional<Double> besideHidden(PlanNode node, String key) {
        return switch (node.attributes().get(key).orElse(null)) {
            case AttributeValue.Whole(long number) -> Optional.of((double) number);
            case AttributeValue.Decimal(double number) -> Optional.of(number);
            case null, default -> Optional.empty();
        };
    }

    private static void execution(Json json, PlanNode node, NodeMeasure measure) {
        Execution execution = node.execution();
        Optional<Execution.Executed> executed = executed(execution);
        boolean never = execution instanceof Execution.NeverExecuted;
        json.whole("loops", executed.map(Execution.Executed::loops).or(() -> never ? Optional.of(0L) : Optional.empty()));
        json.number("rowsPerLoop", executed.map(each -> each.rowsPerLoop().value()).or(() -> besideHidden(node, "Actual Rows")));
        // Rows x loops as they are printed, where nothing was counted too (BitmapAnd).
        json.number("rowsTotal", executed.map(each -> each.rowsAllLoops().value()));
        json.number("rowsTotalLow", measure.rowsRange().map(range -> range.low().value()));
        json.number("rowsTotalHigh", measure.rowsRange().map(range -> range.high().value()));
        json.number("rowsLogical", measure.rowsLogical().map(Rows::value));
        json.text("rowsKind", measure.rowsKind().map(kind -> kind.name().toLowerCase(Locale.ROOT)));
        json.flag("neverExecuted", never);
        Optional<Execution.Timing> timing = executed.flatMap(Execution.Executed::timing);
        json.ms("startupMs", timing.map(Execution.Timing::startupTimePerLoop));
        json.ms("totalMsPerLoop", timing.map(Execution.Timing::totalTimePerLoop));
    }

    private static void times(Json json, NodeMeasure measure) {
        json.ms("totalWallMs", measure.inclusive().map(Inclusive::wall));
        json.ms("totalCpuMs", measure.inclusive().map(Inclusive::cpu));
        switch (measure.self()) {
            case SelfTime.Measured(Duration wall, Duration cpu) -> self(json, Optional.of(wall), Optional.of(cpu), "measured");
            case SelfTime.BelowResolution(Duration wall, Duration cpu) ->
                    self(json, Optional.of(wall), Optional.of(cpu), "below-resolution");
            case SelfTime.Inconsistent(Duration wall, Duration cpu) -> self(json, Optional.of(wall), Optional.of(cpu), "inconsistent");
            case SelfTime.NotMeasured() -> self(json, Optional.empty(), Optional.empty(), "not-measured");
            case SelfTime.NeverExecuted() -> self(json, Optional.empty(), Optional.empty(), "never-executed");
        }
        json.ms("selfToleranceMs", measure.selfTolerance());
        json.number("processes", measure.inclusive().map(_ -> measure.processes()));
    }

    private static void self(Json json, Optional<Duration> wall, Optional<Duration> cpu, String state) {
        json.ms("selfWallMs", wall);
        json.ms("selfCpuMs", cpu);
        json.text("selfState", state);
    }

    private static Optional<Execution.Executed> executed(Execution execution) {
        return execution instanceof Execution.Executed each ? Optional.of(each) : Optional.empty();
    }
}
