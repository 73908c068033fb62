package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A psql table of several columns, of which one or more hold plans, such as a query of pg_store_plans or of a table in which people keep
/// them. The rule below the header tells where the columns are; each one with plans is read by itself, from the first row to the last.
final class PsqlColumns {
    private static final String LINES = "-\u2500\u2501\u2550";
    private static final String JUNCTIONS = "+\u253C\u256A\u256B\u256C\u251C\u2524\u2560\u2563\u255F\u2562\u255E\u2561";
    /// A colon, as psql printed it in lines that a cell goes on in before PostgreSQL 9.0.
    private static final String BARS = "|\u2502\u2551\u2503:";
    private static final String[] MARKS = {"(cost=", "(actual ", "->  ", "Node Type", "<Node-Type>"};
    /// Its nodes' figures stand in columns of their own: without them they would be no plan.
    private static final String OF_OPENGAUSS = "E-rows";
    private static final int[] NO_EDGES = {};
    private static final String[] NO_CELLS = {};

    private final Lines lines;
    private final LineWriter bare = new LineWriter();
    private boolean changed;

    private PsqlColumns(Lines lines) {
        this.lines = lines;
    }

    /// The plans' columns below each other; the same lines where no such table is.
    static Lines off(Lines lines) {
        var columns = new PsqlColumns(lines);
        columns.read();
        return columns.changed ? columns.bare.toLines() : lines;
    }

    private void read() {
        int line = 0;
        while (line < lines.count()) {
            int[] edges = line + 1 < lines.count() ? edges(lines.line(line + 1)) : NO_EDGES;
            int next = line;
            if (edges.length > 2 && cells(lines.line(line), edges).length > 0 && !lines.line(line).contains(OF_OPENGAUSS)) {
                next = table(line + 1, edges);
            }
            if (next == line) {
                bare.lines(lines, line, line + 1);
                next++;
            }
            line = next;
        }
    }

    /// Writes the columns with plans of the table whose rule is in this line.
    ///
    /// @return the line after the table; the one before the rule where there is none
    private int table(int rule, int[] edges) {
        var rows = new ArrayList<String[]>();
        boolean[] hasPlans = new boolean[edges.length - 1];
        int line = rule + 1;
        while (line < lines.count()) {
            String[] cells = cells(lines.line(line), edges);
            if (cells.length == 0) {
                break;
            }
            for (int column = 0; column < cells.length; column++) {
                hasPlans[column] |= isMarked(cells[column]);
            }
            rows.add(cells);
            line++;
        }
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < hasPlans.length; column++) {
            if (hasPlans[column]) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            return rule - 1;
        }
        changed = true;
        for (int column : columns) {
            bare.line("-".repeat(edges[column + 1] - edges[column]), lines.number(rule));
            for (int row = 0; row < rows.size(); row++) {
                bare.line(rows.get(row)[column], lines.number(rule + 1 + row));
            }
        }
        return line;
    }

    private static boolean isMarked(String cell) {
        return Arrays.stream(MARKS).anyMatch(cell::contains);
    }

    /// The columns of the screen at which a rule has its junctions, and where it starts and ends; empty where this is none.
    private static int[] edges(String rule) {
        if (rule.isEmpty() || (LINES.indexOf(rule.charAt(0)) < 0 && JUNCTIONS.indexOf(rule.charAt(0)) < 0)) {
            return NO_EDGES;
        }
        int[] edges = new int[rule.length() + 2];
        int count = 0;
        if (LINES.indexOf(rule.charAt(0)) >= 0) {
            edges[count++] = -1;
        }
        String bare = rule.stripTrailing();
        for (int at = 0; at < bare.length(); at++) {
            if (JUNCTIONS.indexOf(bare.charAt(at)) >= 0) {
                edges[count++] = at;
            } else if (LINES.indexOf(bare.charAt(at)) < 0) {
                return NO_EDGES;
            }
        }
        if (LINES.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            edges[count++] = bare.length();
        }
        return Arrays.copyOf(edges, count);
    }

    /// What stands between the edges; empty where the line has no bar there. Behind a cell that has ended, old versions print a space.
    private static String[] cells(String line, int[] edges) {
        String[] cells = new String[edges.length - 1];
        int at = 0;
        int column = 0;
        int start = 0;
        boolean barred = false;
        for (int edge = 0; edge < edges.length; edge++) {
            while (column < edges[edge] && at < line.length()) {
                int c = line.codePointAt(at);
                column += width(c);
                at += Character.charCount(c);
            }
            boolean within = edges[edge] >= 0 && at < line.length();
            boolean bar = within && BARS.indexOf(line.charAt(at)) >= 0;
            barred |= bar;
            if (within && (column != edges[edge] || !(bar || line.charAt(at) == ' '))) {
                return NO_CELLS;
            }
            if (edge > 0) {
                cells[edge - 1] = line.substring(start, at);
            }
            start = within ? ++at : at;
            column += within ? 1 : 0;
        }
        return barred ? cells : NO_CELLS;
    }

    /// Columns of the screen that a character takes: two for those of East Asia, none for what is written above another.
    private static int width(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
