package org.plumbline.plan.parse;

/// Characters that editors, mail programs and web pages put in the place of PostgreSQL's own: other spaces, arrows and quotes.
final class Signs {
    private Signs() {}

    /// The same text, line for line, in PostgreSQL's signs.
    static String plain(String text) {
        int first = firstForeign(text);
        if (first == text.length()) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        plain.append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                plain.append(' ');
            } else if (isArrow(c) && startsLine(plain)) {
                plain.append("->");
            } else if ((c == '\u2013' || c == '\u2014') && i + 1 < text.length() && text.charAt(i + 1) == '>') {
                plain.append('-');
            } else if (c == '\u201C' || c == '\u201D') {
                plain.append('"');
            } else if (!isNothing(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int firstForeign(String text) {
        int at = 0;
        while (at < text.length() && !isForeign(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isForeign(char c) {
        return c >= '\u00A0' && (isSpace(c) || isNothing(c) || isArrow(c) || c == '\u2013' || c == '\u2014' || c == '\u201C'
                || c == '\u201D');
    }

    private static boolean isSpace(char c) {
        return c == '\u00A0' || (c >= '\u2000' && c <= '\u200A') || c == '\u202F' || c == '\u205F' || c == '\u3000';
    }

    /// Zero-width and direction marks.
    private static boolean isNothing(char c) {
        return c == '\u200B' || c == '\u200C' || c == '\u200D' || c == '\u200E' || c == '\u200F' || c == '\u2060' || c == '\uFEFF';
    }

    private static boolean isArrow(char c) {
        return c == '\u2192' || c == '\u21D2' || c == '\u27F6' || c == '\u2794' || c == '\u279C';
    }

    private static boolean startsLine(StringBuilder plain) {
        int at = plain.length();
        while (at > 0 && (plain.charAt(at - 1) == ' ' || plain.charAt(at - 1) == '\t' || plain.charAt(at - 1) == '|')) {
            at--;
        }
        return at == 0 || plain.charAt(at - 1) == '\n';
    }
}
