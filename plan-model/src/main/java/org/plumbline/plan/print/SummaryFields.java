package org.plumbline.plan.print;

import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Serialization;
import org.plumbline.plan.Summary;
import org.plumbline.plan.TriggerCalls;

/// What stands beside the tree, with the keys of PostgreSQL's JSON.
final class SummaryFields {
    private SummaryFields() {}

    /// What stands before the tree: the statement.
    static Attributes before(Plan plan) {
        return new Fields(plan.capabilities()).putText("Query Text", plan.origin().query()).toAttributes();
    }

    /// What stands behind it.
    static Attributes behind(Plan plan) {
        Summary summary = plan.summary();
        Capabilities present = plan.capabilities();
        var fields = new Fields(present);
        if (present.has(Capability.SETTINGS) || !summary.settings().isEmpty()) {
            var settings = new Fields(present);
            summary.settings().forEach(settings::put);
            fields.putGroup("Settings", settings);
        }
        fields.putText("PostgreSQL Version", plan.origin().postgresVersion()).putAll(summary.attributes());
        putPlanning(summary, fields);
        fields.putTime("Planning Time", summary.planningTime())
                .putItems("Triggers", summary.triggers().stream().map(trigger -> trigger(trigger, present)).toList());
        summary.jit().ifPresent(jit -> fields.putGroup("JIT", jit(jit, present)));
        summary.serialization().ifPresent(done -> fields.putGroup("Serialization", serialization(done, present)));
        return fields.putTime("Execution Time", summary.executionTime()).toAttributes();
    }

    private static void putPlanning(Summary summary, Fields fields) {
        summary.planningUsage().ifPresent(usage -> {
            var buffers = java.util.EnumSet.of(Capability.BUFFERS);
            var planning = new Fields(new Capabilities(buffers)).putUsage(Optional.of(usage));
            if (summary.attributes().get("Planning").orElse(null) instanceof AttributeValue.Group(Attributes rest)) {
                planning.putAll(rest);
            }
            fields.putGroup("Planning", planning);
        });
    }

    private static Attributes trigger(TriggerCalls trigger, Capabilities present) {
        return new Fields(present).putText("Trigger Name", trigger.name()).putText("Constraint Name", trigger.constraint())
                .putText("Relation", trigger.relation()).putTime("Time", trigger.time()).put("Calls", trigger.calls()).toAttributes();
    }

    private static Fields jit(Jit jit, Capabilities present) {
        var timing = new Fields(present).putTime("Generation", jit.generation()).putTime("Inlining", jit.inlining())
                .putTime("Optimization", jit.optimization()).putTime("Emission", jit.emission()).putTime("Total", jit.total());
        var fields = new Fields(present).put("Functions", jit.functions()).putAll(jit.attributes());
        return timing.toAttributes().isEmpty() ? fields : fields.putGroup("Timing", timing);
    }

    private static Fields serialization(Serialization done, Capabilities present) {
        return new Fields(present).putTime("Time", done.time()).put("Output Volume", done.output().count() / 1024)
                .put("Format", done.format()).putUsage(done.usage());
    }
}
