package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.db.WorkloadAdvisory;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.StatementUse;
import org.plumbline.schema.WorkloadAdvice;
import org.plumbline.workload.Habit;
import org.plumbline.workload.StatementCounters;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline schema --json`; `schema-json.txt` describes it.
public final class WorkloadAdviceJson {
    private final Json json;
    private final JsonGenerator generator;

    private WorkloadAdviceJson(Json json) {
        this.json = json;
        generator = json.generator();
    }

    /// Writes UTF-8 to the stream, which stays open.
    ///
    /// @param database its address
    /// @param most so many pieces
    public static void write(OutputStream out, String database, WorkloadAdvisory advisory, int most) {
        Json.object(out, json -> {
            json.text("database", database);
            json.ms("totalMs", advisory.total());
            json.texts("notes", WorkloadAdviceText.notes(advisory.answer()));
            json.whole("questions", advisory.questions().size());
            json.whole("found", advisory.advice().size());
            json.generator().writeArrayPropertyStart("advice");
            var writer = new WorkloadAdviceJson(json);
            advisory.advice().stream().limit(most).forEach(each -> writer.piece(each, advisory));
            json.generator().writeEndArray();
            json.error(Optional.empty());
        });
    }

    /// Writes why there is none.
    public static void failed(OutputStream out, String database, String why) {
        Json.object(out, json -> {
            json.text("database", database);
            json.texts("advice", List.of());
            json.error(Optional.of(new InputFailure(Optional.empty(), why)));
        });
    }

    private void piece(WorkloadAdvice advice, WorkloadAdvisory advisory) {
        WorkloadAdviceText text = WorkloadAdviceText.of(advice);
        generator.writeRaw('\n');
        generator.writeStartObject();
        json.text("kind", text.kind().name().toLowerCase(Locale.ROOT));
        json.text("id", id(advice));
        json.text("title", text.headline());
        Optional<SchemaAdvice> schema =
                advice instanceof WorkloadAdvice.OfSchema(SchemaAdvice change) ? Optional.of(change) : Optional.empty();
        json.text("table", schema.map(SchemaAdvice::table));
        json.text("object", schema.map(SchemaAdvice::object));
        json.ms("atStakeMs", Optional.of(advice.atStake()));
        json.number("shareOfTime", advice instanceof WorkloadAdvice.OfHabit ? Optional.empty()
                : advisory.total().map(total -> WorkloadAdviceText.share(advice.atStake(), total).value()));
        json.text("sentence", text.sentence());
        json.texts("evidence", text.evidence());
        json.texts("prices", text.prices());
        json.texts("doubts", text.doubts());
        switch (advice) {
            case WorkloadAdvice.OfSchema(SchemaAdvice change) -> {
                steps("steps", change.steps());
                steps("back", change.back());
            }
            case WorkloadAdvice.OfRewrite(StatementUse _, List<Rewriting> ways) -> rewrites(ways);
            case WorkloadAdvice.OfHabit _ -> ways(text);
        }
        statements(advice);
        generator.writeEndObject();
    }

    private static String id(WorkloadAdvice advice) {
        return switch (advice) {
            case WorkloadAdvice.OfSchema(SchemaAdvice change) -> change.check();
            case WorkloadAdvice.OfRewrite(StatementUse _, List<Rewriting> ways) -> ways.getFirst().rewrite().id();
            case WorkloadAdvice.OfHabit(Habit.LookUpForEachRow _) -> "look-up-for-each-row";
            case WorkloadAdvice.OfHabit(Habit.InsertForEachRow _) -> "insert-for-each-row";
        };
    }

    private void steps(String name, List<SchemaAdvice.Step> steps) {
        generator.writeArrayPropertyStart(name);
        for (SchemaAdvice.Step step : steps) {
            step(step.why(), Optional.of(step.effect().name().toLowerCase(Locale.ROOT).replace('_', '-')), Optional.empty(), step.sql());
        }
        generator.writeEndArray();
    }

    private void rewrites(List<Rewriting> ways) {
        generator.writeArrayPropertyStart("steps");
        ways.forEach(way -> step(way.rewrite().title(), Optional.empty(), Optional.of(way), Optional.of(way.sql())));
        generator.writeEndArray();
        json.texts("back", List.of());
    }

    private void ways(WorkloadAdviceText text) {
        generator.writeArrayPropertyStart("steps");
        text.steps().forEach(step -> step(step.sentence(), Optional.empty(), Optional.empty(), step.sql()));
        generator.writeEndArray();
        json.texts("back", List.of());
    }

    private void step(String why, Optional<String> effect, Optional<Rewriting> way, Optional<String> sql) {
        generator.writeStartObject();
        json.text("why", why);
        json.text("sql", sql);
        json.text("effect", effect);
        json.text("rewrite", way.map(rewriting -> rewriting.rewrite().id()));
        json.text("gain", way.map(rewriting -> rewriting.gain().name().toLowerCase(Locale.ROOT)));
        generator.writeName("safe");
        way.ifPresentOrElse(rewriting -> generator.writeBoolean(rewriting.safe()), generator::writeNull);
        generator.writeEndObject();
    }

    private void statements(WorkloadAdvice advice) {
        List<StatementCounters> counted = switch (advice) {
            case WorkloadAdvice.OfSchema(SchemaAdvice change) -> change.statements().stream().map(StatementUse::statement).toList();
            case WorkloadAdvice.OfRewrite(StatementUse use, List<Rewriting> _) -> List.of(use.statement());
            case WorkloadAdvice.OfHabit(Habit.LookUpForEachRow lookup) -> List.of(lookup.statement(), lookup.list());
            case WorkloadAdvice.OfHabit(Habit habit) -> List.of(habit.statement());
        };
        generator.writeArrayPropertyStart("statements");
        for (StatementCounters each : counted) {
            generator.writeStartObject();
            json.text("queryId", each.key().queryId().isPresent()
                    ? Optional.of(Long.toString(each.key().queryId().getAsLong())) : Optional.empty());
            json.text("query", each.text());
            json.whole("calls", each.counters().calls());
            json.ms("totalMs", Optional.of(each.counters().totalTime()));
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }
}
