package org.plumbline.plan.parse;

/// Puts JSON together again that a terminal or a mail broke within its words, numbers and texts, and takes what other languages write
/// instead of it: single quotes, `u'...'`, `True`, `None`, `=>`, hidden figures without quotes.
final class JsonMend {
    private final Lines lines;
    private final String text;
    private final LineJoint joint;
    private final StringBuilder line = new StringBuilder();
    private final LineWriter into;
    private int at;
    private int current;
    private int depth;
    private char quote;

    private JsonMend(Lines lines, int first, LineWriter into) {
        this.lines = lines;
        this.text = lines.text();
        this.joint = LineJoint.of(lines, first, lines.count(), line -> goesOn(lines, line));
        this.into = into;
        this.current = first;
        this.at = JsonReader.startOffset(lines, first);
        line.append(text, lines.start(first), at);
    }

    /// Writes the value that starts in this line.
    ///
    /// @return the line after it
    static int mend(Lines lines, int first, LineWriter into) {
        return new JsonMend(lines, first, into).mend();
    }

    /// PostgreSQL starts every line of its JSON with a quote or a bracket; a line of the middle of a text may do so by chance.
    private static boolean goesOn(Lines lines, int line) {
        String text = lines.trimmed(line);
        return !text.isEmpty() && "\"{}[]".indexOf(text.charAt(0)) < 0;
    }

    private int mend() {
        boolean ended = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                if (ended) {
                    break;
                }
                lineEnd();
            } else if (quote != 0) {
                inText(c);
            } else {
                outside(c);
                ended = depth == 0 && (c == '}' || c == ']');
            }
            at++;
        }
        into.line(line, lines.number(current));
        return lines.lineAt(Math.min(at, text.length())) + 1;
    }

    private void inText(char c) {
        if (c == '\\' && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next == '\n') {
                current++;
                at++;
                next = at + 1 < text.length() ? text.charAt(at + 1) : '\\';
            }
            line.append(next == '\'' ? "'" : "\\" + next);
            at++;
        } else if (c == quote) {
            line.append('"');
            quote = 0;
        } else if (c == '"') {
            line.append("\\\"");
        } else {
            line.append(c);
        }
    }

    private void outside(char c) {
        if (c == '"' || c == '\'') {
            quote = c;
            line.append('"');
        } else if (isPrefix(c)) {
            return;
        } else if (c == '=' && at + 1 < text.length() && text.charAt(at + 1) == '>') {
            line.append(": ");
            at++;
        } else if (Character.isLetter(c) || c == '*' || c == '#' || c == '?') {
            word();
        } else {
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            line.append(c);
        }
    }

    /// Python's `u'text'`.
    private boolean isPrefix(char c) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        return (c == 'u' || c == 'b') && (next == '\'' || next == '"') && !Character.isLetterOrDigit(before);
    }

    /// `true`, `None`, `N.N`, perhaps over the end of a line.
    private void word() {
        var word = new StringBuilder();
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            if (text.charAt(end) != '\n') {
                word.append(text.charAt(end));
            }
            end++;
        }
        while (text.charAt(end - 1) == '\n') {
            end--;
        }
        at = end - 1;
        current = lines.lineAt(at);
        line.append(switch (word.toString()) {
            case "true", "True" -> "true";
            case "false", "False" -> "false";
            case "null", "None", "nil" -> "null";
            default -> Mask.isMask(word) ? "\"" + word + "\"" : word;
        });
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '*' || c == '#' || c == '?' || c == '\n';
    }

    private void lineEnd() {
        int next = current + 1;
        if (quote != 0) {
            joint.join(line, lines, current);
            at = lines.start(next) - 1 + (joint.isHard() ? 0 : lines.indent(next));
        } else if (isInNumber(next)) {
            at = lines.start(next) + lines.indent(next) - 1;
        } else {
            into.line(line, lines.number(current));
            line.setLength(0);
        }
        current = next;
    }

    private boolean isInNumber(int next) {
        int last = line.length() - 1;
        int first = next < lines.count() ? lines.start(next) + lines.indent(next) : text.length();
        return last >= 0 && first < text.length() && isDigit(line.charAt(last)) && isDigit(text.charAt(first));
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
