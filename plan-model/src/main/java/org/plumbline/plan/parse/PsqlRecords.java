package org.plumbline.plan.parse;

/// psql's expanded output (`\x`): each row a record, `-[ RECORD 1 ]---` and `QUERY PLAN | Limit  (cost=...)` below it.
final class PsqlRecords {
    private static final String LABEL = "QUERY PLAN";
    private static final String BARS = "|\u2502\u2551\u2503";

    private PsqlRecords() {}

    static Lines off(Lines lines) {
        if (!lines.text().contains(LABEL)) {
            return lines;
        }
        LineWriter bare = null;
        int line = 0;
        while (line < lines.count()) {
            int end = isRecord(lines, line) ? endOfRecord(lines, line) : line;
            if (end > line) {
                if (bare == null) {
                    bare = new LineWriter();
                    bare.lines(lines, 0, line);
                }
                cell(lines, line, end, bare);
                line = end;
            } else {
                boolean head = isHead(lines.trimmed(line)) && line + 1 < lines.count() && isRecord(lines, line + 1);
                if (bare != null && !head) {
                    bare.line(lines, line, lines.start(line), lines.end(line));
                }
                line++;
            }
        }
        return bare == null ? lines : bare.toLines();
    }

    /// The label stands in this line, and a record's head in the one above, or a bar behind it.
    private static boolean isRecord(Lines lines, int line) {
        int label = labelAt(lines, line);
        if (label < 0) {
            return false;
        }
        int after = label + LABEL.length();
        boolean headed = line > 0 && isHead(lines.trimmed(line - 1));
        return after < lines.end(line) && (headed || isBar(lines.text().charAt(after)))
                && afterLabel(lines, line, after) < lines.end(line);
    }

    private static int labelAt(Lines lines, int line) {
        int at = lines.start(line);
        while (at < lines.end(line) && (lines.text().charAt(at) == ' ' || isBar(lines.text().charAt(at)))) {
            at++;
        }
        return lines.text().startsWith(LABEL, at) ? at : -1;
    }

    /// `-[ RECORD 1 ]---`, `* Record 1`, in any language.
    private static boolean isHead(String text) {
        return text.contains("-[ ") || text.contains("\u2500[ ") || text.contains("\u2550[ ")
                || (text.startsWith("* ") && Character.isDigit(text.charAt(text.length() - 1)));
    }

    private static int endOfRecord(Lines lines, int first) {
        int line = first + 1;
        while (line < lines.count() && !lines.isBlank(line) && labelAt(lines, line) < 0 && !isHead(lines.trimmed(line))
                && !isRule(lines.trimmed(line))) {
            line++;
        }
        return line;
    }

    private static boolean isRule(String text) {
        return text.startsWith("+-") || text.startsWith("\u2514") || text.startsWith("\u255A");
    }

    private static void cell(Lines lines, int first, int end, LineWriter into) {
        int label = labelAt(lines, first);
        int from = afterLabel(lines, first, label + LABEL.length()) - lines.start(first);
        boolean bordered = label > lines.start(first) && isBar(lines.text().charAt(lines.start(first)));
        for (int line = first; line < end; line++) {
            int start = Math.min(lines.end(line), lines.start(line) + from);
            int last = Lines.filledEnd(lines.text(), start, lines.end(line));
            if (bordered && last > start && isBar(lines.text().charAt(last - 1))) {
                last = Lines.filledEnd(lines.text(), start, last - 1);
            }
            char mark = last > start ? lines.text().charAt(last - 1) : ' ';
            boolean continued = line + 1 < end && (mark == '+' || mark == '\u21B5');
            into.line(lines, line, start, continued ? Lines.filledEnd(lines.text(), start, last - 1) : last);
        }
    }

    /// Where the value starts: behind a bar and one space, or behind one space.
    private static int afterLabel(Lines lines, int line, int from) {
        int at = from;
        while (at < lines.end(line) && lines.text().charAt(at) == ' ') {
            at++;
        }
        if (at >= lines.end(line) || !isBar(lines.text().charAt(at))) {
            return from + 1;
        }
        return at + 1 < lines.end(line) && lines.text().charAt(at + 1) == ' ' && at > from ? at + 2 : at + 1;
    }

    private static boolean isBar(char c) {
        return BARS.indexOf(c) >= 0;
    }
}
