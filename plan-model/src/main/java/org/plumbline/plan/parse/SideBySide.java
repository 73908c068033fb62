package org.plumbline.plan.parse;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Two plans beside each other, as in a table that compares them. They are taken apart where one column is free of both from the first
/// line to the last; else they are told, not read.
final class SideBySide {
    private static final String FIGURES = "(cost=";
    private static final String BARS = "|\u2502\u2503\u2551";
    private static final String RULES = " +-=" + BARS + "\u2500\u2550\u253C\u2534\u2518\u2514\u251C\u2524";
    private static final String BETWEEN = " \t" + BARS;

    private SideBySide() {}

    /// Both plans, each by itself; none where there are no two, or where they cannot be told apart.
    static List<Lines> of(Lines lines) {
        if (lines.text().indexOf(FIGURES) < 0) {
            return List.of();
        }
        var interner = new Interner();
        for (int line = 0; line < lines.count(); line++) {
            int column = column(lines.line(line), interner);
            if (column > 0) {
                return apart(lines, line, column);
            }
        }
        return List.of();
    }

    /// A sentence where a node's name holds another node: nobody could tell what belongs to which.
    static Optional<PlanParseException> refusal(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.Other(String type) && type.contains(FIGURES)) {
                return Optional.of(new PlanParseException(node.lines().first(), "two plans seem to stand beside each other here, and what "
                        + "belongs to which cannot be told. Put one below the other."));
            }
        }
        return Optional.empty();
    }

    private static List<Lines> apart(Lines lines, int first, int column) {
        var left = new LineWriter();
        var right = new LineWriter();
        boolean isFramed = BARS.indexOf(lines.line(first).charAt(0)) >= 0;
        for (int line = first; line < lines.count() && !lines.isBlank(line); line++) {
            String text = lines.line(line);
            if (text.chars().allMatch(c -> RULES.indexOf(c) >= 0)) {
                continue;
            }
            boolean framed = BARS.indexOf(text.charAt(0)) >= 0;
            if (framed != isFramed || !isFree(text, lines.line(first), column)) {
                return List.of();
            }
            left.line(withoutEnd(text.substring(framed ? 1 : 0, Math.min(text.length(), column))), lines.number(line));
            right.line(withoutEnd(text.substring(Math.min(text.length(), column))), lines.number(line));
        }
        return List.of(left.toLines(), right.toLines());
    }

    /// What stands before the column in the first line, a bar or two spaces, stands there in this one too.
    private static boolean isFree(String line, String first, int column) {
        int bar = column - 1;
        while (bar > 0 && BETWEEN.indexOf(first.charAt(bar)) >= 0 && BARS.indexOf(first.charAt(bar)) < 0) {
            bar--;
        }
        if (BARS.indexOf(first.charAt(bar)) >= 0) {
            return line.length() <= bar || line.charAt(bar) == first.charAt(bar);
        }
        return line.length() <= column || line.substring(column - 2, column).isBlank();
    }

    /// Where the second plan's first node starts in this line; -1 where there is none.
    private static int column(String line, Interner interner) {
        int close = endOfFigures(line, line.indexOf(FIGURES));
        if (close < 0) {
            return -1;
        }
        int column = close;
        while (column < line.length() && BETWEEN.indexOf(line.charAt(column)) >= 0) {
            column++;
        }
        int figures = line.indexOf(FIGURES, column);
        boolean second = figures > column && NodeName.isKnown(line.substring(column, figures).strip(), interner);
        return second && column > close ? column : -1;
    }

    /// After the brackets of estimate and execution.
    private static int endOfFigures(String line, int from) {
        int close = from < 0 ? -1 : line.indexOf(')', from);
        while (close >= 0 && line.startsWith(" (", close + 1)) {
            close = line.indexOf(')', close + 2);
        }
        return close < 0 ? -1 : close + 1;
    }

    private static String withoutEnd(String part) {
        int end = part.length();
        while (end > 0 && BETWEEN.indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        return part.substring(0, end);
    }
}
