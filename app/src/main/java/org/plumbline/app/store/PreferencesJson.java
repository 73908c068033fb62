package org.plumbline.app.store;

import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.app.store.Preferences.ThemeChoice;
import org.plumbline.app.store.Preferences.WindowBounds;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Preferences as JSON. Reading takes what it understands and leaves the rest at its default: the file may be of another release.
final class PreferencesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PreferencesJson() {}

    static String print(Preferences preferences) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(new Indented(), text)) {
            json.writeStartObject();
            json.writeStringProperty("theme", preferences.theme().name());
            json.writeNumberProperty("textSize", preferences.textSize());
            preferences.sidePanel().ifPresent(panel -> json.writeStringProperty("sidePanel", panel));
            json.writeBooleanProperty("sourcesShown", preferences.sourcesShown());
            json.writeBooleanProperty("historyKept", preferences.historyKept());
            preferences.window().ifPresent(bounds -> {
                json.writeName("window").writeStartObject();
                json.writeNumberProperty("x", bounds.x());
                json.writeNumberProperty("y", bounds.y());
                json.writeNumberProperty("width", bounds.width());
                json.writeNumberProperty("height", bounds.height());
                json.writeBooleanProperty("maximized", bounds.maximized());
                json.writeEndObject();
            });
            json.writeName("layout").writeStartObject();
            preferences.layout().forEach(json::writeNumberProperty);
            json.writeEndObject();
            AnswersJson.print(json, "servers", preferences.servers());
            json.writeArrayPropertyStart("recentFiles");
            preferences.recentFiles().forEach(file -> json.writeString(file.toString()));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    /// @throws tools.jackson.core.JacksonException when this is no JSON
    static Preferences parse(String text) {
        Preferences read = Preferences.DEFAULT;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return read;
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                read = switch (name) {
                    case "theme" -> theme(json).map(read::withTheme).orElse(read);
                    case "textSize" -> read.withTextSize(json.getValueAsInt());
                    case "sidePanel" -> read.withSidePanel(Optional.ofNullable(json.getValueAsString()));
                    case "sourcesShown" -> read.withSourcesShown(json.getValueAsBoolean(true));
                    case "historyKept" -> read.withHistoryKept(json.getValueAsBoolean(true));
                    case "window" -> value == JsonToken.START_OBJECT ? read.withWindow(window(json)) : read;
                    case "layout" -> value == JsonToken.START_OBJECT ? layout(json, read) : read;
                    case "servers" -> value == JsonToken.START_OBJECT ? AnswersJson.parse(json, read) : read;
                    case "recentFiles" -> value == JsonToken.START_ARRAY ? read.withRecentFiles(paths(json)) : read;
                    default -> read;
                };
                skipRest(json);
            }
        }
        return read;
    }

    /// Past an unknown object or array.
    static void skipRest(JsonParser json) {
        if (json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY) {
            json.skipChildren();
        }
    }

    private static Optional<ThemeChoice> theme(JsonParser json) {
        String name = json.getValueAsString("");
        return List.of(ThemeChoice.values()).stream().filter(choice -> choice.name().equals(name)).findFirst();
    }

    private static WindowBounds window(JsonParser json) {
        var values = new TreeMap<String, Double>();
        boolean maximized = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value.isNumeric()) {
                values.put(name, json.getDoubleValue());
            } else if (value == JsonToken.VALUE_TRUE && name.equals("maximized")) {
                maximized = true;
            }
            skipRest(json);
        }
        return new WindowBounds(
                values.getOrDefault("x", 0.0), values.getOrDefault("y", 0.0),
                values.getOrDefault("width", 1280.0), values.getOrDefault("height", 800.0), maximized);
    }

    private static Preferences layout(JsonParser json, Preferences read) {
        Preferences changed = read;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken().isNumeric()) {
                changed = changed.withLayout(name, json.getDoubleValue());
            }
            skipRest(json);
        }
        return changed;
    }

    private static List<Path> paths(JsonParser json) {
        var paths = new ArrayList<Path>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            path(json).ifPresent(paths::add);
            skipRest(json);
        }
        return paths;
    }

    private static Optional<Path> path(JsonParser json) {
        try {
            return Optional.of(json.getValueAsString("")).filter(text -> !text.isBlank()).map(Path::of);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
