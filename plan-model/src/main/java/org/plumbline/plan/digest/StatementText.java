package org.plumbline.plan.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// A statement without what changes from call to call: literals, numbers and parameters become `?`; lists of them (IN, VALUES, ARRAY) one
/// `?`; comments go, white space is made even, unquoted words are folded to lower case as PostgreSQL does. Quoted names stay.
///
/// Works on bytes of UTF-8 and is used again for the next statement.
final class StatementText {
    private static final Set<String> SPACED_WORDS = Set.of(
            "in", "values", "as", "and", "or", "not", "on", "where", "from", "join", "over", "using", "exists", "select", "when", "then",
            "else", "by", "union", "all", "except", "intersect", "with", "having", "is", "like", "between", "into", "set", "filter",
            "returning", "explain");

    private final ListFolding lists = new ListFolding(this);
    private byte[] sql = {};
    private int at;
    private int end;
    private byte[] out = new byte[1 << 10];
    private int size;
    private Last last = Last.NOTHING;
    private int wordStart;

    private enum Last { NOTHING, WORD, VALUE, OPERATOR, OPENING, CLOSING, COMMA, DOT, CAST }

    /// The bytes of the normalised statement are then [#bytes()] up to [#size()].
    void normalise(byte[] text, int from, int to) {
        sql = text;
        at = from;
        end = to;
        size = 0;
        last = Last.NOTHING;
        lists.start();
        while (at < end) {
            token();
        }
        lists.end();
        while (size > 0 && (out[size - 1] == ';' || out[size - 1] == ' ')) {
            size--;
        }
    }

    byte[] bytes() {
        return out;
    }

    int size() {
        return size;
    }

    String text() {
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }

