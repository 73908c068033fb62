package org.plumbline.app.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.advisor.proof.MeasuredStatement;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.catalog.CatalogFacts;
import tools.jackson.core.JsonGenerator;

/// The part of `plumbline advise --json` that tells what was measured; `advise-json.txt` describes it.
final class ProofJson {
    private static final double NANOS = 1e6;

    private ProofJson() {}

    static void write(Json json, Optional<MeasuredSet> measured, CatalogFacts facts) {
        JsonGenerator generator = json.generator();
        if (measured.isEmpty()) {
            generator.writeNullProperty("proof");
            return;
        }
        generator.writeObjectPropertyStart("proof");
        Optional<MeasuredSet> ran = measured.filter(set -> !set.statements().isEmpty());
        json.number("beforeMs", ran.map(set -> milliseconds(set.before())));
        json.number("afterMs", ran.map(set -> milliseconds(set.after())));
        generator.writeArrayPropertyStart("statements");
        measured.get().statements().forEach(each -> statement(json, each));
        generator.writeEndArray();
        generator.writeArrayPropertyStart("notRun");
        measured.get().others().forEach(each -> {
            generator.writeStartObject();
            json.text("query", each.query());
            json.text("reason", each.reason());
            generator.writeEndObject();
        });
        generator.writeEndArray();
        generator.writeArrayPropertyStart("notBuilt");
        measured.get().notBuilt().forEach((index, reason) -> {
            generator.writeStartObject();
            json.text("ddl", AdviceText.create(index, facts));
            json.text("reason", reason);
            generator.writeEndObject();
        });
        generator.writeEndArray();
        generator.writeArrayPropertyStart("visited");
        measured.get().visited().stream().map(index -> AdviceText.create(index, facts)).sorted().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeArrayPropertyStart("vacuum");
        measured.get().stale().stream().sorted().forEach(generator::writeString);
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void statement(Json json, MeasuredStatement statement) {
        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        json.text("query", statement.query().name());
        json.text("verdict", statement.verdict().name().toLowerCase(Locale.ROOT));
        runs(json, "before", statement.before());
        runs(json, "after", statement.after());
        generator.writeEndObject();
    }

    /// How long they took.
    static void runs(Json json, String name, Runs runs) {
        JsonGenerator generator = json.generator();
        generator.writeObjectPropertyStart(name);
        json.whole("runs", runs.all().size());
        generator.writeBooleanProperty("finished", runs.finished());
        json.number("medianMs", Optional.of(milliseconds(runs.median())));
        json.number("lowerQuartileMs", Optional.of(milliseconds(runs.lowerQuartile())));
        json.number("upperQuartileMs", Optional.of(milliseconds(runs.upperQuartile())));
        json.number("cpuMs", runs.cpu().map(ProofJson::milliseconds));
        json.whole("blocks", runs.touched().count());
        generator.writeEndObject();
    }

    private static double milliseconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
