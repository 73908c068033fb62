package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;

/// Plans inside the string literals of another language: a JSON array of lines, rows of a driver (`[('Seq Scan on t',), ...]`,
/// `[{"QUERY PLAN": "..."}]`), a cell of CSV, an INSERT statement, strings put together by `+`.
final class Literals {
    private static final String HEADER = "QUERY PLAN";
    private static final int LONGEST_GAP = 200;
    /// Quotes that are opened and not closed may each be looked for up to the text's end: together no more than this.
    private static final int EFFORT_PER_CHARACTER = 20;

    private final Lines lines;
    private final String text;
    private final Effort effort;
    private final List<Lines> found = new ArrayList<>();
    private LineWriter run = new LineWriter();
    private boolean runHasLines;

    private Literals(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
        this.effort = new Effort((long) EFFORT_PER_CHARACTER * text.length());
    }

    /// What the literals hold that look like plans: each of several lines by itself, those of one line together.
    static List<Lines> of(Lines lines) {
        var literals = new Literals(lines);
        literals.read();
        return literals.found;
    }

    private void read() {
        int at = 0;
        int lastEnd = 0;
        while (at < text.length()) {
            Literal literal = isQuote(text.charAt(at)) ? Literal.at(text, at, effort) : null;
            if (literal == null) {
                at++;
                continue;
            }
            if (!joins(lastEnd, at)) {
                endRun();
            }
            take(literal);
            at = literal.end();
            lastEnd = at;
        }
        endRun();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '$';
    }

    /// Only brackets, commas and the like stand between two lines of one list, or the name of a column.
    private boolean joins(int from, int to) {
        if (to - from > LONGEST_GAP) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                int end = endOfWord(i, to);
                // `u` belongs to the literal itself
                if (end < to && !isListWord(i, end)) {
                    return false;
                }
                i = end - 1;
            }
        }
        return true;
    }

    private int endOfWord(int from, int to) {
        int end = from;
        while (end < to && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end == to && end > from + 1 ? end - 1 : end;
    }

    /// What PHP writes between the strings of a list: `[0]=>`, `array(1) {`, `string(40)`, `{#3433`.
    private boolean isListWord(int from, int end) {
        if (Character.isDigit(text.charAt(from))) {
            return from > 0 && "[(#".indexOf(text.charAt(from - 1)) >= 0;
        }
        String word = text.substring(from, end);
        return text.charAt(end) == '(' && (word.equals("string") || word.equals("array"));
    }

    private void take(Literal literal) {
        int first = lines.lineAt(literal.start());
        Lines content = literal.decoded(lines, first);
        boolean single = content.count() == 1 || (content.count() == 2 && content.isBlank(1));
        if (!single) {
            if (LooksLikePlan.has(content.text())) {
                endRun();
                found.add(content);
            }
            return;
        }
        String line = content.line(0);
        if (!line.strip().equals(HEADER)) {
            run.line(line, lines.number(first));
            runHasLines = true;
        }
    }

    private void endRun() {
        if (runHasLines) {
            Lines content = run.toLines();
            if (looksLikePlan(content)) {
                found.add(content);
            }
            run = new LineWriter();
            runHasLines = false;
        }
    }

    private static boolean looksLikePlan(Lines content) {
        return LooksLikePlan.has(content.text()) || (content.count() > 1 && LooksLikePlan.line(content.line(0)));
    }
}
