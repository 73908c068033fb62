package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.sql.SqlToken.Kind;

/// Cuts SQL into tokens as PostgreSQL's scanner does (scan.l). It refuses nothing: what is not closed goes to the end, and all tokens
/// together are the text.
public final class SqlScanner {
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
    private static final String STRING_PREFIXES = "eEbBxXnN";
    private static final char VERTICAL_TAB = 0x0B;
    private static final char LAST_ASCII = 0x7F;

    private final String sql;
    private int at;

    private SqlScanner(String sql) {
        this.sql = sql;
    }

    /// The tokens of this text, in order.
    public static List<SqlToken> tokens(String sql) {
        var scanner = new SqlScanner(sql);
        var tokens = new ArrayList<SqlToken>();
        while (scanner.at < sql.length()) {
            int start = scanner.at;
            Kind kind = scanner.skip();
            tokens.add(new SqlToken(kind, sql.substring(start, scanner.at)));
        }
        return tokens;
    }

    /// Goes over the token that starts here.
    private Kind skip() {
        char c = sql.charAt(at);
        if (isSpace(c)) {
            skipSpace();
            return Kind.SPACE;
        }
        if (isComment()) {
            skipComment();
            return Kind.COMMENT;
        }
        if (isPrefixed()) {
            at += c == 'U' || c == 'u' ? 2 : 1;
            return quoted(c == 'e' || c == 'E');
        }
        if (c == '\'' || c == '"') {
            return quoted(false);
        }
        if (c == '$') {
            return dollar();
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !isAfterName())) {
            skipNumber();
            return Kind.NUMBER;
        }
        if (isWordStart(c)) {
            skipWord();
            return Kind.WORD;
        }
        return symbol(c);
    }

    private void skipSpace() {
        while (at < sql.length() && isSpace(sql.charAt(at))) {
            at++;
        }
    }

    private boolean isComment() {
        return sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    /// Those in `--` go to the line's end, which a carriage return is too; those in `/*` nest.
    private void skipComment() {
        if (sql.charAt(at) == '-') {
            while (at < sql.length() && !isNewLine(sql.charAt(at))) {
                at++;
            }
            return;
        }
        int depth = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
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

    /// `E'`, `U&'`, `U&"` and the like start here.
    private boolean isPrefixed() {
        char c = sql.charAt(at);
        boolean unicode = (c == 'U' || c == 'u') && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"');
        return unicode || (STRING_PREFIXES.indexOf(c) >= 0 && peek(1) == '\'');
    }

    /// @param escapes a backslash takes the next character with it
    private Kind quoted(boolean escapes) {
        char quote = sql.charAt(at);
        quotes(quote, escapes);
        while (quote == '\'' && sql.charAt(at - 1) == '\'' && goesOn()) {
            quotes(quote, escapes);
        }
        return quote == '"' ? Kind.QUOTED_NAME : Kind.STRING;
    }

    /// Goes to another quote on one of the next lines, if nothing but space and `--` comments are between: it is the same string.
    private boolean goesOn() {
        int end = at;
        boolean newLine = false;
        while (at < sql.length() && (isSpace(sql.charAt(at)) || sql.startsWith("--", at))) {
            if (sql.charAt(at) == '-') {
                skipComment();
            } else {
                newLine |= isNewLine(sql.charAt(at++));
            }
        }
        if (newLine && peek(0) == '\'') {
            return true;
        }
        at = end;
        return false;
    }

    private void quotes(char quote, boolean escapes) {
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && escapes) {
                at = Math.min(sql.length(), at + 1);
            } else if (c == quote) {
                if (at >= sql.length() || sql.charAt(at) != quote) {
                    break;
                }
                at++;
            }
        }
    }

    private Kind dollar() {
        int end = at + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        if (isDigit(peek(1))) {
            at++;
            while (isDigit(peek(0))) {
                at++;
            }
            return Kind.PARAMETER;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            at++;
            return Kind.SYMBOL;
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        at = close < 0 ? sql.length() : close + tag.length();
        return Kind.STRING;
    }

    /// A dot between a name and a digit belongs to neither.
    private boolean isAfterName() {
        return at > 0 && (isWordPart(sql.charAt(at - 1)) || sql.charAt(at - 1) == '"' || sql.charAt(at - 1) == ')');
    }

    private void skipNumber() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean exponent = (c == 'e' || c == 'E') && (isDigit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && isDigit(peek(2))));
            if (exponent) {
                at += 2;
            } else if (isDigit(c) || (c == '_' && isDigit(peek(1))) || (c == '.' && peek(1) != '.')) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipWord() {
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
    }

    private Kind symbol(char c) {
        if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            while (at < sql.length() && OPERATOR_CHARACTERS.indexOf(sql.charAt(at)) >= 0 && !isComment()) {
                at++;
            }
            return Kind.OPERATOR;
        }
        at += sql.startsWith("::", at) || sql.startsWith(":=", at) ? 2 : 1;
        return Kind.SYMBOL;
    }

    /// The character so many steps on; 0 behind the end.
    private char peek(int steps) {
        return at + steps < sql.length() ? sql.charAt(at + steps) : 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || isNewLine(c) || c == '\f' || c == VERTICAL_TAB;
    }

    private static boolean isNewLine(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// Everything outside of ASCII can be in a name, the no-break space too.
    private static boolean isWordStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > LAST_ASCII;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }
}
