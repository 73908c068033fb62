package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.HealthText;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline advise --json`; `advise-json.txt` describes it.
public final class AdviceJson {
    private static final double MEGABYTE = 1e6;

    private AdviceJson() {}

    /// Writes UTF-8 to the stream, which stays open.
    public static void write(OutputStream out, IndexAdvisory advisory) {
        IndexAdvice advice = advisory.advice();
        object(out, json -> {
            json.text("whatIf", switch (advisory.state()) {
                case MODEL -> "model";
                case ESTIMATED -> "hypopg";
                case PLANNED, MEASURED -> "rollback";
            });
            json.whole("whatIfCalls", advice.calls());
            json.number("baselineCost", Optional.of(advice.baseline()));
            json.number("cost", Optional.of(advice.best().cost()));
            json.number("upkeep", Optional.of(advice.best().upkeep()));
            json.number("sizeMb", Optional.of(megabytes(advice.best().size())));
            JsonGenerator generator = json.generator();
            generator.writeArrayPropertyStart("indexes");
            advice.best().indexes().forEach(index -> index(json, index, advisory));
            generator.writeEndArray();
            generator.writeArrayPropertyStart("frontier");
            for (AdvisedSet set : advice.frontier()) {
                generator.writeStartObject();
                json.number("sizeMb", Optional.of(megabytes(set.size())));
                json.number("cost", Optional.of(set.cost()));
                json.number("upkeep", Optional.of(set.upkeep()));
                json.whole("indexes", set.indexes().size());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeArrayPropertyStart("rejected");
            advice.rejected().forEach(rejected -> {
                generator.writeStartObject();
                json.text("ddl", AdviceText.create(rejected.index(), advisory.facts()));
                json.text("reason", AdviceText.reason(rejected.reason()));
                generator.writeEndObject();
            });
            generator.writeEndArray();
            generator.writeArrayPropertyStart("drop");
            advice.superseded().forEach(superseded -> {
                generator.writeStartObject();
                json.text("index", superseded.table().schema() + "." + superseded.index().name());
                json.text("reason", "covered by the new one on " + AdviceText.columns(superseded.by())
                        + AdviceText.without(advice.removal(superseded)).map(words -> ". " + words).orElse(""));
                generator.writeEndObject();
            });
            advice.needless().forEach(each -> {
                HealthText text = HealthText.of(each);
                generator.writeStartObject();
                json.text("index", AdviceText.index(each));
                json.text("reason", Stream.of(Stream.of(text.sentence()), text.doubts().stream(),
                        AdviceText.without(advice.removal(each)).stream()).flatMap(words -> words).collect(Collectors.joining(" ")));
                generator.writeEndObject();
            });
            generator.writeEndArray();
            generator.writeArrayPropertyStart("unplanned");
            advisory.unplanned().forEach(each -> {
                generator.writeStartObject();
                json.text("query", each.query());
                json.text("reason", each.reason());
                generator.writeEndObject();
            });
            generator.writeEndArray();
            PageCostJson.write(json, advisory.facts().server());
            ProofJson.write(json, advisory.measured(), advisory.facts());
            json.error(Optional.empty());
        });
    }

    /// Nothing was found, as this says.
    public static void failed(OutputStream out, String message) {
        object(out, json -> json.error(Optional.of(new InputFailure(Optional.empty(), message))));
    }

    private static void index(Json json, AdvisedIndex index, IndexAdvisory advisory) {
        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        json.text("ddl", AdviceText.create(index.index(), advisory.facts()));
        json.number("sizeMb", index.size().map(AdviceJson::megabytes));
        generator.writeArrayPropertyStart("helps");
        index.helps().forEach(help -> {
            generator.writeStartObject();
            json.text("query", help.query());
            json.number("from", Optional.of(1.0));
            json.number("to", Optional.of(help.after() / help.before()));
            generator.writeEndObject();
        });
        generator.writeEndArray();
        json.number("writeCost", index.writes().map(Share::value));
        json.number("upkeep", Optional.of(index.upkeep()));
        json.text("state", switch (index.proof()) {
            case MODEL -> "model";
            case ESTIMATED -> "planned";
            case PLANNED -> "built";
            case MEASURED -> "measured";
        });
        generator.writeEndObject();
    }

    private static double megabytes(Bytes bytes) {
        return bytes.count() / MEGABYTE;
    }

    private static void object(OutputStream out, Consumer<Json> fields) {
        try (JsonGenerator generator = Json.generator(out)) {
            generator.writeStartObject();
            fields.accept(new Json(generator));
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }
}
