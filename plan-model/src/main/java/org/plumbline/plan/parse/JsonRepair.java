package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Warning;

/// Leaves out of one JSON value what people wrote into it: comments (`//`, `/* */`, `#`), arrows, remarks, units behind numbers; and puts
/// in the commas that were lost. Everything that remains stands in the line where it stood; each line that was changed is told.
final class JsonRepair {
    /// A text with more of them is no JSON with remarks.
    private static final int MOST_WARNINGS = 100;

    private final Lines lines;
    private final String text;
    private final StringBuilder kept;
    private final List<Warning> warnings = new ArrayList<>();
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;
    /// The last sign was a value, so that a comma or an end must follow.
    private boolean afterValue;
    /// The last sign was the colon behind a key.
    private boolean afterColon;
    private int lastEnd;
    private int lastStray = -1;

    private JsonRepair(Lines lines, int from) {
        this.lines = lines;
        this.text = lines.text();
        this.kept = new StringBuilder();
        this.at = from;
    }

    /// The value that starts at `from`, repaired; none where there was nothing to repair, or too much.
    static Optional<JsonRepair> of(Lines lines, int from) {
        var repair = new JsonRepair(lines, from);
        return repair.repair() && !repair.warnings.isEmpty() ? Optional.of(repair) : Optional.empty();
    }

    /// The value alone, with the line ends that it had.
    String json() {
        return kept.toString();
    }

    /// What was left out or put in, line by line.
    List<Warning> warnings() {
        return warnings;
    }

    /// Where the value ended in the text.
    int end() {
        return at;
    }

    private boolean repair() {
        do {
            step();
        } while (depth > 0 && at < text.length() && warnings.size() <= MOST_WARNINGS);
        return warnings.size() <= MOST_WARNINGS;
    }

    private void step() {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> string();
            case '{', '[' -> open(c);
            case '}', ']' -> close();
            case ',' -> {
                if (afterValue) {
                    keep(at + 1);
                    afterValue = false;
                } else {
                    leaveOut(at + 1);
                }
            }
            case ':' -> leaveOut(at + 1);
            default -> {
                if (Character.isWhitespace(c)) {
                    kept.append(c);
                    at++;
                } else if (isComment()) {
                    leaveOut(endOfComment());
                } else {
                    word();
                }
            }
        }
    }

    private boolean inObject() {
        return depth > 0 && objects.get(depth - 1);
    }

    /// A value may stand here, perhaps behind a comma that was lost.
    private boolean valueFits() {
        return !inObject() || afterColon;
    }

    private void string() {
        int close = JsonText.end(text, at + 1);
        if (close < 0) {
            keep(text.length());
            return;
        }
        int colon = afterSpace(close + 1);
        boolean key = inObject() && !afterColon && colon < text.length() && text.charAt(colon) == ':';
        if (key) {
            comma();
            keep(colon + 1);
            afterColon = true;
        } else if (valueFits()) {
            comma();
            keep(close + 1);
            valueEnds();
        } else {
            leaveOut(endOfLine(at));
        }
    }

    private void open(char bracket) {
        if (!valueFits()) {
            leaveOut(endOfLine(at));
            return;
        }
        comma();
        objects.set(depth++, bracket == '{');
        keep(at + 1);
        afterColon = false;
    }

    private void close() {
        depth--;
        keep(at + 1);
        valueEnds();
    }

    private void valueEnds() {
        afterValue = true;
        afterColon = false;
        lastEnd = kept.length();
    }

    /// A number or `true`, where one may stand; else a remark. What stands in the place of a value and is none becomes `null`.
    private void word() {
        int end = at;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            leaveOut(endOfLine(at));
            return;
        }
        boolean fits = valueFits() && !afterValue;
        if (fits && isValue(text.substring(at, end))) {
            keep(end);
            valueEnds();
            return;
        }
        leaveOut(end);
        if (fits && inObject()) {
            kept.append("null");
            valueEnds();
        }
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '_' || c == '%';
    }

    private static boolean isValue(String word) {
        char first = word.charAt(0);
        return word.equals("true") || word.equals("false") || word.equals("null") || word.equals("NaN") || word.endsWith("Infinity")
                || ((first == '-' || (first >= '0' && first <= '9')) && isNumber(word));
    }

    private static boolean isNumber(String word) {
        try {
            Double.parseDouble(word);
            char last = word.charAt(word.length() - 1);
            return last >= '0' && last <= '9';
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private boolean isComment() {
        return text.startsWith("//", at) || text.startsWith("/*", at) || text.startsWith("--", at) || text.charAt(at) == '#';
    }

    private int endOfComment() {
        int close = text.startsWith("/*", at) ? text.indexOf("*/", at + 2) : -1;
        return close < 0 ? endOfLine(at) : close + 2;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int afterSpace(int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    /// Puts in the comma that is lacking before what comes.
    private void comma() {
        if (!afterValue) {
            return;
        }
        int line = lines.number(lines.lineAt(at));
        kept.insert(lastEnd, ',');
        if (lastStray < lastEnd) {
            warnings.add(new Warning(line, "A comma is missing before this; the plan was read as if it stood there: "
                    + Excerpt.of(text.substring(at, endOfLine(at)))));
        }
        afterValue = false;
    }

    private void keep(int end) {
        kept.append(text, at, end);
        at = end;
    }

    /// One warning for each line in which something was left out.
    private void leaveOut(int end) {
        int line = lines.number(lines.lineAt(at));
        if (warnings.isEmpty() || warnings.getLast().line() != line) {
            warnings.add(new Warning(line, "This is no JSON and was left out: " + Excerpt.of(text.substring(at, endOfLine(at)))));
        }
        lastStray = kept.length();
        while (at < end) {
            kept.append(text.charAt(at) == '\n' ? '\n' : ' ');
            at++;
        }
    }
}
