package org.plumbline.plan.digest;

import java.util.Arrays;

/// A place in a statement's bytes of UTF-8, which goes over comments, strings and numbers as PostgreSQL's scanner does (scan.l).
final class SqlBytes {
    private final byte[] bytes;
    private final int end;
    private int at;

    SqlBytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    int place() {
        return at;
    }

    /// The byte here; 0 behind the end.
    byte here() {
        return next(0);
    }

    byte at(int place) {
        return bytes[place];
    }

    /// The byte here, after which this goes on.
    byte take() {
        return bytes[at++];
    }

    void skip(int count) {
        at += count;
    }

    /// A comment starts here.
    boolean isComment() {
        return (here() == '-' && next(1) == '-') || (here() == '/' && next(1) == '*');
    }

    /// Goes behind the comment that starts here. Those in `/*` nest.
    void skipComment() {
        if (here() == '-') {
            skipLine();
            return;
        }
        int depth = 0;
        while (at < end) {
            if (here() == '/' && next(1) == '*') {
                depth++;
                at += 2;
            } else if (here() == '*' && next(1) == '/') {
                depth--;
                at += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                at++;
            }
        }
    }

    private void skipLine() {
        while (at < end && bytes[at] != '\n') {
            at++;
        }
    }

    /// Goes behind the string whose quote is here; to the end where it is not closed.
    ///
    /// @param escapes a backslash takes the next character with it
    void skipString(boolean escapes) {
        at++;
        while (at < end) {
            byte c = bytes[at++];
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (at >= end || bytes[at] != '\'') {
                    return;
                }
                at++;
            }
        }
        at = Math.min(at, end);
    }

    /// Goes behind `$1`, or a string in dollars, if one starts here.
    boolean skipDollars() {
        int tagEnd = at + 1;
        if (isDigit(next(1))) {
            while (tagEnd < end && isDigit(bytes[tagEnd])) {
                tagEnd++;
            }
            at = tagEnd;
            return true;
        }
        while (tagEnd < end && (isWord(bytes[tagEnd]) || isDigit(bytes[tagEnd]))) {
            tagEnd++;
        }
        if (tagEnd >= end || bytes[tagEnd] != '$') {
            return false;
        }
        int length = tagEnd + 1 - at;
        for (int close = tagEnd + 1; close + length <= end; close++) {
            if (bytes[close] == '$' && Arrays.equals(bytes, close, close + length, bytes, at, at + length)) {
                at = close + length;
                return true;
            }
        }
        at = end;
        return true;
    }

    void skipNumber() {
        while (at < end) {
            byte c = bytes[at];
            boolean isExponentSign = (c == '-' || c == '+') && (bytes[at - 1] | 0x20) == 'e' && isDigit(next(1));
            if (!isDigit(c) && !isWord(c) && c != '.' && !isExponentSign) {
                return;
            }
            at++;
        }
    }

    /// The byte so many steps on; 0 behind the end.
    byte next(int steps) {
        return at + steps < end ? bytes[at + steps] : 0;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(byte c) {
        return c < 0 || c == '_' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    static boolean isOperator(byte c) {
        return "+-*/<>=~!@#%^&|`?:".indexOf(c) >= 0;
    }
}
