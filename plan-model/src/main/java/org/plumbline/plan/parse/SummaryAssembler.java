package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;
import org.plumbline.plan.AttributeValue.Items;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Serialization;
import org.plumbline.plan.Summary;
import org.plumbline.plan.TriggerCalls;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Bytes;

/// What stands beside the tree: times, triggers, JIT, serialization, settings.
final class SummaryAssembler {
    static final List<String> SERIALIZED = List.of("Time", "Output Volume");

    private final RawObject top;
    private final RawPlan raw;

    private SummaryAssembler(RawPlan raw) {
        this.top = raw.top;
        this.raw = raw;
    }

    static Summary summary(RawPlan raw) {
        return new SummaryAssembler(raw).summary();
    }

    private Summary summary() {
        var figures = figures(top);
        Optional<Duration> planning = figures.takeDuration("Planning Time");
        Optional<Duration> execution = figures.takeDuration("Execution Time");
        Optional<Duration> runtime = execution.isPresent() ? Optional.empty() : figures.takeDuration("Total Runtime");
        Optional<Usage> planningUsage = planningUsage();
        List<TriggerCalls> triggers = triggers();
        Optional<Jit> jit = jit();
        Optional<Serialization> serialization = serialization();
        Map<String, String> settings = settings();
        return new Summary(planning, execution.or(() -> runtime), planningUsage, triggers, jit, serialization, settings,
                top.toAttributes());
    }

    private Figures figures(RawObject fields) {
        return new Figures(fields, raw.lastLine, raw.warnings);
    }

    /// Takes the buffers out of `Planning`; its memory stays an attribute.
    private Optional<Usage> planningUsage() {
        RawObject section = CapabilityFinder.section(top, "Planning");
        if (!UsageFigures.has(section)) {
            return Optional.empty();
        }
        Usage usage = UsageFigures.take(section, figures(section));
        top.take("Planning");
        if (!section.isEmpty()) {
            top.put("Planning", new Group(section.toAttributes()));
        }
        return Optional.of(usage);
    }

    private List<TriggerCalls> triggers() {
        var triggers = new ArrayList<TriggerCalls>();
        if (top.take("Triggers").orElse(null) instanceof Items(List<AttributeValue> items)) {
            for (AttributeValue item : items) {
                if (item instanceof Group(Attributes attributes)) {
                    var trigger = new RawObject();
                    attributes.forEach(trigger::put);
                    var figures = figures(trigger);
                    triggers.add(new TriggerCalls(trigger.text("Trigger Name"), trigger.text("Constraint Name"),
                            trigger.text("Relation"), figures.takeDuration("Time"), figures.takeLong("Calls").orElse(0L)));
                }
            }
        }
        return triggers;
    }

    private Optional<Jit> jit() {
        if (!top.has("JIT")) {
            return Optional.empty();
        }
        RawObject jit = CapabilityFinder.section(top, "JIT");
        top.take("JIT");
        RawObject timing = CapabilityFinder.section(jit, "Timing");
        jit.take("Timing");
        long functions = figures(jit).takeLong("Functions").orElse(0L);
        return Optional.of(new Jit(functions, jitTime(timing, jit, "Generation"), jitTime(timing, jit, "Inlining"),
                jitTime(timing, jit, "Optimization"), jitTime(timing, jit, "Emission"), jitTime(timing, jit, "Total"),
                jit.toAttributes()));
    }

    /// In `Timing`, where Generation is a group of its own since PostgreSQL 17; `Generation Time` beside it in 11.
    private Optional<Duration> jitTime(RawObject timing, RawObject jit, String name) {
        RawObject inner = CapabilityFinder.section(timing, name);
        if (!inner.isEmpty()) {
            return figures(inner).takeDuration("Total");
        }
        Optional<Duration> time = figures(timing).takeDuration(name);
        return time.isPresent() ? time : figures(jit).takeDuration(name + " Time");
    }

    private Optional<Serialization> serialization() {
        if (!top.has("Serialization")) {
            return Optional.empty();
        }
        RawObject section = CapabilityFinder.section(top, "Serialization");
        if (section.hides(SERIALIZED)) {
            return Optional.empty();
        }
        top.take("Serialization");
        var figures = figures(section);
        Optional<Usage> usage = UsageFigures.has(section) ? Optional.of(UsageFigures.take(section, figures(section))) : Optional.empty();
        return Optional.of(new Serialization(figures.takeDuration("Time"),
                Bytes.kibibytes(figures.takeLong("Output Volume").orElse(0L)), section.textOrEmpty("Format"), usage));
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        if (top.take("Settings").orElse(null) instanceof Group(Attributes attributes)) {
            attributes.forEach((name, value) -> settings.put(name, value instanceof Text(String text) ? text : value.toString()));
        }
        return settings;
    }
}
