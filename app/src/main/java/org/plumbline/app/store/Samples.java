package org.plumbline.app.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The built-in samples, in the order of their index, `samples.json`. The files are made by `.ci/make-samples`.
public final class Samples {
    private static final String FOLDER = "/org/plumbline/app/samples/";

    private Samples() {}

    /// Reads the index only; plans and queries are read when a [Sample] is asked for them.
    public static List<Sample> all() {
        try (InputStream index = open("samples.json"); JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), index)) {
            var samples = new ArrayList<Sample>();
            expect(json, JsonToken.START_ARRAY, json.nextToken());
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                expect(json, JsonToken.START_OBJECT, token);
                samples.add(sample(strings(json)));
            }
            return List.copyOf(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String resource) {
        try (InputStream stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Map<String, String> fields) {
        return new Sample(required(fields, "id"), required(fields, "title"), required(fields, "description"), required(fields, "plan"),
                Optional.ofNullable(fields.get("query")), required(fields, "postgresVersion"));
    }

    private static Map<String, String> strings(JsonParser json) {
        var fields = new HashMap<String, String>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            expect(json, JsonToken.VALUE_STRING, json.nextToken());
            fields.put(name, json.getString());
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .orElseThrow(() -> new IllegalStateException("samples.json: a sample without \"" + name + "\": " + fields));
    }

    private static void expect(JsonParser json, JsonToken wanted, JsonToken found) {
        if (found != wanted) {
            throw new IllegalStateException("samples.json: expected " + wanted + " but found " + found + " at " + json.currentLocation());
        }
    }

    private static InputStream open(String resource) throws FileNotFoundException {
        InputStream stream = Samples.class.getResourceAsStream(FOLDER + resource);
        if (stream == null) {
            throw new FileNotFoundException(FOLDER + resource);
        }
        return stream;
    }
}
