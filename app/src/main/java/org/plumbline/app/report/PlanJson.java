package org.plumbline.app.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Serialization;
import org.plumbline.plan.Summary;
import org.plumbline.plan.Usage;
import org.plumbline.plan.Warning;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;

/// A plan's object, all fields but the last, which is `error`.
final class PlanJson {
    private static final List<String> ABSENT_WITHOUT_A_PLAN = List.of(
            "format", "query", "postgresVersion", "loggedAt", "durationMs", "executionTimeMs", "planningTimeMs", "triggersMs",
            "serializationMs", "jitMs", "unattributedMs", "consistent", "incomplete", "planningSharedHitBlocks",
            "planningSharedReadBlocks");
    private static final List<String> EMPTY_WITHOUT_A_PLAN =
            List.of("warnings", "nodes", "findings", "basic", "clear", "notApplicable", "failedRules");

    private PlanJson() {}

    static void write(Json json, String file, Analysis analysis) {
        Plan plan = analysis.plan();
        json.text("file", file);
        json.whole("index", analysis.index());
        json.text("format", plan.origin().format().name().toLowerCase(Locale.ROOT));
        json.text("query", plan.origin().query());
        json.text("postgresVersion", plan.origin().postgresVersion());
        json.text("loggedAt", plan.origin().loggedAt());
        json.ms("durationMs", plan.origin().logDuration());
        times(json, analysis.measured());
        json.flag("incomplete", plan.incomplete());
        Optional<Usage> planning = plan.summary().planningUsage();
        json.whole("planningSharedHitBlocks", planning.map(usage -> usage.buffers().sharedHit().count()));
        json.whole("planningSharedReadBlocks", planning.map(usage -> usage.buffers().sharedRead().count()));
        warnings(json, plan.warnings());
        nodes(json, analysis.measured());
        findings(json, "findings", analysis.advice().findings(), analysis.measured());
        findings(json, "basic", analysis.advice().basic(), analysis.measured());
        outcomes(json, analysis.advice().outcomes(), plan.capabilities().masked());
    }

    /// An input in which there is no plan.
    static void writeNone(Json json, String file) {
        json.text("file", file);
        json.whole("index", 0);
        ABSENT_WITHOUT_A_PLAN.forEach(json::nothing);
        EMPTY_WITHOUT_A_PLAN.forEach(name -> json.texts(name, List.of()));
    }

    private static void times(Json json, MeasuredPlan measured) {
        Summary summary = measured.plan().summary();
        Reconciliation sums = measured.reconciliation();
        json.ms("executionTimeMs", summary.executionTime());
        json.ms("planningTimeMs", summary.planningTime());
        json.ms("triggersMs", Optional.of(sums.afterTriggers()).filter(_ -> measured.plan().capabilities().has(Capability.ANALYZE)));
        json.ms("serializationMs", summary.serialization().flatMap(Serialization::time));
        json.ms("jitMs", summary.jit().flatMap(Jit::total));
        json.ms("unattributedMs", sums.unattributed());
        json.flag("consistent", sums.consistent());
    }

    private static void warnings(Json json, List<Warning> warnings) {
        json.generator().writeArrayPropertyStart("warnings");
        for (Warning warning : warnings) {
            json.generator().writeStartObject();
            json.whole("line", warning.line());
            json.text("message", warning.message());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void nodes(Json json, MeasuredPlan measured) {
        json.generator().writeArrayPropertyStart("nodes");
        for (PlanNode node : measured.nodes()) {
            NodeJson.write(json, node, measured);
        }
        json.generator().writeEndArray();
    }

    private static void findings(Json json, String name, List<Finding> findings, MeasuredPlan measured) {
        json.generator().writeArrayPropertyStart(name);
        for (Finding finding : findings) {
            FindingJson.write(json, finding, measured);
        }
        json.generator().writeEndArray();
    }

    private static void outcomes(Json json, List<RuleOutcome> outcomes, Set<Capability> masked) {
        json.texts("clear", outcomes.stream().filter(RuleOutcome.Clear.class::isInstance).map(clear -> clear.rule().id()).toList());
        json.generator().writeArrayPropertyStart("notApplicable");
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.NotApplicable(var rule, List<Capability> missing)) {
                json.generator().writeStartObject();
                json.text("rule", rule.id());
                json.texts("needs", missing.stream().map(Capability::name).toList());
                json.texts("masked", missing.stream().filter(masked::contains).map(Capability::name).toList());
                json.generator().writeEndObject();
            } else if (outcome instanceof RuleOutcome.NeedsConnection(var rule)) {
                json.generator().writeStartObject();
                json.text("rule", rule.id());
                json.texts("needs", List.of("CONNECTION"));
                json.generator().writeEndObject();
            }
        }
        json.generator().writeEndArray();
        json.generator().writeArrayPropertyStart("failedRules");
        for (RuleOutcome outcome : outcomes) {
            if (outcome instanceof RuleOutcome.Failed(var rule, RuntimeException cause)) {
                json.generator().writeStartObject();
                json.text("rule", rule.id());
                json.text("message", cause.toString());
                json.generator().writeEndObject();
            }
        }
        json.generator().writeEndArray();
    }
}
