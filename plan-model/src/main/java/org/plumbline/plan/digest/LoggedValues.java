package org.plumbline.plan.digest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `$1 = '7', $2 = 'it''s', $3 = NULL`, as `BuildParamLogString` writes it (params.c): of a quote in a value there are two, and a
/// value that was cut ends with three dots.
final class LoggedValues {
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']|'')*+)')(?:, |\\s*$)");
    private static final String CUT = "...";

    private LoggedValues() {}

    /// By number; an empty one is NULL. None where it is not whole: a value was cut, or the text breaks off.
    static Optional<Map<String, Optional<String>>> of(String text) {
        var values = new HashMap<String, Optional<String>>();
        Matcher value = VALUE.matcher(text);
        int read = 0;
        while (read < text.length()) {
            if (!value.find(read) || value.start() != read) {
                return Optional.empty();
            }
            Optional<String> quoted = Optional.ofNullable(value.group(2)).map(inside -> inside.replace("''", "'"));
            if (quoted.filter(whole -> whole.endsWith(CUT)).isPresent()) {
                return Optional.empty();
            }
            values.put(value.group(1), quoted);
            read = value.end();
        }
        return Optional.of(values);
    }
}
