package org.plumbline.plan.parse;

/// Numbers that editors and web pages print in front of the lines: `12  Sort`, ` 3: ->  Seq Scan`, `7 | Filter`.
final class LineNumbers {
    private static final int SHORTEST_RUN = 3;
    private static final String SEPARATORS = ".:)|\u2502]\t";
    /// Those that may stand behind spaces: a bracket there is one of the plan's own.
    private static final String BARS = "|\u2502";

    private LineNumbers() {}

    /// Without the numbers, where lines that follow each other are numbered one after the other; else the same lines.
    static Lines off(Lines lines) {
        LineWriter bare = null;
        int first = Math.max(0, lines.firstFilled());
        int last = lines.lastFilled();
        int line = 0;
        while (line < lines.count()) {
            int end = endOfRun(lines, line);
            boolean strip = end - line >= SHORTEST_RUN || (line == first && end > last && isNode(lines, line));
            if (strip && bare == null) {
                bare = new LineWriter();
                bare.lines(lines, 0, line);
            }
            if (strip) {
                int padding = padding(lines, line, end);
                for (int each = line; each < end; each++) {
                    int at = Math.min(lines.end(each), afterNumber(lines, each) + padding);
                    bare.line(lines, each, at, lines.end(each));
                }
            } else {
                end = line + 1;
                if (bare != null) {
                    bare.lines(lines, line, end);
                }
            }
            line = end;
        }
        return bare == null ? lines : bare.toLines();
    }

    /// A node with figures stands behind a number.
    private static boolean isNode(Lines lines, int line) {
        if (number(lines, line) < 0) {
            return false;
        }
        String text = lines.text().substring(afterNumber(lines, line), lines.end(line)).strip();
        int figures = NodeLine.figuresAt(text);
        return figures < text.length() && NodeName.isKnown(text.substring(0, figures).strip(), new Interner());
    }

    private static int endOfRun(Lines lines, int first) {
        long number = number(lines, first);
        int line = first + 1;
        while (number >= 0 && line < lines.count() && number(lines, line) == number + 1) {
            number++;
            line++;
        }
        return line;
    }

    /// The number that the line starts with; -1 where it starts with none.
    private static long number(Lines lines, int line) {
        int at = lines.start(line) + lines.indent(line);
        int end = at;
        while (end < lines.end(line) && end - at < 7 && Character.isDigit(lines.text().charAt(end))) {
            end++;
        }
        boolean ends = end >= lines.end(line) || lines.text().charAt(end) == ' ' || SEPARATORS.indexOf(lines.text().charAt(end)) >= 0;
        return end == at || !ends ? -1 : Long.parseLong(lines.text(), at, end, 10);
    }

    private static int afterNumber(Lines lines, int line) {
        int at = lines.start(line) + lines.indent(line);
        while (at < lines.end(line) && Character.isDigit(lines.text().charAt(at))) {
            at++;
        }
        int bar = at;
        while (bar < lines.end(line) && lines.text().charAt(bar) == ' ') {
            bar++;
        }
        if (bar < lines.end(line) && (bar == at ? SEPARATORS : BARS).indexOf(lines.text().charAt(bar)) >= 0) {
            return bar + 1;
        }
        return at;
    }

    /// One space after the number, where every line has one.
    private static int padding(Lines lines, int from, int to) {
        for (int line = from; line < to; line++) {
            int at = afterNumber(lines, line);
            if (at < lines.end(line) && lines.text().charAt(at) != ' ') {
                return 0;
            }
        }
        return 1;
    }
}