    private void token() {
        byte c = sql[at];
        if (c <= ' ' && c >= 0) {
            at++;
        } else if (c == '-' && next(1) == '-') {
            skipLine();
        } else if (c == '/' && next(1) == '*') {
            skipComment();
        } else if (c == '\'') {
            skipString(false);
            value();
        } else if (c == '"') {
            quotedName();
        } else if (c == '$' && dollar()) {
            value();
        } else if (isDigit(c) || (c == '.' && isDigit(next(1)))) {
            skipNumber();
            value();
        } else if (c == '?' && last != Last.VALUE && last != Last.WORD && last != Last.CLOSING) {
            at++;
            value();
        } else if (isWord(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void word() {
        int from = at;
        while (at < end && (isWord(sql[at]) || isDigit(sql[at]) || sql[at] == '$')) {
            at++;
        }
        if (at < end && sql[at] == '\'' && at - from == 1 && "eEbBxXnN".indexOf(sql[from]) >= 0) {
            skipString((sql[from] | 0x20) == 'e');
            value();
            return;
        }
        lists.other();
        space(Last.WORD);
        wordStart = size;
        for (int i = from; i < at; i++) {
            add(sql[i] >= 'A' && sql[i] <= 'Z' ? (byte) (sql[i] | 0x20) : sql[i]);
        }
        last = Last.WORD;
        lists.word(wordStart);
    }

    private void quotedName() {
        lists.other();
        space(Last.WORD);
        wordStart = size;
        add(sql[at++]);
        while (at < end) {
            byte c = sql[at++];
            add(c);
            if (c == '"') {
                break;
            }
        }
        last = Last.WORD;
    }

    private void value() {
        lists.other();
        if (last == Last.OPERATOR && isSign()) {
            size--;
            last = before();
        }
        space(Last.VALUE);
        add((byte) '?');
        last = Last.VALUE;
    }

    /// A sign that belongs to the number: after an opening bracket, a comma, another operator or a keyword.
    private boolean isSign() {
        if (size == 0 || (out[size - 1] != '-' && out[size - 1] != '+')) {
            return false;
        }
        int before = size - 1;
        while (before > 0 && out[before - 1] == ' ') {
            before--;
        }
        return before == 0 || "([,=<>".indexOf(out[before - 1]) >= 0 || isSpacedWord(before);
    }

    private Last before() {
        while (size > 0 && out[size - 1] == ' ') {
            size--;
        }
        if (size == 0) {
            return Last.NOTHING;
        }
        return switch (out[size - 1]) {
            case '(', '[' -> Last.OPENING;
            case ',' -> Last.COMMA;
            default -> isSpacedWord(size) ? Last.WORD : Last.OPERATOR;
        };
    }

    private void symbol(byte c) {
        switch (c) {
            case '(', '[' -> {
                at++;
                boolean call = last == Last.WORD && !isSpacedWord(size);
                if (c == '(' && !call) {
                    space(Last.OPENING);
                }
                lists.opening(size, c);
                add(c);
                last = Last.OPENING;
            }
            case ')', ']' -> {
                at++;
                lists.closing();
                add(c);
                last = Last.CLOSING;
            }
            case ',' -> {
                at++;
                lists.comma();
                add(c);
                last = Last.COMMA;
            }
            case '.' -> {
                at++;
                add(c);
                last = Last.DOT;
            }
            case ';' -> {
                at++;
                lists.other();
                add(c);
                last = Last.OPERATOR;
            }
            default -> operator(c);
        }
    }

    private void operator(byte c) {
        lists.other();
        if (c == ':' && next(1) == ':') {
            at += 2;
            add(c);
            add(c);
            last = Last.CAST;
            return;
        }
        if (last != Last.OPERATOR || (size > 0 && out[size - 1] == ';')) {
            space(Last.OPERATOR);
        }
        while (at < end && isOperator(sql[at]) && !(sql[at] == '-' && next(1) == '-') && !(sql[at] == '/' && next(1) == '*')) {
            add(sql[at++]);
        }
        if (at < end && !isOperator(c)) {
            add(sql[at++]);
        }
        last = Last.OPERATOR;
    }

    private void space(Last next) {
        boolean tight = switch (last) {
            case NOTHING, OPENING, DOT, CAST -> true;
            case WORD, VALUE, OPERATOR, CLOSING, COMMA -> false;
        };
        if (!tight || (next == Last.OPERATOR && last == Last.CAST)) {
            add((byte) ' ');
        }
    }

    private boolean isSpacedWord(int wordEnd) {
        int length = wordEnd - wordStart;
        return length > 0 && length <= 9 && SPACED_WORDS.contains(new String(out, wordStart, length, StandardCharsets.ISO_8859_1));
    }

    private void skipLine() {
        while (at < end && sql[at] != '\n') {
            at++;
        }
    }

    /// Comments nest.
    private void skipComment() {
        int depth = 0;
        while (at < end) {
            if (sql[at] == '/' && next(1) == '*') {
                depth++;
                at += 2;
            } else if (sql[at] == '*' && next(1) == '/') {
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

    private void skipString(boolean escapes) {
        at++;
        while (at < end) {
            byte c = sql[at++];
            if (c == '\\' && escapes) {
                at++;
            } else if (c == '\'') {
                if (at >= end || sql[at] != '\'') {
                    return;
                }
                at++;
            }
        }
        at = Math.min(at, end);
    }

    /// `$1`, or a string in dollars.
    private boolean dollar() {
        int tagEnd = at + 1;
        if (isDigit(next(1))) {
            while (tagEnd < end && isDigit(sql[tagEnd])) {
                tagEnd++;
            }
            at = tagEnd;
            return true;
        }
        while (tagEnd < end && (isWord(sql[tagEnd]) || isDigit(sql[tagEnd]))) {
            tagEnd++;
        }
        if (tagEnd >= end || sql[tagEnd] != '$') {
            return false;
        }
        int length = tagEnd + 1 - at;
        for (int close = tagEnd + 1; close + length <= end; close++) {
            if (sql[close] == '$' && Arrays.equals(sql, close, close + length, sql, at, at + length)) {
                at = close + length;
                return true;
            }
        }
        at = end;
        return true;
    }

    private void skipNumber() {
        while (at < end) {
            byte c = sql[at];
            boolean isExponentSign = (c == '-' || c == '+') && (sql[at - 1] | 0x20) == 'e' && isDigit(next(1));
            if (!isDigit(c) && !isWord(c) && c != '.' && !isExponentSign) {
                return;
            }
            at++;
        }
    }

    private byte next(int steps) {
        return at + steps < end ? sql[at + steps] : 0;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(byte c) {
        return c < 0 || c == '_' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static boolean isOperator(byte c) {
        return "+-*/<>=~!@#%^&|`?:".indexOf(c) >= 0;
    }

    void add(byte b) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size++] = b;
    }

    /// Forgets what was written from here on.
    void truncate(int length) {
        size = length;
    }
}
