package org.plumbline.app.ui.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.sql.QuotedName;

/// Names written so that SQL takes them: quoted where they need it.
final class SqlName {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 63;

    private SqlName() {}

    /// A table's name, with or without its schema before a dot.
    static String quoted(String name) {
        return Arrays.stream(name.split("\\.", -1)).map(QuotedName::of).collect(Collectors.joining("."));
    }

    /// A name for statistics on these columns.
    static String made(String table, List<String> columns) {
        String words = table.substring(table.lastIndexOf('.') + 1) + "_" + String.join("_", columns);
        String plain = NOT_PLAIN.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("_");
        String name = plain.substring(0, Math.min(plain.length(), LONGEST - "_stats".length())) + "_stats";
        return PLAIN.matcher(name).matches() ? name : "s" + name;
    }
}
