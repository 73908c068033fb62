package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.ui.text.ShardText;
import org.plumbline.capacity.shard.HotKeys;
import org.plumbline.capacity.shard.KeyFacts;
import org.plumbline.capacity.shard.Load;
import org.plumbline.capacity.shard.MethodLoad;
import org.plumbline.capacity.shard.SampleMargins;
import org.plumbline.capacity.shard.ShardCounts;
import org.plumbline.capacity.shard.ShardMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// `shards --json`; `shards-json.txt` describes it.
public final class ShardsJson {
    private final JsonGenerator generator;
    private final Json json;

    private ShardsJson(OutputStream out) {
        generator = Json.generator(out);
        json = new Json(generator);
    }

    /// A key and the shard that it finds.
    public record Placed(String key, long shard) {}

    /// Where each key lies: an array.
    public static void placed(OutputStream out, List<Placed> keys) {
        var writer = new ShardsJson(out);
        writer.end(() -> {
            writer.generator.writeStartArray();
            for (Placed each : keys) {
                writer.generator.writeStartObject();
                writer.json.text("key", each.key());
                writer.json.whole("shard", each.shard());
                writer.generator.writeEndObject();
            }
            writer.generator.writeEndArray();
        });
    }

    /// What methods make of the keys: an object for one method, an array of them for several.
    public static void counted(OutputStream out, ShardCounts counts) {
        var writer = new ShardsJson(out);
        writer.end(() -> {
            if (counts.methods().size() == 1) {
                writer.method(counts.methods().getFirst(), counts);
                return;
            }
            writer.generator.writeStartArray();
            counts.methods().forEach(each -> writer.method(each, counts));
            writer.generator.writeEndArray();
        });
    }

    /// Why there is nothing.
    public static void failed(OutputStream out, String message) {
        var writer = new ShardsJson(out);
        writer.end(() -> {
            writer.generator.writeStartObject();
            writer.json.error(Optional.of(new InputFailure(Optional.empty(), message)));
            writer.generator.writeEndObject();
        });
    }

    /// A method as the command line names it.
    public static String name(ShardMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private void end(Runnable value) {
        try {
            value.run();
            generator.writeRaw('\n');
            generator.close();
        } catch (JacksonException _) {
            // whoever read our output has gone
        }
    }

    private void method(MethodLoad load, ShardCounts counts) {
        Load before = load.before();
        Load after = load.after();
        KeyFacts facts = counts.facts();
        boolean any = facts.keys() > 0;
        boolean sized = after.allBytes() > 0;
        generator.writeStartObject();
        json.text("method", name(load.method()));
        json.whole("shardsBefore", before.shards());
        json.whole("shardsAfter", after.shards());
        json.whole("keys", facts.keys());
        json.number("movedShare", when(any, load.movedShare()));
        json.number("expectedMovedShare", load.expectedMoved().stream().boxed().findFirst());
        json.number("optimalShare", Optional.of(load.leastMoved()));
        json.whole("movedKeys", load.movedKeys());
        json.whole("movedBytes", when(sized, load.movedBytes()));
        json.number("maxOverMean", when(any, after.maxOverMean()));
        json.number("maxOverMeanBefore", when(any, before.maxOverMean()));
        json.number("maxOverMeanOfBytes", when(sized, after.maxOverMeanOfBytes()));
        json.number("randomBound", when(any, counts.randomBound(after)));
        json.number("effectiveShards", when(any, after.effectiveShards()));
        facts(facts);
        wholes("keysBefore", before.keys());
        wholes("keysAfter", after.keys());
        if (sized) {
            wholes("bytesAfter", after.bytes());
        } else {
            json.nothing("bytesAfter");
        }
        decimals(json, "weights", Optional.of(after.weights()).filter(weights -> !weights.isEmpty()));
        decimals(json, "sampleMargins", load.margins().map(SampleMargins::shares));
        json.number("movedShareMargin", load.margins().map(SampleMargins::moved));
        json.texts("warnings", ShardText.warnings(counts, after.shards()));
        json.text("note", ShardText.reason(load.method()));
        json.error(Optional.empty());
        generator.writeEndObject();
    }

    private void facts(KeyFacts facts) {
        boolean any = facts.hottest() > 0;
        json.whole("nulls", facts.nulls());
        json.whole("distinctKeys", facts.distinct());
        json.flag("distinctExact", facts.distinctExact());
        json.text("hottestKey", any ? Optional.of(facts.top().getFirst().key()) : Optional.empty());
        json.number("hottestShare", when(any, facts.hottest()));
        json.number("usefulShards", any ? Optional.of(new HotKeys(facts.hottest()).usefulShards()) : Optional.empty());
    }

    private void wholes(String name, List<Long> numbers) {
        generator.writeArrayPropertyStart(name);
        numbers.forEach(generator::writeNumber);
        generator.writeEndArray();
    }

    static void decimals(Json json, String name, Optional<List<Double>> numbers) {
        if (numbers.isPresent()) {
            json.generator().writeArrayPropertyStart(name);
            numbers.get().forEach(json::decimal);
            json.generator().writeEndArray();
        } else {
            json.nothing(name);
        }
    }

    private static <T> Optional<T> when(boolean known, T value) {
        return known ? Optional.of(value) : Optional.empty();
    }
}
