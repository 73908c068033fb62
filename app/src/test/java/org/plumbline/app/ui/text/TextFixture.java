package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.advice.Severity;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Format;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Origin;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Summary;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.Measure;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// Plans of one node, put together by hand.
final class TextFixture {
    private TextFixture() {}

    static PlanNode node(Operation operation) {
        return node(operation, 1, 10, 4_212);
    }

    static PlanNode node(Operation operation, long loops, double planned, double rowsPerLoop) {
        var timing = new Execution.Timing(Duration.ofNanos(10_000), Duration.ofMillis(250));
        return new PlanNode(
                NodeId.ROOT, Optional.empty(), 0, 1, Optional.empty(), Optional.empty(), operation, false,
                Optional.of(new Estimate(new Cost(0), new Cost(100), Rows.rows(planned), Optional.of(Bytes.bytes(8)))),
                new Execution.Executed(loops, Rows.rows(rowsPerLoop), Optional.of(timing)),
                Optional.empty(), List.of(), Attributes.NONE, new LineRange(1, 1));
    }

    static Target table(String relation, String alias) {
        return new Target(Optional.empty(), Optional.of(relation), Optional.of(alias));
    }

    static MeasuredPlan measured(PlanNode root) {
        var origin = new Origin(
                Format.TEXT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), new LineRange(1, 1));
        var summary = new Summary(
                Optional.empty(), Optional.of(Duration.ofMillis(400)), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Map.of(), Attributes.NONE);
        var plan = new Plan(
                origin, new Capabilities(Set.of(Capability.ANALYZE, Capability.TIMING, Capability.COSTS)), List.of(root),
                summary, List.of(), false);
        return Measure.of(plan);
    }

    static Finding finding(String rule, String title, List<Evidence> evidence, List<Remedy> remedies, List<Doubt> doubts) {
        return new Finding(
                new RuleInfo(rule, title, Category.SCAN, Set.of()), Optional.of(NodeId.ROOT), List.of(NodeId.ROOT), Severity.HIGH,
                new Share(0.625), Optional.of(Duration.ofMillis(250)), evidence, remedies, doubts, Set.of(), Finding.State.MODEL);
    }

    static String sentence(String rule, PlanNode at, Evidence... evidence) {
        return FindingText.of(finding(rule, "A title", List.of(evidence), List.of(), List.of()), measured(at)).sentence();
    }
}
