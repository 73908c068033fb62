package org.plumbline.app.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.plumbline.app.db.ConnectionProfile;
import org.plumbline.app.db.SshSettings;
import org.plumbline.app.db.SshSettings.SshLogin;
import org.plumbline.app.db.SslMode;
import org.plumbline.app.db.SslSettings;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Profiles as a JSON array of flat objects. Reading is strict: what it does not know it refuses, so that nothing is lost when it is
/// written anew.
final class ProfilesJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> NAMES = List.of("id", "name", "service", "host", "port", "database", "user", "sslMode",
            "sslRootCertificate", "sslCertificate", "sslKey", "sshHost", "sshPort", "sshUser", "sshLogin", "sshKey", "sshKnownHosts");

    private ProfilesJson() {}

    static String print(List<ConnectionProfile> profiles) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(new Indented(), text)) {
            json.writeStartArray();
            for (ConnectionProfile profile : profiles) {
                json.writeStartObject();
                Map<String, String> fields = fields(profile);
                NAMES.stream().filter(fields::containsKey).forEach(name -> json.writeStringProperty(name, fields.get(name)));
                if (!profile.options().isEmpty()) {
                    json.writeObjectPropertyStart("options");
                    new TreeMap<>(profile.options()).forEach(json::writeStringProperty);
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    private static Map<String, String> fields(ConnectionProfile profile) {
        var fields = new TreeMap<String, String>();
        fields.put("id", profile.id());
        fields.put("name", profile.name());
        profile.service().ifPresent(value -> fields.put("service", value));
        profile.host().ifPresent(value -> fields.put("host", value));
        profile.port().ifPresent(value -> fields.put("port", Integer.toString(value)));
        profile.database().ifPresent(value -> fields.put("database", value));
        profile.user().ifPresent(value -> fields.put("user", value));
        profile.ssl().mode().ifPresent(value -> fields.put("sslMode", value.word()));
        profile.ssl().rootCertificate().ifPresent(value -> fields.put("sslRootCertificate", value));
        profile.ssl().certificate().ifPresent(value -> fields.put("sslCertificate", value));
        profile.ssl().key().ifPresent(value -> fields.put("sslKey", value));
        profile.tunnel().ifPresent(tunnel -> {
            fields.put("sshHost", tunnel.host());
            tunnel.port().ifPresent(value -> fields.put("sshPort", Integer.toString(value)));
            tunnel.user().ifPresent(value -> fields.put("sshUser", value));
            tunnel.knownHosts().ifPresent(value -> fields.put("sshKnownHosts", value));
            fields.put("sshLogin", switch (tunnel.login()) {
                case SshLogin.KeyFile(String path) -> {
                    fields.put("sshKey", path);
                    yield "key";
                }
                case SshLogin.Agent() -> "agent";
                case SshLogin.Password() -> "password";
            });
        });
        return fields;
    }

    /// @throws tools.jackson.core.JacksonException when this is no JSON
    /// @throws IllegalArgumentException a sentence about a field that is none, or has no such value
    static List<ConnectionProfile> parse(String text) {
        var profiles = new ArrayList<ConnectionProfile>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            expect(json, json.nextToken(), JsonToken.START_ARRAY, "a list of connections in square brackets");
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                expect(json, token, JsonToken.START_OBJECT, "a connection in braces");
                profiles.add(profile(json));
            }
        }
        return profiles;
    }

    private static ConnectionProfile profile(JsonParser json) {
        var fields = new TreeMap<String, String>();
        var options = new TreeMap<String, String>();
        int line = json.currentLocation().getLineNr();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (name.equals("options") && value == JsonToken.START_OBJECT) {
                for (String option = json.nextName(); option != null; option = json.nextName()) {
                    options.put(option, text(json, option, json.nextToken()));
                }
            } else if (NAMES.contains(name)) {
                fields.put(name, text(json, name, value));
            } else {
                throw wrong(json.currentLocation().getLineNr(), "'" + name + "' is nothing that a connection has.");
            }
        }
        try {
            return profile(fields, options);
        } catch (IllegalArgumentException unfit) {
            throw wrong(line, "of the connection that begins here, " + unfit.getMessage());
        }
    }

    private static ConnectionProfile profile(Map<String, String> fields, Map<String, String> options) {
        Optional<SslMode> mode = text(fields, "sslMode").map(word -> SslMode.of(word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no SSL mode.")));
        var ssl = new SslSettings(mode, text(fields, "sslRootCertificate"), text(fields, "sslCertificate"), text(fields, "sslKey"));
        Optional<SshSettings> tunnel = text(fields, "sshHost").map(host -> new SshSettings(
                host, number(fields, "sshPort"), text(fields, "sshUser"), login(fields), text(fields, "sshKnownHosts")));
        return new ConnectionProfile(text(fields, "id").orElseGet(() -> UUID.randomUUID().toString()),
                text(fields, "name").orElseThrow(() -> new IllegalArgumentException("the name is missing.")),
                text(fields, "service"), text(fields, "host"), number(fields, "port"), text(fields, "database"), text(fields, "user"),
                ssl, tunnel, options);
    }

    private static SshLogin login(Map<String, String> fields) {
        String word = fields.getOrDefault("sshLogin", "agent");
        return switch (word) {
            case "key" -> new SshLogin.KeyFile(text(fields, "sshKey")
                    .orElseThrow(() -> new IllegalArgumentException("sshKey, the path of the key, is missing.")));
            case "agent" -> new SshLogin.Agent();
            case "password" -> new SshLogin.Password();
            default -> throw new IllegalArgumentException("'" + word + "' is no sshLogin: key, agent or password.");
        };
    }

    private static OptionalInt number(Map<String, String> fields, String name) {
        Optional<String> text = text(fields, name);
        try {
            return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " '" + text.get() + "' is no number.");
        }
    }

    private static Optional<String> text(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static String text(JsonParser json, String name, JsonToken value) {
        if (!value.isScalarValue()) {
            throw wrong(json.currentLocation().getLineNr(), "'" + name + "' has to be a text.");
        }
        return value == JsonToken.VALUE_NULL ? "" : json.getValueAsString("");
    }

    private static void expect(JsonParser json, JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw wrong(json.currentLocation().getLineNr(), "expected " + what + ".");
        }
    }

    private static IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
