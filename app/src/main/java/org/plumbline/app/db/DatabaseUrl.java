package org.plumbline.app.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// Where a database is: a `postgresql://user:password@host:port/database?option=value` address as libpq takes it, or a JDBC URL.
///
/// @param jdbc the driver's URL, without user and passwords
/// @param user none where it is not said: the driver then takes the system's
/// @param password none where it is not said: the driver then looks into `~/.pgpass`
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
    private static final String JDBC = "jdbc:";
    private static final int CONNECT_SECONDS = 10;

    /// Reads an address.
    ///
    /// @throws IllegalArgumentException when it is neither; the message is a sentence that leaves a password out
    public static DatabaseUrl of(String text) {
        String plain = text.strip();
        String address = plain.startsWith(JDBC) ? plain.substring(JDBC.length()) : plain;
        try {
            URI uri = new URI(address);
            boolean ours = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!ours || uri.getRawAuthority() == null) {
                throw new IllegalArgumentException(
                        "This is no address of a PostgreSQL database: write postgresql://user@host:5432/database.");
            }
            String authority = uri.getRawAuthority();
            int at = authority.lastIndexOf('@');
            Optional<String> login = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
            List<String> options = Optional.ofNullable(uri.getRawQuery()).map(query -> List.of(query.split("&"))).orElse(List.of());
            String others = options.stream().filter(option -> !name(option).equals("user") && !Parameters.isSecret(name(option)))
                    .collect(Collectors.joining("&"));
            return new DatabaseUrl(
                    JDBC + "postgresql://" + authority.substring(at + 1) + path(uri) + (others.isEmpty() ? "" : "?" + others),
                    login.map(DatabaseUrl::userOf).or(() -> option(options, "user")),
                    login.flatMap(DatabaseUrl::passwordOf).or(() -> option(options, "password")));
        } catch (URISyntaxException broken) {
            // which holds all of the address, so that it is no cause
            throw new IllegalArgumentException("The address of the database cannot be read (" + broken.getReason()
                    + "): write postgresql://user@host:5432/database, with special characters of a password as %xx.");
        }
    }

    /// A new connection, which the caller closes.
    ///
    /// @throws SQLException what the driver or the server said
    public Connection connect() throws SQLException {
        return connect(new Properties());
    }

    /// @param more what the driver is told besides
    Connection connect(Properties more) throws SQLException {
        var properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("ApplicationName", "Plumbline");
        // so that the name is the session's from its start, and DISCARD ALL leaves it
        properties.setProperty("assumeMinServerVersion", "9.0");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        // The guard's reading of a statement and the driver's sending of it rest on these.
        properties.setProperty("preferQueryMode", "extended");
        properties.setProperty("options", "-c standard_conforming_strings=on");
        properties.putAll(more);
        return DriverManager.getConnection(jdbc, properties);
    }

    /// What it says, to be remembered: without the password, named after the database and its host.
    public ConnectionProfile profile() {
        int query = jdbc.indexOf('?');
        String place = jdbc.substring(JDBC.length() + "postgresql://".length(), query < 0 ? jdbc.length() : query);
        String hosts = place.substring(0, place.indexOf('/'));
        String database = decoded(place.substring(place.indexOf('/') + 1));
        var values = new LinkedHashMap<String, String>();
        if (query >= 0) {
            for (String option : List.of(jdbc.substring(query + 1).split("&"))) {
                values.put(name(option), value(option));
            }
        }
        int colon = hosts.contains(",") ? -1 : hosts.lastIndexOf(':');
        boolean hasPort = colon > hosts.lastIndexOf(']') && colon >= 0;
        values.put("host", hasPort ? hosts.substring(0, colon) : hosts);
        if (hasPort) {
            values.put("port", hosts.substring(colon + 1));
        }
        values.put("dbname", database);
        user.ifPresent(name -> values.put("user", name));
        String host = values.get("host").isEmpty() ? "localhost" : values.get("host");
        String name = database.isEmpty() ? host : database + " on " + host;
        return ConnectionProfile.of(name, new Parameters(values));
    }

    /// Without the password.
    @Override
    public String toString() {
        return jdbc.substring(JDBC.length());
    }

    /// The database is named like the user where the address has none, as libpq does it: that is the driver's default too.
    private static String path(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        return path.isEmpty() ? "/" : path;
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream().filter(option -> name(option).equals(name)).findFirst().map(DatabaseUrl::value);
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return decoded(equals < 0 ? option : option.substring(0, equals));
    }

    private static String value(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? "true" : decoded(option.substring(equals + 1));
    }

    private static String userOf(String login) {
        int colon = login.indexOf(':');
        return decoded(colon < 0 ? login : login.substring(0, colon));
    }

    private static Optional<String> passwordOf(String login) {
        int colon = login.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(decoded(login.substring(colon + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
