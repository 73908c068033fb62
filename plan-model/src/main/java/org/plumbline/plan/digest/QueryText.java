package org.plumbline.plan.digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.plumbline.plan.Format;

/// The statement in an entry's body, found without reading the plan. Used again for the next entry.
final class QueryText {
    private static final byte[] IN_TEXT = bytes("Query Text: ");
    private static final byte[] IN_JSON = bytes("\"Query Text\":");
    private static final byte[] IN_XML = bytes("<Query-Text>");
    private static final byte[] END_IN_XML = bytes("</Query-Text>");
    private static final byte[] PLAN_IN_YAML = bytes("\nPlan:");
    private static final byte[] PARAMETERS = bytes("Query Parameters: ");
    private static final byte[] COST = bytes("(cost=");
    private static final byte[] ACTUAL = bytes("(actual ");

    private byte[] own = new byte[1 << 10];
    private byte[] sql = own;
    private int from;
    private int to;
    private int planStart;
    private Format format = Format.TEXT;

    /// Its statement is then [#sql()] between [#from()] and [#to()], empty where there is none.
    void find(byte[] body) {
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        sql = body;
        from = start;
        to = start;
        planStart = start;
        if (start == body.length) {
            format = Format.TEXT;
        } else if (body[start] == '{' || body[start] == '[') {
            format = Format.JSON;
            inJson(body, start);
        } else if (body[start] == '<') {
            format = Format.XML;
            inXml(body, start);
        } else if (isYaml(body, start)) {
            format = Format.YAML;
            inYaml(body, start);
        } else {
            format = Format.TEXT;
            inText(body, start);
        }
    }

    byte[] sql() {
        return sql;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    Format format() {
        return format;
    }

    /// Where the plan starts, or something before it that is not the statement.
    int planStart() {
        return planStart;
    }

    private void inJson(byte[] body, int start) {
        int key = indexOf(body, start, Math.min(body.length, start + 200), IN_JSON);
        if (key >= 0) {
            quoted(body, key + IN_JSON.length);
        }
    }

    private static boolean isYaml(byte[] body, int start) {
        if (startsWith(body, start, IN_TEXT)) {
            int value = start + IN_TEXT.length;
            return value < body.length && body[value] == '"' && indexOf(body, value, body.length, PLAN_IN_YAML) >= 0;
        }
        return startsWith(body, start, bytes("Plan:"));
    }

    private void inYaml(byte[] body, int start) {
        if (startsWith(body, start, IN_TEXT)) {
            quoted(body, start + IN_TEXT.length - 1);
        }
    }

    /// A string of JSON, which YAML's are too.
    private void quoted(byte[] body, int before) {
        int open = before;
        while (open < body.length && body[open] != '"') {
            open++;
        }
        int close = open + 1;
        boolean escaped = false;
        while (close < body.length && body[close] != '"') {
            escaped |= body[close] == '\\';
            close += body[close] == '\\' ? 2 : 1;
        }
        int end = Math.min(close, body.length);
        from = Math.min(open + 1, end);
        to = end;
        planStart = end;
        if (escaped) {
            copyWithoutEscapes(body, from, to);
        }
    }

    private void copyWithoutEscapes(byte[] body, int start, int end) {
        room(end - start);
        int count = 0;
        for (int at = start; at < end; at++) {
            byte c = body[at];
            if (c == '\\' && at + 1 < end) {
                at++;
                c = switch (body[at]) {
                    case 'n' -> (byte) '\n';
                    case 'r', 't', 'b', 'f', 'u' -> (byte) ' ';
                    default -> body[at];
                };
                at += body[at] == 'u' ? 4 : 0; // PostgreSQL writes only control characters so
            }
            own[count++] = c;
        }
        keepOwn(count);
    }

    private void inXml(byte[] body, int start) {
        int open = indexOf(body, start, body.length, IN_XML);
        int close = open < 0 ? -1 : indexOf(body, open, body.length, END_IN_XML);
        if (close < 0) {
            return;
        }
        from = open + IN_XML.length;
        to = close;
        planStart = close;
        if (indexOf(body, from, to, bytes("&")) >= 0) {
            copyWithoutEntities(body, from, to);
        }
    }

    private void copyWithoutEntities(byte[] body, int start, int end) {
        room(end - start);
        int count = 0;
        for (int at = start; at < end; at++) {
            byte c = body[at];
            if (c == '&') {
                int semicolon = indexOf(body, at, Math.min(end, at + 8), bytes(";"));
                if (semicolon > 0) {
                    c = switch (body[at + 1]) {
                        case 'l' -> '<';
                        case 'g' -> '>';
                        case 'q' -> '"';
                        case 'a' -> body[at + 2] == 'p' ? (byte) '\'' : (byte) '&';
                        default -> ' ';
                    };
                    at = semicolon;
                }
            }
            own[count++] = c;
        }
        keepOwn(count);
    }

    /// Up to the first line of the plan.
    private void inText(byte[] body, int start) {
        boolean hasQuery = startsWith(body, start, IN_TEXT);
        from = hasQuery ? start + IN_TEXT.length : start;
        int line = hasQuery ? lineEnd(body, start) + 1 : start;
        while (line < body.length) {
            int end = lineEnd(body, line);
            if (startsWith(body, line, PARAMETERS) || indexOf(body, line, end, COST) >= 0 || indexOf(body, line, end, ACTUAL) >= 0) {
                break;
            }
            line = end + 1;
        }
        planStart = Math.min(line, body.length);
        to = hasQuery ? Math.max(from, Math.min(planStart, body.length)) : from;
    }

    private void room(int length) {
        if (own.length < length) {
            own = new byte[Math.max(length, own.length * 2)];
        }
    }

    private void keepOwn(int count) {
        sql = own;
        from = 0;
        to = count;
    }

    static int lineEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    static int indexOf(byte[] body, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        for (int at = from; at <= last; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] body, int at, byte[] word) {
        return at + word.length <= body.length && Arrays.equals(body, at, at + word.length, word, 0, word.length);
    }

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }
}
