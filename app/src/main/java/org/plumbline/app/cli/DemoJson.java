package org.plumbline.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.app.demo.DemoDatabase;
import org.plumbline.app.demo.DemoQuery;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.Json;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline demo --json`; `demo-json.txt` describes it.
final class DemoJson {
    private DemoJson() {}

    static void write(OutputStream out, DemoDatabase demo, Duration took) {
        object(out, json -> {
            json.text("url", demo.address());
            json.text("host", "127.0.0.1");
            json.whole("port", demo.running().port());
            json.text("database", DemoDatabase.NAME);
            json.text("user", demo.url().user());
            json.text("password", demo.url().password());
            json.text("passwordFile", demo.passwordFile().toString());
            json.text("log", demo.log().toString());
            json.whole("pid", demo.running().pid());
            json.text("origin", demo.origin().name().toLowerCase(Locale.ROOT));
            json.ms("tookMs", Optional.of(took));
            json.flag("kept", demo.isKept());
            json.generator().writeArrayPropertyStart("queries");
            for (DemoQuery query : DemoQuery.all()) {
                json.generator().writeStartObject();
                fields(json, query);
                json.generator().writeEndObject();
            }
            json.generator().writeEndArray();
            json.error(Optional.empty());
        });
    }

    /// Of `--query`.
    static void write(OutputStream out, DemoQuery query) {
        object(out, json -> {
            fields(json, query);
            json.error(Optional.empty());
        });
    }

    /// Of `--stop` and `--delete`.
    static void write(OutputStream out, boolean done) {
        object(out, json -> {
            json.flag("done", done);
            json.error(Optional.empty());
        });
    }

    static void failed(OutputStream out, String message) {
        object(out, json -> json.error(Optional.of(new InputFailure(Optional.empty(), message))));
    }

    private static void fields(Json json, DemoQuery query) {
        json.text("name", query.name());
        json.text("title", query.title());
        json.text("wrong", query.wrong());
        json.text("rule", query.rule());
        json.text("sql", query.sql());
    }

    /// Whoever reads it may be waiting for it while the server runs: it goes out at once.
    private static void object(OutputStream out, Consumer<Json> fields) {
        try (JsonGenerator generator = Json.generator(out)) {
            generator.writeStartObject();
            fields.accept(new Json(generator));
            generator.writeEndObject();
        }
        try {
            out.write("\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException _) {
            throw new ReaderGone();
        }
    }
}
