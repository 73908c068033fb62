package org.plumbline.app.db;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Connection parameters by libpq's keyword, as they stand in a service file: `host`, `port`, `dbname`, `user`, `sslmode` and so on.
///
/// @param values never with an empty value
record Parameters(Map<String, String> values) {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("PGHOST", "host"), Map.entry("PGPORT", "port"), Map.entry("PGDATABASE", "dbname"), Map.entry("PGUSER", "user"),
            Map.entry("PGSSLMODE", "sslmode"), Map.entry("PGSSLROOTCERT", "sslrootcert"), Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"), Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"), Map.entry("PGOPTIONS", "options"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"));
    /// What stands elsewhere in the driver's URL, and what Plumbline sets itself: the driver takes the URL's word before any other.
    private static final Set<String> NOT_OPTIONS = Set.of("host", "port", "dbname", "user", "password", "service", "application_name",
            "ApplicationName", "options", "passfile", "sslpassword", "preferQueryMode", "readOnlyMode", "assumeMinServerVersion",
            "socketFactory", "socketFactoryArg", "loginTimeout", "tcpKeepAlive");
    private static final Map<String, String> DRIVER_NAMES =
            Map.of("connect_timeout", "connectTimeout", "target_session_attrs", "targetServerType");
    private static final Map<String, String> SERVER_TYPES =
            Map.of("read-write", "primary", "read-only", "secondary", "primary", "primary", "standby", "secondary",
                    "prefer-standby", "preferSecondary", "any", "any");

    Parameters {
        var kept = new LinkedHashMap<>(values);
        kept.values().removeIf(String::isBlank);
        values = Map.copyOf(kept);
    }

    /// What the `PG*` variables say. A folder of Unix sockets as host is left out: the driver speaks TCP alone.
    static Parameters of(Map<String, String> environment) {
        var values = new LinkedHashMap<String, String>();
        VARIABLES.forEach((variable, keyword) ->
                Optional.ofNullable(environment.get(variable)).ifPresent(value -> values.put(keyword, value)));
        if (values.getOrDefault("host", "").startsWith("/")) {
            values.remove("host");
        }
        return new Parameters(values);
    }

    /// Whether its value is neither shown nor written down: `password`, `sslpassword`.
    static boolean isSecret(String keyword) {
        return keyword.toLowerCase(Locale.ROOT).endsWith("password");
    }

    /// These, and where they say nothing the others.
    Parameters over(Parameters others) {
        var all = new LinkedHashMap<>(others.values);
        all.putAll(values);
        return new Parameters(all);
    }

    Optional<String> get(String keyword) {
        return Optional.ofNullable(values.get(keyword));
    }

    String host() {
        return get("host").orElse("localhost");
    }

    String port() {
        return get("port").orElse("5432");
    }

    String user() {
        return get("user").orElse(System.getProperty("user.name"));
    }

    /// Named like the user where nothing says otherwise, as libpq has it.
    String database() {
        return get("dbname").orElse(user());
    }

    /// What the driver is to connect to, without a password.
    DatabaseUrl url() {
        String host = host();
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String place = host.contains(",") ? host : bracketed + ":" + port();
        String options = values.entrySet().stream().filter(value -> !NOT_OPTIONS.contains(value.getKey()))
                .sorted(Map.Entry.comparingByKey()).map(Parameters::option).collect(Collectors.joining("&"));
        return new DatabaseUrl("jdbc:postgresql://" + place + "/" + encoded(database()) + (options.isEmpty() ? "" : "?" + options),
                Optional.of(user()), Optional.empty());
    }

    private static String option(Map.Entry<String, String> option) {
        String name = DRIVER_NAMES.getOrDefault(option.getKey(), option.getKey());
        String given = option.getValue();
        String value = name.equals("targetServerType") ? SERVER_TYPES.getOrDefault(given, given) : given;
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
