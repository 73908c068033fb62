package org.plumbline.plan.parse;

/// Quotes that another tool put around a plan: around all of it, with the plan's own quotes doubled, or around each line, or each that
/// needs them (CSV quotes what holds a comma).
final class Quotes {
    private Quotes() {}

    static Lines off(Lines lines) {
        int first = first(lines.text());
        int last = last(lines.text(), first);
        boolean whole = last - first > 2 && lines.text().charAt(first) == '"' && lines.text().charAt(last - 1) == '"';
        boolean cell = whole && !isQuoted(lines.trimmed(lines.lineAt(first)));
        if (cell) {
            return offAll(lines, first, last);
        }
        if (isClosedInEveryLine(lines)) {
            return offEveryEnd(lines);
        }
        return holdsQuotedNode(lines) || (whole && isQuoted(lines.trimmed(lines.lineAt(first)))) ? offEveryLine(lines) : lines;
    }

    private static int first(String text) {
        int first = 0;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return first;
    }

    private static int last(String text, int first) {
        int last = text.length();
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /// A node of TEXT stands in quotes: JSON has none.
    private static boolean holdsQuotedNode(Lines lines) {
        if (lines.text().indexOf('"') < 0 || !LooksLikePlan.hasText(lines.text())) {
            return false;
        }
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line) + lines.indent(line);
            if (start < lines.end(line) && lines.text().charAt(start) == '"' && isQuoted(lines.trimmed(line))) {
                return LooksLikePlan.hasText(lines.text());
            }
        }
        return false;
    }

    /// Each line ends in a quote that nothing opened: it was cut at the front.
    private static boolean isClosedInEveryLine(Lines lines) {
        boolean any = false;
        for (int line = 0; line < lines.count(); line++) {
            String trimmed = lines.trimmed(line);
            if (trimmed.isEmpty()) {
                continue;
            }
            if (trimmed.charAt(trimmed.length() - 1) != '"' || trimmed.chars().filter(c -> c == '"').count() % 2 == 0) {
                return false;
            }
            any = true;
        }
        return any && LooksLikePlan.hasText(lines.text());
    }

    private static Lines offEveryEnd(Lines lines) {
        var bare = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            String text = lines.line(line).stripTrailing();
            bare.line(text.isEmpty() ? text : text.substring(0, text.length() - 1), lines.number(line));
        }
        return bare.toLines();
    }

    private static boolean isQuoted(String trimmed) {
        return trimmed.length() > 1 && trimmed.charAt(0) == '"' && trimmed.charAt(trimmed.length() - 1) == '"';
    }

    private static Lines offEveryLine(Lines lines) {
        var bare = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            String trimmed = lines.trimmed(line);
            if (isQuoted(trimmed)) {
                bare.line(trimmed.substring(1, trimmed.length() - 1).replace("\"\"", "\""), lines.number(line));
            } else {
                bare.line(lines, line, lines.start(line), lines.end(line));
            }
        }
        return bare.toLines();
    }

    private static Lines offAll(Lines lines, int first, int last) {
        String text = lines.text();
        var numbers = new int[lines.count()];
        for (int line = 0; line < numbers.length; line++) {
            numbers[line] = lines.number(line);
        }
        return Lines.of(text.substring(0, first) + text.substring(first + 1, last - 1).replace("\"\"", "\""), numbers);
    }
}
