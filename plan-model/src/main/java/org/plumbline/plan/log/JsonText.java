package org.plumbline.plan.log;

/// Strings of JSON in a line.
final class JsonText {
    private JsonText() {}

    /// The quote that ends the string whose content starts here; -1 where the line ends before it.
    static int end(byte[] bytes, int content, int to) {
        for (int at = content; at < to; at++) {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == '"') {
                return at;
            }
        }
        return -1;
    }

    /// Adds the string whose content starts here, without its escapes, as UTF-8.
    static void unescape(byte[] bytes, int content, int to, Piece into) {
        int done = content;
        int at = content;
        while (at < to && bytes[at] != '"') {
            if (bytes[at] != '\\' || at + 1 >= to) {
                at++;
                continue;
            }
            into.add(bytes, done, at);
            at = escape(bytes, at + 1, to, into);
            done = at;
        }
        into.add(bytes, done, Math.min(at, to));
    }

    /// @param at after the backslash
    /// @return after the escape
    private static int escape(byte[] bytes, int at, int to, Piece into) {
        switch (bytes[at]) {
            case 'n' -> into.add((byte) '\n');
            case 't' -> into.add((byte) '\t');
            case 'r' -> into.add((byte) '\r');
            case 'b' -> into.add((byte) '\b');
            case 'f' -> into.add((byte) '\f');
            case 'u' -> {
                return unicode(bytes, at + 1, to, into);
            }
            default -> into.add(bytes[at]);
        }
        return at + 1;
    }

    private static int unicode(byte[] bytes, int at, int to, Piece into) {
        int first = hex(bytes, at, to);
        if (first < 0) {
            into.add((byte) 'u');
            return at;
        }
        int end = at + 4;
        int codePoint = first;
        if (Character.isHighSurrogate((char) first) && end + 6 <= to && bytes[end] == '\\' && bytes[end + 1] == 'u') {
            int second = hex(bytes, end + 2, to);
            if (second >= 0 && Character.isLowSurrogate((char) second)) {
                codePoint = Character.toCodePoint((char) first, (char) second);
                end += 6;
            }
        }
        utf8(codePoint, into);
        return end;
    }

    private static void utf8(int codePoint, Piece into) {
        if (codePoint < 0x80) {
            into.add((byte) codePoint);
        } else if (codePoint < 0x800) {
            into.add((byte) (0xC0 | (codePoint >> 6)));
            into.add((byte) (0x80 | (codePoint & 0x3F)));
        } else if (codePoint < 0x10000) {
            into.add((byte) (0xE0 | (codePoint >> 12)));
            into.add((byte) (0x80 | ((codePoint >> 6) & 0x3F)));
            into.add((byte) (0x80 | (codePoint & 0x3F)));
        } else {
            into.add((byte) (0xF0 | (codePoint >> 18)));
            into.add((byte) (0x80 | ((codePoint >> 12) & 0x3F)));
            into.add((byte) (0x80 | ((codePoint >> 6) & 0x3F)));
            into.add((byte) (0x80 | (codePoint & 0x3F)));
        }
    }

    private static int hex(byte[] bytes, int from, int to) {
        if (from + 4 > to) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < from + 4; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit < 0) {
                return -1;
            }
            number = (number << 4) | digit;
        }
        return number;
    }
}
