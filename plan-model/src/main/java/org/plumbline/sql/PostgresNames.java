package org.plumbline.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names that are PostgreSQL's own, and those of its contrib modules: the same on every server. They are listed in `postgres-names.txt`.
public final class PostgresNames {
    private static final Map<String, Set<String>> SECTIONS = read();

    private PostgresNames() {}

    /// A function or aggregate (pg_proc).
    public static boolean isFunction(String name) {
        return has("functions", name);
    }

    /// A type (pg_type), or a word of a type's name in SQL.
    public static boolean isType(String name) {
        return has("types", name);
    }

    /// A word of PostgreSQL's grammar (`pg_get_keywords`).
    public static boolean isKeyword(String name) {
        return has("keywords", name);
    }

    /// A keyword that names nothing without quotes (catcode R).
    public static boolean isReserved(String name) {
        return has("reserved", name);
    }

    /// A table, view or index of the system's catalogue, or a schema of it.
    public static boolean isCatalogue(String name) {
        return has("relations", name) || name.equals("pg_catalog") || name.equals("information_schema") || name.equals("pg_toast")
                || (name.startsWith("pg_") && name.endsWith("_index"));
    }

    /// A text search configuration, such as `english`.
    public static boolean isConfiguration(String name) {
        return has("configurations", name);
    }

    /// A setting of the server (pg_settings).
    public static boolean isSetting(String name) {
        return has("settings", name);
    }

    private static boolean has(String section, String name) {
        return SECTIONS.get(section).contains(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Set<String>> read() {
        try (InputStream file = PostgresNames.class.getResourceAsStream("postgres-names.txt")) {
            var sections = new HashMap<String, Set<String>>();
            Set<String> section = Set.of();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    section = new HashSet<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.startsWith("#")) {
                    section.addAll(List.of(line.toLowerCase(Locale.ROOT).split(" ", -1)));
                }
            }
            return sections;
        } catch (IOException broken) {
            throw new UncheckedIOException("postgres-names.txt", broken);
        }
    }
}
