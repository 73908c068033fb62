package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names and values as statements have them.
final class Names {
    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String of(Replica.Table table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    static String list(List<String> columns) {
        return columns.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /// A constant without a type; an empty one is NULL.
    static String literal(Optional<String> value) {
        return value.map(text -> "'" + text.replace("'", "''") + "'").orElse("NULL");
    }
}
