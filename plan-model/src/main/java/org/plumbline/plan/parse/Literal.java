package org.plumbline.plan.parse;

/// A string literal of some language: in single or double quotes, which are doubled inside it or stand behind a backslash, or between
/// dollar signs.
///
/// @param start of its content
/// @param stop after its content
/// @param end after its closing quote
/// @param quote which it stands in
/// @param escaped a backslash makes the next character another one
record Literal(String text, int start, int stop, int end, char quote, boolean escaped) {
    private static final String BEFORE = "([{,=:+;|?\t\n >\u00A0";
    private static final String AFTER = ")]},=:+;|\t\n <.\\";
    private static final int ESCAPES_WITHIN = 2_000;

    /// The literal that is opened here; null where none is.
    ///
    /// @param effort goes down by what is looked at; at 0 nothing is found any more
    static Literal at(String text, int at, Effort effort) {
        char quote = text.charAt(at);
        if (quote == '`' && text.startsWith("``", at)) {
            return null;
        }
        if (quote == '$') {
            return dollars(text, at, effort);
        }
        if ((quote != '\'' && quote != '"' && quote != '`') || !opens(text, at)) {
            return null;
        }
        boolean escaped = hasEscapes(text, at, quote);
        int end = end(text, at, quote, escaped, effort);
        return end < 0 ? null : new Literal(text, at + 1, end, end + 1, quote, escaped);
    }

    private static Literal dollars(String text, int at, Effort effort) {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && Character.isLetterOrDigit(text.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$' || tagEnd - at > 30) {
            return null;
        }
        String tag = text.substring(at, tagEnd + 1);
        int end = text.indexOf(tag, tagEnd + 1, (int) Math.min(text.length(), tagEnd + 1 + effort.left()));
        effort.spend((end < 0 ? text.length() : end) - at);
        return end < 0 ? null : new Literal(text, tagEnd + 1, end, end + tag.length(), '$', false);
    }

    private static boolean opens(String text, int at) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean prefix = (before == 'E' || before == 'e' || before == 'u' || before == 'b' || before == 'r')
                && (at == 1 || BEFORE.indexOf(text.charAt(at - 2)) >= 0);
        return prefix || BEFORE.indexOf(before) >= 0;
    }

    /// Told by what stands in its first part: `\"`, and `\n` where no line ends as such. SQL's own literals have neither.
    private static boolean hasEscapes(String text, int at, char quote) {
        int limit = Math.min(text.length() - 1, at + ESCAPES_WITHIN);
        boolean lines = false;
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            lines |= c == '\n';
            if (c == '\\') {
                char next = text.charAt(++i);
                if (next == quote || (!lines && (next == 'n' || next == 't' || next == 'u' || (next == '"' && quote == '"')))) {
                    return true;
                }
            } else if (c == quote) {
                if (text.charAt(i + 1) != quote) {
                    return false;
                }
                i++;
            }
        }
        return false;
    }

    private static int end(String text, int at, char quote, boolean escaped, Effort effort) {
        int i = at + 1;
        while (i < text.length() && effort.spend(1)) {
            char c = text.charAt(i);
            if (escaped && c == '\\') {
                i += 2;
                continue;
            }
            if (c == quote) {
                boolean doubled = !escaped && i + 1 < text.length() && text.charAt(i + 1) == quote;
                if (!doubled) {
                    return i + 1 >= text.length() || AFTER.indexOf(text.charAt(i + 1)) >= 0 ? i : -1;
                }
                i++;
            }
            i++;
        }
        return -1;
    }

    /// What it says, line by line.
    ///
    /// @param first the line that it starts in
    Lines decoded(Lines lines, int first) {
        var plain = new LineWriter();
        var line = new StringBuilder();
        int number = first;
        int i = start;
        while (i < stop) {
            char c = text.charAt(i);
            if (escaped && c == '\\' && i + 1 < stop && text.charAt(i + 1) == '\n') {
                number++;
                i += 2;
                continue;
            }
            if (escaped && c == '\\' && i + 1 < stop) {
                i = escape(i + 1, line, plain, lines.number(number));
                continue;
            }
            if (c == '\n') {
                plain.line(line, lines.number(number));
                line.setLength(0);
                number++;
            } else {
                line.append(c);
                if (c == quote && !escaped) {
                    i++;
                }
            }
            i++;
        }
        plain.line(line, lines.number(number));
        return plain.toLines();
    }

    /// Writes the character that an escape stands for.
    ///
    /// @return the index after the escape
    private int escape(int at, StringBuilder line, LineWriter plain, int number) {
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> {
                plain.line(line, number);
                line.setLength(0);
            }
            case 't' -> line.append('\t');
            case 'r' -> { }
            case 'u' -> {
                return unicode(at, line);
            }
            default -> line.append(c);
        }
        return at + 1;
    }

    private int unicode(int at, StringBuilder line) {
        int end = at + 5;
        if (end > stop) {
            return at + 1;
        }
        int code = 0;
        for (int i = at + 1; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                line.append('u');
                return at + 1;
            }
            code = code * 16 + digit;
        }
        line.append((char) code);
        return end;
    }
}
