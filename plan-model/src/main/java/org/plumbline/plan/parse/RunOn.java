package org.plumbline.plan.parse;

import java.util.List;

/// A TEXT plan whose lines were run together, as a chat, a cell or a web page does it that takes line ends for spaces: it is broken where
/// EXPLAIN starts a line, at arrows and at the keys that it prints. The spaces before stay: they may still be the indentation.
final class RunOn {
    private static final String ARROW = "->";
    private static final String[] HEADERS = {"InitPlan ", "SubPlan ", "CTE "};
    private static final int LONGEST_NODE = 400;
    private static final int LONGEST_KEY = 40;
    private static final int MOST_WORDS = 5;

    private final String text;
    private final Interner interner;
    private final LineWriter into;
    private final int number;
    private int start;
    private int header = -1;
    /// Behind the brackets of a node's figures, where a key may stand.
    private boolean afterFigures;
    private boolean broken;

    private RunOn(String text, int number, LineWriter into, Interner interner) {
        this.text = text;
        this.number = number;
        this.into = into;
        this.interner = interner;
    }

    /// The lines apart; none where no line holds several.
    static List<Lines> of(Lines lines) {
        if (!LooksLikePlan.hasText(lines.text())) {
            return List.of();
        }
        var interner = new Interner();
        var into = new LineWriter();
        boolean any = false;
        for (int line = 0; line < lines.count(); line++) {
            any |= new RunOn(lines.line(line), lines.number(line), into, interner).take();
        }
        return any ? List.of(into.toLines().endingAt(lines.lastNumber())) : List.of();
    }

    private boolean take() {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '(', '[', '{' -> {
                    afterFigures |= depth == 0 && NodeLine.hasFigures(text.substring(at, Math.min(text.length(), at + LONGEST_KEY)));
                    depth++;
                }
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '\'', '"' -> at = Math.min(text.length() - 1, TextList.endOfQuote(text, at));
                case '-' -> {
                    if (depth == 0 && isArrow(at)) {
                        breakAt(header >= 0 && TextReader.isHeader(text.substring(header, at).strip()) ? header : at);
                        breakAt(at);
                    }
                }
                case ':' -> {
                    if (depth == 0 && afterFigures) {
                        key(at);
                    }
                }
                default -> {
                    if (depth == 0 && startsHeader(at)) {
                        header = at;
                    }
                }
            }
        }
        into.line(text.substring(start), number);
        return broken;
    }

    private boolean startsHeader(int at) {
        if (at > 0 && text.charAt(at - 1) != ' ') {
            return false;
        }
        for (String each : HEADERS) {
            if (text.startsWith(each, at)) {
                return true;
            }
        }
        return false;
    }

    /// With a known node behind it.
    private boolean isArrow(int at) {
        if (!text.startsWith(ARROW, at) || (at > 0 && text.charAt(at - 1) != ' ')) {
            return false;
        }
        String rest = text.substring(at + ARROW.length(), Math.min(text.length(), at + LONGEST_NODE));
        int end = rest.length();
        for (String figures : new String[] {"(cost=", "(actual ", "(never executed)"}) {
            int found = rest.indexOf(figures);
            end = found < 0 ? end : Math.min(end, found);
        }
        return end < rest.length() && NodeName.isKnown(rest.substring(0, end).strip(), interner);
    }

    /// Breaks before the longest known key that this colon ends.
    private void key(int colon) {
        int from = -1;
        int words = 0;
        for (int at = colon - 1; at > Math.max(start, colon - LONGEST_KEY) && words < MOST_WORDS; at--) {
            char c = text.charAt(at);
            if (c == ' ') {
                words++;
                from = isKey(text.substring(at + 1, colon + 1)) ? at + 1 : from;
            } else if (!Character.isLetterOrDigit(c) && c != '/' && c != '-') {
                break;
            }
        }
        if (from > 0) {
            breakAt(from);
        }
    }

    private boolean isKey(String key) {
        return !key.isEmpty() && Character.isUpperCase(key.charAt(0))
                && (TopProperties.isKnown(key + " ") || (PropertyLine.hasKnownKey(key) && !isPairOf(key)));
    }

    /// `Memory: 25kB` behind `Sort Method: quicksort`: the same line of EXPLAIN's.
    private boolean isPairOf(String key) {
        int from = start;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        String line = text.substring(from, Math.min(text.length(), from + LONGEST_KEY));
        return PropertyLine.hasKnownPair(key) && (PropertyLine.startsPairs(line) || !key.equals("Sort Method:"));
    }

    private void breakAt(int at) {
        int from = at;
        while (from > start && text.charAt(from - 1) == ' ') {
            from--;
        }
        if (from > start) {
            into.line(text.substring(start, from), number);
            start = from;
            broken = true;
        }
        header = -1;
        afterFigures = true;
    }
}
