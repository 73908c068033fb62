package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.plan.Warning;

/// Leaves out of one YAML document the lines that EXPLAIN never prints: remarks between its lines, and what follows the last of them.
/// Every other line stays where it stood.
final class YamlRepair {
    private static final int LONGEST_KEY = 60;

    private final Lines lines;
    private final int first;
    /// What each line from the first on says; empty for one that was left out.
    private final List<String> kept = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final int lastFilled;
    private int end;
    /// Where a text was opened that goes on in the next line: its quote, or a space for a text without quotes.
    private char open;
    private boolean cut;
    private int openIndent;

    private YamlRepair(Lines lines, int first, int end) {
        this.lines = lines;
        this.first = first;
        this.end = first + 1;
        this.lastFilled = lines.lastFilled(end - 1);
        List<Integer> strays = new ArrayList<>();
        for (int line = first; line < end; line++) {
            String text = lines.trimmed(line);
            boolean belongs = text.isEmpty() || text.charAt(0) == '#' || belongs(line, text);
            kept.add(belongs ? lines.line(line) : "");
            if (!belongs) {
                strays.add(line);
            } else if (!text.isEmpty()) {
                this.end = line + 1;
                strays.forEach(this::warn);
                strays.clear();
            }
            if (cut) {
                kept.set(line - first, "");
            }
        }
    }

    /// The document that stands in these lines, the last of them exclusive.
    static YamlRepair of(Lines lines, int first, int end) {
        return new YamlRepair(lines, first, end);
    }

    /// Leaves out one more line.
    void leaveOut(int line) {
        kept.set(line - first, "");
        warnings.add(new Warning(lines.number(line), "This line is no valid YAML; it was left out: " + Excerpt.of(lines.trimmed(line))));
    }

    /// True where the text ends in the middle of a key.
    boolean isCut() {
        return cut;
    }

    /// False for a line that is left out, or that has nothing in it.
    boolean has(int line) {
        return line >= first && line < end && !kept.get(line - first).isEmpty();
    }

    /// The line after the document's last.
    int end() {
        return end;
    }

    String yaml() {
        return String.join("\n", kept.subList(0, end - first));
    }

    /// What was left out between the document's lines.
    List<Warning> warnings() {
        return warnings;
    }

    private void warn(int line) {
        warnings.add(Excerpt.strayLine(lines, line));
    }

    private boolean belongs(int line, String text) {
        if (open == '"' || open == '\'') {
            open = closes(text, 0, open) ? 0 : open;
            return true;
        }
        int item = afterDashes(text);
        String entry = text.substring(item);
        int colon = keyEnd(entry);
        String value = colon < 0 ? entry : entry.substring(colon + 1).strip();
        boolean valid = colon < 0 ? item > 0 && isPrinted(value) : isEntry(entry.substring(0, colon), value);
        if (!valid && open == ' ' && lines.indent(line) > openIndent) {
            return true;
        }
        open = 0;
        if (valid) {
            open(value, lines.indent(line) + item);
        }
        cut = !valid && isCutKey(line, entry);
        return valid || cut;
    }

    private void open(String value, int indent) {
        openIndent = indent;
        char quote = value.isEmpty() ? 0 : value.charAt(0);
        if (quote == '"' || quote == '\'') {
            open = closes(value, 1, quote) ? 0 : quote;
        } else if (!isPrinted(value)) {
            open = ' ';
        }
    }

    private static int afterDashes(String text) {
        int at = 0;
        while (text.startsWith("- ", at) || (at + 1 == text.length() && text.charAt(at) == '-')) {
            at++;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    /// A key that PostgreSQL prints, or one that looks like it, with a value as PostgreSQL prints it.
    private static boolean isEntry(String key, String value) {
        return Keys.kind(key) != Keys.Kind.UNKNOWN || isPrinted(value);
    }

    /// Nothing, a text in quotes, a number, `true`, `false`.
    private static boolean isPrinted(String value) {
        if (value.isEmpty() || value.charAt(0) == '"' || value.charAt(0) == '\'') {
            return true;
        }
        String plain = value.indexOf(" #") > 0 ? value.substring(0, value.indexOf(" #")).strip() : value;
        return Mask.isMask(plain) || Keys.number(plain, Interner.TRUE) != Interner.TRUE || switch (plain.toLowerCase(Locale.ROOT)) {
            case "true", "false", "null", "~", "nan", "[]", "{}" -> true;
            default -> false;
        };
    }

    private static int keyEnd(String entry) {
        int colon = entry.indexOf(':');
        while (colon > 0 && colon + 1 < entry.length() && entry.charAt(colon + 1) != ' ') {
            colon = entry.indexOf(':', colon + 1);
        }
        if (colon <= 0 || colon > LONGEST_KEY) {
            return -1;
        }
        for (int i = 0; i < colon; i++) {
            char c = entry.charAt(i);
            if (!Character.isLetterOrDigit(c) && " /-_.()*".indexOf(c) < 0) {
                return -1;
            }
        }
        return colon;
    }

    private static boolean closes(String text, int from, char quote) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                return true;
            }
        }
        return false;
    }

    private boolean isCutKey(int line, String entry) {
        return line == lastFilled && Keys.startsOne(entry);
    }
}
