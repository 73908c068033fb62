package org.plumbline.plan.parse;

/// Tells line by line what of psql's output is frame and what is content.
final class PsqlFrame {
    private static final String HEADER = "QUERY PLAN";
    private static final String RULES = "-=+|:─━═│┃║┼╪╫╬├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╟╢╤╧╭╮╰╯╞╡╥╨╘╛╒╕╓╖╙╜";
    private static final String BARS = "|│║┃";
    private static final int SHORTEST_RULE = 3;

    private boolean inFrame;
    private boolean firstContent = true;
    private boolean longCell;
    private boolean barred;
    /// Each line ends with a bar and starts with none (DBeaver).
    private boolean tailed;
    private boolean markdown;
    private boolean escapes;
    private boolean footer;
    private int start;
    private int end;

    /// Looks at one line.
    ///
    /// @return false where the whole line is frame; else [#start()] and [#end()] say what of it is content
    boolean line(String text, int from, int to) {
        start = from;
        end = to;
        footer = false;
        int first = firstFilled(text, from, to);
        int last = Lines.filledEnd(text, first, to);
        if (first >= last) {
            return true;
        }
        escapes = false;
        if (isRule(text, first, last)) {
            markdown = text.charAt(first) == '|' && text.lastIndexOf('+', last - 1) < first;
            inFrame = true;
            firstContent = true;
            return false;
        }
        if (isBar(text.charAt(first)) && last - first > 1 && isBar(text.charAt(last - 1))) {
            inFrame = true;
            barred = true;
            escapes = markdown;
            start = first + 1 < last && text.charAt(first + 1) == ' ' ? first + 2 : first + 1;
            end = Lines.filledEnd(text, start, last - 1);
            first = firstFilled(text, start, end);
            last = end;
        }
        boolean tail = isBar(text.charAt(last - 1)) && !isBar(text.charAt(first));
        if (tail && (tailed || isHeader(text, first, Lines.filledEnd(text, first, last - 1)))) {
            tailed = true;
            end = Lines.filledEnd(text, start, last - 1);
            last = end;
        }
        if (barred && inFrame && isBar(text.charAt(first)) && last - first > 1) {
            start = text.charAt(first + 1) == ' ' ? first + 2 : first + 1;
            first = firstFilled(text, start, end);
        }
        if (isHeader(text, first, last)) {
            inFrame = true;
            firstContent = true;
            return false;
        }
        if (isFooter(text, first, last)) {
            footer = true;
            inFrame = false;
            barred = false;
            firstContent = true;
            return false;
        }
        content(text, first, last);
        return true;
    }

    int start() {
        return start;
    }

    /// True where the table ends with this line: what follows is no part of what stood in it.
    boolean isFooter() {
        return footer;
    }

    /// True where the line is one of a Markdown table: a bar within it is written as `\|`.
    boolean hasEscapes() {
        return escapes;
    }

    int end() {
        return end;
    }

    /// JSON, XML and YAML are one cell of many lines, of which psql marks each but the last by `+`.
    private void content(String text, int first, int last) {
        if (first >= last) {
            return;
        }
        char mark = text.charAt(last - 1);
        boolean continued = mark == '+' || mark == '↵';
        if (firstContent) {
            firstContent = false;
            char opening = text.charAt(first);
            longCell = continued && (inFrame || opening == '[' || opening == '{' || opening == '<' || opening == '-' || opening == 'P'
                    || opening == 'Q');
            inFrame |= longCell;
        }
        if (inFrame && longCell && continued) {
            end = Math.max(start, Lines.filledEnd(text, first, last - 1));
        }
    }

    private static boolean isHeader(String text, int first, int last) {
        int length = last - first;
        return (length == HEADER.length() && text.startsWith(HEADER, first))
                || (length == HEADER.length() + 2 && text.startsWith("\"" + HEADER + "\"", first));
    }

    private static boolean isRule(String text, int first, int last) {
        if (last - first < SHORTEST_RULE) {
            return false;
        }
        for (int i = first; i < last; i++) {
            if (RULES.indexOf(text.charAt(i)) < 0 && text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    /// `(1 row)`, `(1 Zeile)`, `(2 строки)`: a number and words, in brackets.
    private static boolean isFooter(String text, int first, int last) {
        if (text.charAt(first) != '(' || text.charAt(last - 1) != ')' || last - first > 40) {
            return false;
        }
        int at = first + 1;
        while (at < last && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == first + 1 || at >= last - 1) {
            return false;
        }
        for (int i = at; i < last - 1; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != ' ' && c != '(' && c != ')' && c != '.' && c != '\u00A0'
                    && Character.getType(c) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBar(char c) {
        return BARS.indexOf(c) >= 0;
    }

    private static int firstFilled(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
