package org.plumbline.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Summary;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import tools.jackson.databind.JsonNode;

/// What a plan says beside its tree, by PostgreSQL's keys: `JIT.Timing.Total`, `Settings.work_mem`.
final class BesideTheTree {
    private BesideTheTree() {}

    static Map<String, String> figures(Path file) throws IOException {
        try {
            return figures(PlanParser.parse(SourceText.read(file)).getFirst().summary());
        } catch (PlanParseException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> figures(Summary summary) {
        var figures = new HashMap<String, String>();
        summary.settings().forEach((name, value) -> figures.put("Settings." + name, value));
        summary.jit().ifPresent(jit -> {
            figures.put("JIT.Functions", Long.toString(jit.functions()));
            Map.of("Generation", jit.generation(), "Inlining", jit.inlining(), "Optimization", jit.optimization(),
                    "Emission", jit.emission(), "Total", jit.total())
                    .forEach((name, time) -> time.ifPresent(each -> figures.put("JIT.Timing." + name, "" + each.toNanos() / 1e6)));
            put(figures, "JIT.", jit.attributes());
        });
        summary.planningUsage().ifPresent(usage -> {
            figures.put("Planning.Shared Hit Blocks", "" + usage.buffers().sharedHit().count());
            figures.put("Planning.Shared Read Blocks", "" + usage.buffers().sharedRead().count());
            figures.put("Planning.Shared Dirtied Blocks", "" + usage.buffers().sharedDirtied().count());
            figures.put("Planning.Shared Written Blocks", "" + usage.buffers().sharedWritten().count());
            figures.put("Planning.I/O Read Time", "" + usage.io().read().toNanos() / 1e6);
            figures.put("Planning.I/O Write Time", "" + usage.io().write().toNanos() / 1e6);
        });
        put(figures, "", summary.attributes());
        return figures;
    }

    private static void put(Map<String, String> figures, String prefix, Attributes attributes) {
        attributes.forEach((key, value) -> {
            switch (value) {
                case AttributeValue.Group(Attributes inner) -> put(figures, prefix + key + ".", inner);
                case AttributeValue.Text(String text) -> figures.put(prefix + key, text);
                case AttributeValue.Whole(long number) -> figures.put(prefix + key, "" + number);
                case AttributeValue.Decimal(double number) -> figures.put(prefix + key, "" + number);
                case AttributeValue.Flag(boolean set) -> figures.put(prefix + key, "" + set);
                case AttributeValue.Items items -> figures.put(prefix + key, items.toString());
            }
        });
    }

    /// The same of a JSON object.
    static Map<String, JsonNode> flat(String prefix, JsonNode group) {
        var flat = new TreeMap<String, JsonNode>();
        group.properties().forEach(each -> {
            if (each.getValue().isObject()) {
                flat.putAll(flat(prefix + each.getKey() + ".", each.getValue()));
            } else {
                flat.put(prefix + each.getKey(), each.getValue());
            }
        });
        return flat;
    }
}
