package org.plumbline.plan.parse;

import java.util.List;

/// What mails, comments and clients put in front of every line of a plan: `> `, `# `, `-- `, `// `, ` * `, `NOTICE:  `, `[explain 1] `.
final class LinePrefixes {
    private static final String[] MARKERS = {">", "#", "--", "//", "*", "%", ";"};
    private static final String BULLET = "*";
    private static final String[] LEVELS = {"NOTICE:", "INFO:", "WARNING:", "DEBUG:", "LOG:"};
    private static final int DEEPEST_INDENT = 8;
    private static final int LONG_LINE = 40;
    private static final int LONGEST_TAG = 80;
    private static final int SHORTEST_RUN = 2;

    private LinePrefixes() {}

    /// Takes one level of prefixes off every run of lines that has one and a plan below it; the same lines where there is none.
    static Lines off(Lines lines) {
        LineWriter bare = null;
        boolean bulleted = isBulleted(lines);
        int line = 0;
        while (line < lines.count()) {
            String marker = marker(lines, line);
            int end = marker.isEmpty() ? line + 1 : endOfRun(lines, line, marker);
            boolean strip = !marker.isEmpty() && (end - line >= SHORTEST_RUN ? holdsPlan(lines, line, end, marker)
                    : isLevel(marker) && isNode(lines, line, marker, new Interner())) && !(bulleted && marker.equals(BULLET));
            if (strip && bare == null) {
                bare = new LineWriter();
                bare.lines(lines, 0, line);
            }
            if (strip) {
                for (int each = line; each < end; each++) {
                    bare.line(lines, each, contentAt(lines, each, marker), lines.end(each));
                }
            } else if (bare != null) {
                bare.lines(lines, line, end);
            }
            line = end;
        }
        return bare == null ? lines : bare.toLines();
    }

    /// Stars that stand in different columns from one line to the next are no comment's, but the nodes' own.
    private static boolean isBulleted(Lines lines) {
        Interner interner = null;
        for (int line = 1; line < lines.count(); line++) {
            if (lines.startsWith(line, BULLET) && lines.startsWith(line - 1, BULLET) && lines.indent(line) != lines.indent(line - 1)) {
                interner = interner == null ? new Interner() : interner;
                if (isNode(lines, line, BULLET, interner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String marker(Lines lines, int line) {
        int at = lines.start(line);
        int deepest = Math.min(lines.end(line), at + DEEPEST_INDENT);
        while (at < deepest && lines.text().charAt(at) == ' ') {
            at++;
        }
        if (at >= lines.end(line)) {
            return "";
        }
        if (Character.isLetterOrDigit(lines.text().charAt(at))) {
            return words(lines.text(), at, Math.min(lines.end(line), at + LONGEST_TAG));
        }
        if (lines.text().charAt(at) == '[') {
            int limit = Math.min(lines.end(line), at + LONGEST_TAG);
            int close = lines.text().indexOf("] ", at, limit);
            return close < 0 ? "" : lines.text().substring(at, close + 1);
        }
        for (String marker : MARKERS) {
            if (lines.text().startsWith(marker, at) && isMarker(lines, line, at + marker.length(), marker)) {
                return marker;
            }
        }
        return "";
    }

    /// `NOTICE:`, `psql:slow.sql:12: NOTICE:`, `db-1  |`.
    private static String words(String text, int from, int to) {
        String start = text.substring(from, to);
        for (String level : LEVELS) {
            int at = start.indexOf(level);
            if (at >= 0 && start.lastIndexOf('(', at) < 0 && (at == 0 || !Character.isLetter(start.charAt(at - 1)))) {
                return start.substring(0, at + level.length());
            }
        }
        int bar = start.indexOf(" | ");
        return bar < 0 || start.lastIndexOf('(', bar) >= 0 || start.startsWith("QUERY PLAN") ? "" : start.substring(0, bar + 2);
    }

    /// Two dashes may be a rule or the start of an arrow.
    private static boolean isMarker(Lines lines, int line, int next, String marker) {
        char after = next < lines.end(line) ? lines.text().charAt(next) : ' ';
        boolean arrow = after == '>' || lines.text().startsWith(" >", next);
        return !marker.equals("--") || (after != '-' && !arrow && after != '+' && after != '|');
    }

    private static int endOfRun(Lines lines, int first, String marker) {
        int line = first + 1;
        while (line < lines.count() && (isSame(marker(lines, line), marker) || isBrokenQuote(lines, line, marker))) {
            line++;
        }
        return line;
    }

    /// The rest of a quoted line that a mail program broke without quoting the rest.
    private static boolean isBrokenQuote(Lines lines, int line, String marker) {
        return marker.equals(">") && !lines.isBlank(line) && line + 1 < lines.count()
                && lines.end(line - 1) - lines.start(line - 1) >= LONG_LINE
                && (marker(lines, line + 1).equals(marker) || (line + 2 < lines.count() && marker(lines, line + 2).equals(marker)));
    }

    private static boolean holdsPlan(Lines lines, int from, int to, String marker) {
        for (int line = from; line < to; line++) {
            if (LooksLikePlan.line(lines.text().substring(contentAt(lines, line, marker), lines.end(line)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLevel(String marker) {
        return List.of(LEVELS).stream().anyMatch(marker::endsWith);
    }

    /// The same marker, or another line's of the same script: `psql:slow.sql:12: NOTICE:` and `psql:slow.sql:13: NOTICE:`.
    private static boolean isSame(String marker, String other) {
        return marker.equals(other) || (isLevel(marker) && withoutDigits(marker).equals(withoutDigits(other)));
    }

    private static String withoutDigits(String marker) {
        var rest = new StringBuilder(marker.length());
        marker.chars().filter(c -> !Character.isDigit(c)).forEach(c -> rest.append((char) c));
        return rest.toString();
    }

    /// A node with figures stands behind the marker.
    private static boolean isNode(Lines lines, int line, String marker, Interner interner) {
        String text = lines.text().substring(contentAt(lines, line, marker), lines.end(line)).strip();
        int figures = NodeLine.figuresAt(text);
        return figures < text.length() && NodeName.isKnown(text.substring(0, figures).strip(), interner);
    }

    /// After the marker and one space.
    private static int contentAt(Lines lines, int line, String marker) {
        String own = marker(lines, line);
        if (!isSame(own, marker)) {
            return lines.start(line);
        }
        int at = lines.text().indexOf(own, lines.start(line)) + own.length();
        return at < lines.end(line) && lines.text().charAt(at) == ' ' ? at + 1 : at;
    }
}
