package org.plumbline.plan.parse;

/// Rows as PHP's `print_r` shows them, a line each: `[QUERY PLAN] => Limit  (cost=...`. What it prints around them is left out.
final class PrintedArrays {
    private static final String COLUMN = "[QUERY PLAN] => ";

    private PrintedArrays() {}

    /// The rows' content; the same lines where fewer than two stand there.
    static Lines off(Lines lines) {
        int rows = 0;
        for (int line = 0; line < lines.count() && rows < 2; line++) {
            rows += lines.startsWith(line, COLUMN) ? 1 : 0;
        }
        if (rows < 2) {
            return lines;
        }
        var bare = new LineWriter();
        for (int line = 0; line < lines.count(); line++) {
            if (lines.startsWith(line, COLUMN)) {
                bare.line(lines, line, lines.start(line) + lines.indent(line) + COLUMN.length(), lines.end(line));
            } else if (!isFrame(lines.trimmed(line))) {
                bare.lines(lines, line, line + 1);
            }
        }
        return bare.toLines();
    }

    /// `Array`, `(`, `)`, `[7] => Array`, and what is blank between them.
    private static boolean isFrame(String text) {
        return text.isEmpty() || text.equals("(") || text.equals(")") || text.equals("Array") || text.equals("stdClass Object")
                || (text.startsWith("[") && (text.endsWith("] => Array") || text.endsWith("] => stdClass Object")));
    }
}
