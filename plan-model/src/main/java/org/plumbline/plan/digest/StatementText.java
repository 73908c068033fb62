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
    private SqlBytes sql = new SqlBytes(new byte[0], 0, 0);
    private byte[] out = new byte[1 << 10];
    private int size;
    private Last last = Last.NOTHING;
    private int wordStart;

    private enum Last { NOTHING, WORD, VALUE, OPERATOR, OPENING, CLOSING, COMMA, DOT, CAST }

    /// The bytes of the normalised statement are then [#bytes()] up to [#size()].
    void normalise(byte[] text, int from, int to) {
        sql = new SqlBytes(text, from, to);
        size = 0;
        last = Last.NOTHING;
        lists.start();
        while (!sql.isAtEnd()) {
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
        byte c = sql.here();
        if (c <= ' ' && c >= 0) {
            sql.skip(1);
        } else if (sql.isComment()) {
            sql.skipComment();
        } else if (c == '\'') {
            sql.skipString(false);
            value();
        } else if (c == '"') {
            quotedName();
        } else if (c == '$' && sql.skipDollars()) {
            value();
        } else if (SqlBytes.isDigit(c) || (c == '.' && SqlBytes.isDigit(sql.next(1)))) {
            sql.skipNumber();
            value();
        } else if (c == '?' && last != Last.VALUE && last != Last.WORD && last != Last.CLOSING) {
            sql.skip(1);
            value();
        } else if (SqlBytes.isWord(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private void word() {
        int from = sql.place();
        while (SqlBytes.isWord(sql.here()) || SqlBytes.isDigit(sql.here()) || sql.here() == '$') {
            sql.skip(1);
        }
        if (sql.here() == '\'' && sql.place() - from == 1 && "eEbBxXnN".indexOf(sql.at(from)) >= 0) {
            sql.skipString((sql.at(from) | 0x20) == 'e');
            value();
            return;
        }
        lists.other();
        space(Last.WORD);
        wordStart = size;
        for (int i = from; i < sql.place(); i++) {
            byte c = sql.at(i);
            add(c >= 'A' && c <= 'Z' ? (byte) (c | 0x20) : c);
        }
        last = Last.WORD;
        lists.word(wordStart);
    }

    private void quotedName() {
        lists.other();
        space(Last.WORD);
        wordStart = size;
        add(sql.take());
        while (!sql.isAtEnd()) {
            byte c = sql.take();
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
                sql.skip(1);
                boolean call = last == Last.WORD && !isSpacedWord(size);
                if (c == '(' && !call) {
                    space(Last.OPENING);
                }
                lists.opening(size, c);
                add(c);
                last = Last.OPENING;
            }
            case ')', ']' -> {
                sql.skip(1);
                lists.closing();
                add(c);
                last = Last.CLOSING;
            }
            case ',' -> {
                sql.skip(1);
                lists.comma();
                add(c);
                last = Last.COMMA;
            }
            case '.' -> {
                sql.skip(1);
                add(c);
                last = Last.DOT;
            }
            case ';' -> {
                sql.skip(1);
                lists.other();
                add(c);
                last = Last.OPERATOR;
            }
            default -> operator(c);
        }
    }

    private void operator(byte c) {
        lists.other();
        if (c == ':' && sql.next(1) == ':') {
            sql.skip(2);
            add(c);
            add(c);
            last = Last.CAST;
            return;
        }
        if (last != Last.OPERATOR || (size > 0 && out[size - 1] == ';')) {
            space(Last.OPERATOR);
        }
        while (SqlBytes.isOperator(sql.here()) && !sql.isComment()) {
            add(sql.take());
        }
        if (!sql.isAtEnd() && !SqlBytes.isOperator(c)) {
            add(sql.take());
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
