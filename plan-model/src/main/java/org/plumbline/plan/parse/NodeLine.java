package org.plumbline.plan.parse;

import java.util.Optional;

/// A node's own line in TEXT, such as `Index Scan Backward using i on s.t a  (cost=0.29..8.31 rows=1 width=8) (never executed)`.
final class NodeLine {
    private static final String COST = "(cost=";
    private static final String ACTUAL_TIME = "(actual time=";
    private static final String ACTUAL_ROWS = "(actual rows=";
    private static final String NEVER = "(never executed)";
    private static final String[] ABRIDGED = {"(rows=", "(actual loops=", "(...", "(\u2026", "(actual ..."};

    private NodeLine() {}

    /// Where the figures start: at the first bracket of estimate or execution; the line's end where there is neither.
    static int figuresAt(String line) {
        int end = line.length();
        if (!mayHaveFigures(line)) {
            return end;
        }
        int never = line.lastIndexOf(NEVER);
        int actual = Math.max(line.lastIndexOf(ACTUAL_TIME), line.lastIndexOf(ACTUAL_ROWS));
        int cost = line.lastIndexOf(COST, actual >= 0 ? actual : end);
        int at = cost >= 0 ? cost : actual >= 0 ? actual : never >= 0 ? never : end;
        if (at == end) {
            at = abridgedAt(line);
        }
        return at > 0 && at < end && line.charAt(at - 1) != ' ' ? end : at;
    }

    /// A quick look: false where no bracket is followed by a sign that figures start with.
    private static boolean mayHaveFigures(String line) {
        for (int open = line.indexOf('('); open >= 0 && open + 1 < line.length(); open = line.indexOf('(', open + 1)) {
            switch (line.charAt(open + 1)) {
                case 'c', 'a', 'n', 'r', '.', '\u2026' -> {
                    return true;
                }
                default -> { }
            }
        }
        return false;
    }

    /// Where figures start of which a person left some out.
    private static int abridgedAt(String line) {
        for (String start : ABRIDGED) {
            int at = line.indexOf(start);
            if (at >= 0) {
                return at;
            }
        }
        return line.length();
    }

    static boolean hasFigures(String line) {
        return figuresAt(line) < line.length();
    }

    /// Reads the line, without its arrow, into `fields`.
    ///
    /// @param last the text's last line, which may be cut off
    /// @param sure a node without doubt, whatever it is called
    /// @return what stands behind the figures and is none, nothing for what EXPLAIN prints; none where the line was cut off in its figures
    static Optional<String> read(String line, RawObject fields, Interner interner, int number, boolean last, boolean sure)
            throws PlanParseException {
        int figures = figuresAt(line);
        boolean known = NodeName.read(line.substring(0, figures).strip(), fields, interner);
        return readFigures(line, figures, fields, number, last, known || sure);
    }

    /// Figures that stand on a line of their own.
    static Optional<String> readFigures(String line, int from, RawObject fields, int number, boolean last, boolean sure)
            throws PlanParseException {
        var scan = new FigureScan(line, from, number);
        try {
            new FigureBrackets(scan, fields, sure).read();
            return Optional.of(scan.rest());
        } catch (PlanParseException e) {
            if (last && scan.atEnd()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
