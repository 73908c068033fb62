package org.plumbline.app.db;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A database that a person connects to, as it is remembered: everything but the passwords. What is absent comes from the service file,
/// then from the `PG*` variables, then from libpq's defaults.
///
/// @param id never shown, never changed; passwords in the keyring are kept under it
/// @param name what the person calls it
/// @param service a section of the service file
/// @param host several of them with ports as libpq lists them: `one:5432,two:5432`
/// @param options further parameters by libpq's or the driver's name; passwords among them are left out
public record ConnectionProfile(
        String id,
        String name,
        Optional<String> service,
        Optional<String> host,
        OptionalInt port,
        Optional<String> database,
        Optional<String> user,
        SslSettings ssl,
        Optional<SshSettings> tunnel,
        Map<String, String> options) {

    private static final int LARGEST_PORT = 65_535;
    private static final String SERVICE = "service=";

    public ConnectionProfile {
        port.ifPresent(number -> {
            if (number < 1 || number > LARGEST_PORT) {
                throw new IllegalArgumentException("A port is a number from 1 to " + LARGEST_PORT + ".");
            }
        });
        var kept = new LinkedHashMap<>(options);
        kept.keySet().removeIf(Parameters::isSecret);
        options = Map.copyOf(kept);
    }

    /// Nothing said: the database of the `PG*` variables, or the local one.
    public static ConnectionProfile empty(String name) {
        return new ConnectionProfile(UUID.randomUUID().toString(), name, Optional.empty(), Optional.empty(), OptionalInt.empty(),
                Optional.empty(), Optional.empty(), SslSettings.NONE, Optional.empty(), Map.of());
    }

    /// What an address says: `postgresql://user@host:port/database`, a JDBC URL, or `service=NAME`. A password in it is left out:
    /// [DatabaseUrl#password()] has it.
    ///
    /// @throws IllegalArgumentException when it is none of them; the message is a sentence that leaves a password out
    public static ConnectionProfile of(String address) {
        String text = address.strip();
        if (text.startsWith(SERVICE) && text.length() > SERVICE.length()) {
            String service = text.substring(SERVICE.length()).strip();
            return new ConnectionProfile(UUID.randomUUID().toString(), service, Optional.of(service), Optional.empty(), OptionalInt.empty(),
                    Optional.empty(), Optional.empty(), SslSettings.NONE, Optional.empty(), Map.of());
        }
        return DatabaseUrl.of(text).profile();
    }

    /// Without parameters that the `ssl` part holds.
    static ConnectionProfile of(String name, Parameters parameters) {
        var rest = new LinkedHashMap<>(parameters.values());
        var ssl = new SslSettings(Optional.ofNullable(rest.get("sslmode")).flatMap(SslMode::of), take(rest, "sslrootcert"),
                take(rest, "sslcert"), take(rest, "sslkey"));
        if (ssl.mode().isPresent()) {
            rest.remove("sslmode");
        }
        OptionalInt port = take(rest, "port").map(ConnectionProfile::port).orElse(OptionalInt.empty());
        Optional<String> service = take(rest, "service");
        return new ConnectionProfile(UUID.randomUUID().toString(), name, service, take(rest, "host"), port, take(rest, "dbname"),
                take(rest, "user"), ssl, Optional.empty(), rest);
    }

    /// Whether both lead to the same server, as far as they say it.
    public boolean isOfServer(ConnectionProfile other) {
        return service.equals(other.service) && host.equals(other.host) && port.equals(other.port)
                && tunnel.map(SshSettings::place).equals(other.tunnel.map(SshSettings::place));
    }

    /// This, with another's identity: an edit of it.
    public ConnectionProfile withId(String other) {
        return new ConnectionProfile(other, name, service, host, port, database, user, ssl, tunnel, options);
    }

    /// This, under another name.
    public ConnectionProfile named(String other) {
        return new ConnectionProfile(id, other, service, host, port, database, user, ssl, tunnel, options);
    }

    /// This, through an SSH server or not.
    public ConnectionProfile withTunnel(Optional<SshSettings> through) {
        return new ConnectionProfile(id, name, service, host, port, database, user, ssl, through, options);
    }

    /// Everything that is known where these variables are set.
    ///
    /// @throws ServerFailure when the service is in no file
    Parameters resolved(Map<String, String> environment) throws ServerFailure {
        Parameters known = parameters();
        Optional<String> named = service.or(() -> Optional.ofNullable(environment.get("PGSERVICE")).filter(text -> !text.isBlank()));
        if (named.isPresent()) {
            known = known.over(new Parameters(ServiceFile.of(environment).parameters(named.get())));
        }
        return known.over(Parameters.of(environment));
    }

    /// `user@host:port/database` as far as it is said, for people.
    public String place() {
        if (host.isEmpty() && service.isPresent()) {
            return SERVICE + service.get();
        }
        String hostAndPort = host.orElse("localhost") + (port.isPresent() ? ":" + port.getAsInt() : "");
        return user.map(who -> who + "@").orElse("") + hostAndPort + database.map(db -> "/" + db).orElse("");
    }

    private Parameters parameters() {
        var values = new LinkedHashMap<String, String>(options);
        host.ifPresent(value -> values.put("host", value));
        port.ifPresent(value -> values.put("port", Integer.toString(value)));
        database.ifPresent(value -> values.put("dbname", value));
        user.ifPresent(value -> values.put("user", value));
        ssl.mode().ifPresent(value -> values.put("sslmode", value.word()));
        ssl.rootCertificate().ifPresent(value -> values.put("sslrootcert", value));
        ssl.certificate().ifPresent(value -> values.put("sslcert", value));
        ssl.key().ifPresent(value -> values.put("sslkey", value));
        return new Parameters(values);
    }

    private static Optional<String> take(Map<String, String> values, String keyword) {
        return Optional.ofNullable(values.remove(keyword));
    }

    private static OptionalInt port(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("The port '" + text + "' is no number.");
        }
    }
}
