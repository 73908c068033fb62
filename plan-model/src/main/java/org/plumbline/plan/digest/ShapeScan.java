package org.plumbline.plan.digest;

import java.util.List;
import org.plumbline.plan.Format;

/// A plan's structure as a number, from its text and without reading the plan: of lines that say what a node is, the indentation and the
/// words, nothing of the figures. The same number means the same shape; a shape may have several (four formats, partitions).
final class ShapeScan {
    private static final byte[] COST = QueryText.bytes("  (cost=");
    private static final byte[] ACTUAL = QueryText.bytes("  (actual ");

    /// What a node is, in the formats that name it; XML writes a dash where others write a space.
    private static final List<byte[]> KEYS = List.of(
            QueryText.bytes("Node Type"), QueryText.bytes("Relation Name"), QueryText.bytes("Index Name"), QueryText.bytes("Join Type"),
            QueryText.bytes("Strategy"), QueryText.bytes("Partial Mode"), QueryText.bytes("Operation"), QueryText.bytes("Function Name"),
            QueryText.bytes("CTE Name"), QueryText.bytes("Subplan Name"), QueryText.bytes("Parent Relationship"),
            QueryText.bytes("Scan Direction"), QueryText.bytes("Custom Plan Provider"), QueryText.bytes("Command"),
            QueryText.bytes("Parallel Aware"), QueryText.bytes("Alias"), QueryText.bytes("Schema"));

    private final Fingerprint fingerprint = new Fingerprint();

    long of(byte[] body, QueryText parts) {
        fingerprint.start();
        int line = parts.planStart();
        boolean isText = parts.format() == Format.TEXT;
        while (line < body.length) {
            int end = QueryText.lineEnd(body, line);
            if (isText) {
                textLine(body, line, end);
            } else {
                keyedLine(body, line, end);
            }
            line = end + 1;
        }
        return fingerprint.value();
    }

    private void textLine(byte[] body, int from, int to) {
        int bracket = from;
        while (true) {
            while (bracket < to && body[bracket] != '(') {
                bracket++;
            }
            if (bracket >= to) {
                return;
            }
            if (bracket - 2 > from && (QueryText.startsWith(body, bracket - 2, COST) || QueryText.startsWith(body, bracket - 2, ACTUAL))) {
                int name = skipSpaces(body, from, to);
                fingerprint.add(name - from);
                fingerprint.addName(body, name, bracket - 2);
                return;
            }
            bracket++;
        }
    }

    private void keyedLine(byte[] body, int from, int to) {
        int key = skipSpaces(body, from, to);
        int indent = key - from;
        if (key + 2 < to && body[key] == '-' && body[key + 1] == ' ') {
            key += 2;
            indent += 2;
        }
        if (key < to && (body[key] == '"' || body[key] == '<')) {
            key++;
        }
        if (key >= to || !mayStart(body[key])) {
            return;
        }
        for (int i = 0; i < KEYS.size(); i++) {
            int end = keyEnd(body, key, to, KEYS.get(i));
            if (end > 0) {
                fingerprint.add((indent << 8) | i);
                fingerprint.addName(body, end, to);
                return;
            }
        }
    }

    private static boolean mayStart(byte c) {
        return switch (c) {
            case 'N', 'R', 'I', 'J', 'S', 'P', 'O', 'F', 'C', 'A' -> true;
            default -> false;
        };
    }

    private static int keyEnd(byte[] body, int from, int to, byte[] key) {
        int end = from + key.length;
        if (body[from] != key[0] || end >= to) {
            return -1;
        }
        for (int i = 1; i < key.length; i++) {
            if (body[from + i] != key[i] && !(key[i] == ' ' && body[from + i] == '-')) {
                return -1;
            }
        }
        return body[end] == '"' || body[end] == ':' || body[end] == '>' ? end : -1;
    }

    private static int skipSpaces(byte[] body, int from, int to) {
        int at = from;
        while (at < to && body[at] == ' ') {
            at++;
        }
        return at;
    }
}
