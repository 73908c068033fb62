package org.plumbline.app.sharding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a shard is.
///
/// @param host a name or an address, without brackets
/// @param port from 1 to 65,535
/// @param database its name
/// @param user as whom foreign tables connect; absent for the name of who asks
public record ShardHost(String host, int port, String database, Optional<String> user) {
    private static final int USUAL_PORT = 5432;
    private static final int LAST_PORT = 65_535;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:postgres(?:ql)?://)?(?:(?<user>[^@/]*)@)?"
                    + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,5}))?(?:/(?<database>[^?]*))?");

    private static final Pattern PASSWORD = Pattern.compile("(?i)pass(word|wd|file)?\\s*=");

    /// Reads `shard0.example.com`, `10.0.0.7:5433/shop` or `postgresql://app@shard0.example.com/shop`.
    ///
    /// @param database what it is called where the text does not say so
    /// @throws IllegalArgumentException a sentence, when it is no address or may hold a password, which is never quoted
    public static ShardHost of(String text, String database) {
        Matcher address = ADDRESS.matcher(text.strip());
        boolean understood = address.matches();
        if (mayHoldPassword(text, understood ? address.group("database") : text)
                || (understood && address.group("user") != null && address.group("user").contains(":"))) {
            throw new IllegalArgumentException("A password does not belong in a script: leave it out of the address.");
        }
        if (!understood) {
            throw new IllegalArgumentException(shown(text.strip()) + " is not an address; write host:port/database.");
        }
        int port = address.group("port") == null ? USUAL_PORT : Integer.parseInt(address.group("port"));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("The port is " + port + "; it is a whole number from 1 to 65535.");
        }
        String host = address.group("host");
        String named = address.group("database");
        return new ShardHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port,
                named == null || named.isEmpty() ? database : named,
                Optional.ofNullable(address.group("user")).filter(user -> !user.isEmpty()));
    }

    /// Whether it says so, or its rest has an `@`, as it has where a password with a slash stands before it.
    private static boolean mayHoldPassword(String text, String rest) {
        return PASSWORD.matcher(text).find() || (rest != null && rest.contains("@"));
    }

    /// In quotes, unless it has a mark by which a password, or a part of one, could stand in it.
    private static String shown(String text) {
        return text.matches("[^@:=?%]*") ? "\"" + text + "\"" : "This";
    }

    /// As a JDBC URL.
    String url() {
        return "jdbc:postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + encoded(database);
    }

    /// As libpq and dblink take it.
    String libpq() {
        return "host=" + host + " port=" + port + " dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
