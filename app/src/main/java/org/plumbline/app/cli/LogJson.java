package org.plumbline.app.cli;

import java.io.OutputStream;
import java.util.Optional;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.Json;
import org.plumbline.plan.Warning;
import org.plumbline.plan.digest.ListedPlan;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.digest.ShapeGroup;
import org.plumbline.plan.digest.StatementGroup;
import org.plumbline.plan.digest.Times;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// `log --json`: one array, an object for each file.
final class LogJson implements LogWriter {
    private final JsonGenerator generator;
    private final Json json;
    private final int top;

    LogJson(OutputStream out, int top) {
        generator = Json.generator(out);
        json = new Json(generator);
        this.top = top;
        generator.writeStartArray();
    }

    @Override
    public void log(String file, LogSummary summary, Optional<InputFailure> failure) {
        generator.writeRaw('\n');
        generator.writeStartObject();
        json.text("file", file);
        times(summary.times());
        json.text("firstAt", summary.first());
        json.text("lastAt", summary.last());
        json.whole("statements", summary.groups().size());
        generator.writeArrayPropertyStart("groups");
        summary.groups().stream().limit(top).forEach(group -> group(group, summary));
        generator.writeEndArray();
        json.whole("othersCount", summary.others().count());
        json.ms("othersMs", Optional.of(summary.others().total()));
        generator.writeArrayPropertyStart("warnings");
        summary.warnings().forEach(this::warning);
        generator.writeEndArray();
        json.error(failure);
        generator.writeEndObject();
    }

    private void group(StatementGroup group, LogSummary summary) {
        generator.writeRaw('\n');
        generator.writeStartObject();
        json.text("statement", Optional.of(group.statement()).filter(text -> !text.isEmpty()));
        times(group.times());
        json.number("share", Optional.of(summary.share(group)));
        worst(group.worst());
        generator.writeArrayPropertyStart("shapes");
        group.shapes().forEach(this::shape);
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private void shape(ShapeGroup shape) {
        generator.writeStartObject();
        json.text("shape", shape.shape().text());
        json.whole("nodes", shape.shape().nodes());
        times(shape.times());
        worst(shape.worst());
        generator.writeEndObject();
    }

    private void times(Times times) {
        Optional<Times> any = Optional.of(times).filter(each -> each.count() > 0);
        json.whole("count", times.count());
        json.ms("totalMs", Optional.of(times.total()));
        json.ms("meanMs", any.map(Times::mean));
        json.ms("p95Ms", any.map(Times::p95));
        json.ms("maxMs", any.map(Times::max));
    }

    private void worst(Optional<ListedPlan> worst) {
        json.whole("worstLine", worst.map(plan -> (long) plan.place().line()));
        json.text("worstLoggedAt", worst.flatMap(ListedPlan::loggedAt));
    }

    private void warning(Warning warning) {
        generator.writeStartObject();
        json.whole("line", warning.line());
        json.text("message", warning.message());
        generator.writeEndObject();
    }

    @Override
    public void close() {
        try {
            generator.writeEndArray();
            generator.writeRaw('\n');
            generator.close();
        } catch (JacksonException _) {
            // whoever read our output has gone
        }
    }
}
