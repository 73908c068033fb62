package org.plumbline.app.store;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Answers;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Use;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a person said of servers, as a part of the preferences: `{"id": {"memory": 68719476736, "cpus": 16, "disk": "SSD", "use": "WEB"}}`,
/// the memory in bytes.
final class AnswersJson {
    private AnswersJson() {}

    static void print(JsonGenerator json, String name, Map<String, Answers> servers) {
        json.writeObjectPropertyStart(name);
        servers.forEach((id, answers) -> {
            json.writeObjectPropertyStart(id);
            answers.memory().ifPresent(memory -> json.writeNumberProperty("memory", memory.count()));
            answers.cpus().ifPresent(cpus -> json.writeNumberProperty("cpus", cpus));
            answers.disk().ifPresent(disk -> json.writeStringProperty("disk", disk.name()));
            answers.use().ifPresent(use -> json.writeStringProperty("use", use.name()));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    /// At the beginning of the object; what it does not understand it leaves out.
    static Preferences parse(JsonParser json, Preferences read) {
        Preferences changed = read;
        for (String id = json.nextName(); id != null; id = json.nextName()) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                changed = changed.withAnswers(id, answers(json));
            } else {
                PreferencesJson.skipRest(json);
            }
        }
        return changed;
    }

    private static Answers answers(JsonParser json) {
        Answers read = Answers.NONE;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            read = switch (name) {
                case "memory" -> read.withMemory(Optional.of(json.getValueAsLong()).filter(bytes -> bytes > 0).map(Bytes::bytes));
                case "cpus" -> read.withCpus(cpus(json.getValueAsInt()));
                case "disk" -> read.withDisk(one(json, Disk.values()));
                case "use" -> read.withUse(one(json, Use.values()));
                default -> read;
            };
            PreferencesJson.skipRest(json);
        }
        return read;
    }

    private static OptionalInt cpus(int count) {
        return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    private static <T extends Enum<T>> Optional<T> one(JsonParser json, T[] values) {
        String name = json.getValueAsString("");
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
