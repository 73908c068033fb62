package org.plumbline.app.ui.plantext;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Splits a line of a plan into pieces by how they are coloured, in any of EXPLAIN's formats: one pass, no look back.
final class PlanWords {
    /// A piece of a line.
    ///
    /// @param style one of the `plan-...` classes; empty for plain text
    record Piece(int length, String style) {}

    /// Words that every plan repeats: they step back.
    private static final Set<String> FIGURES = Set.of("cost", "rows", "width", "actual", "time", "loops", "never", "executed");

    private PlanWords() {}

    static List<Piece> of(String line) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        int key = keyEnd(line);
        if (key > 0) {
            pieces.add(new Piece(key, "plan-key"));
            at = key;
        }
        boolean name = line.contains("->") && key == 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int end = at + 1;
            String style = "";
            if (c == '\'') {
                int quote = line.indexOf('\'', at + 1);
                end = quote < 0 ? line.length() : quote + 1;
                style = "plan-string";
            } else if (Character.isDigit(c)) {
                while (end < line.length() && (Character.isDigit(line.charAt(end)) || line.charAt(end) == '.')) {
                    end++;
                }
                style = "plan-number";
            } else if (Character.isLetter(c) || c == '_') {
                while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
                    end++;
                }
                style = FIGURES.contains(line.substring(at, end)) ? "plan-figure" : name ? "plan-name" : "";
            } else if (c == '(') {
                name = false;
            }
            pieces.add(new Piece(end - at, style));
            at = end;
        }
        return pieces;
    }

    /// Where a line's key ends: `  Filter: ...`, `"Node Type": ...`, `<Node-Type>`; 0 where it has none.
    private static int keyEnd(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '-')) {
            start++;
        }
        if (start < line.length() && line.charAt(start) == '<') {
            return line.indexOf('>', start) + 1;
        }
        int colon = line.indexOf(": ", start);
        int bracket = line.indexOf('(', start);
        boolean arrow = start > 0 && line.startsWith("->", start - 1);
        boolean afterBracket = bracket >= 0 && bracket < colon;
        return colon < 0 || afterBracket || arrow ? 0 : colon + 1;
    }
}
