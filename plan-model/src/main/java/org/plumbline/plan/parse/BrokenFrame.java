package org.plumbline.plan.parse;

/// A psql table with borders that was wider than the terminal: every row is broken at the terminal's width, and its rule tells both
/// widths.
final class BrokenFrame {
    private static final String CORNERS = "+\u250C\u2554\u256D";
    private static final String ENDS = "+\u2510\u2557\u256E";
    private static final int MOST_PIECES = 20;

    private BrokenFrame() {}

    /// The rows in one piece; the same lines where no such table is.
    static Lines off(Lines lines) {
        int rule = 0;
        int pieces = 0;
        while (rule < lines.count() && pieces < 2) {
            pieces = pieces(lines, rule++);
        }
        if (pieces < 2) {
            return lines;
        }
        rule--;
        var whole = new LineWriter();
        int width = lines.end(rule) - lines.start(rule);
        int line = 0;
        while (line < lines.count()) {
            boolean row = line >= rule && isFrame(lines, line) && line + pieces <= lines.count() && endsRow(lines, line + pieces - 1);
            if (row) {
                whole.line(row(lines, line, pieces, width), lines.number(line));
                line += pieces;
            } else {
                whole.line(lines, line, lines.start(line), lines.end(line));
                line++;
            }
        }
        return whole.toLines();
    }

    /// Of how many lines the rule is that starts here; 0 where none does, 1 where it is whole.
    private static int pieces(Lines lines, int line) {
        String first = lines.line(line);
        if (first.length() < 3 || CORNERS.indexOf(first.charAt(0)) < 0 || !isRule(first.substring(1))) {
            return 0;
        }
        int pieces = 1;
        while (pieces < MOST_PIECES && line + pieces < lines.count() && ENDS.indexOf(last(lines, line + pieces - 1)) < 0
                && isRule(lines.line(line + pieces))) {
            pieces++;
        }
        return ENDS.indexOf(last(lines, line + pieces - 1)) < 0 ? 0 : pieces;
    }

    private static boolean isRule(String text) {
        String bare = text.strip();
        return !bare.isEmpty() && bare.chars().allMatch(c -> "-=+\u2500\u2550\u2510\u2557\u256E\u253C".indexOf(c) >= 0);
    }

    private static boolean isFrame(Lines lines, int line) {
        if (lines.isBlank(line)) {
            return false;
        }
        char first = lines.text().charAt(lines.start(line));
        return "|\u2502\u2551+\u251C\u2560\u2514\u255A\u2570\u255F\u255E".indexOf(first) >= 0 || CORNERS.indexOf(first) >= 0;
    }

    private static boolean endsRow(Lines lines, int line) {
        return "|\u2502\u2551+\u2524\u2563\u2518\u255D\u256F\u2562\u2561".indexOf(last(lines, line)) >= 0
                || ENDS.indexOf(last(lines, line)) >= 0;
    }

    private static char last(Lines lines, int line) {
        String text = lines.line(line).stripTrailing();
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    private static String row(Lines lines, int first, int pieces, int width) {
        var row = new StringBuilder();
        for (int line = first; line < first + pieces; line++) {
            row.append(lines.line(line));
            if (line + 1 < first + pieces) {
                row.repeat(' ', Math.max(0, width * (line + 1 - first) - row.length()));
            }
        }
        return row.toString();
    }
}
