package org.plumbline.plan.log;

import java.util.Optional;
import java.util.OptionalInt;

/// A record of csvlog: the message is quoted and goes over several lines, without tabs and with its own quotes doubled.
final class CsvRecord {
    private static final int DATABASE_FIELD = 2;
    private static final int PROCESS_FIELD = 3;

    private final Piece content = new Piece();
    private OpenEntry entry;
    private boolean closed;

    /// Whether the message that starts here is a field of its own.
    static boolean starts(byte[] line, int from, int message) {
        int quote = message - 1;
        return quote >= from && line[quote] == '"' && (quote == from || line[quote - 1] == ',');
    }

    /// The fourth field.
    static OptionalInt process(byte[] line, int from, int message) {
        int start = fieldStart(line, from, message, PROCESS_FIELD);
        long number = start < 0 ? 0 : ByteText.number(line, start, ByteText.skipDigits(line, start, message));
        return number > 0 && number <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    /// The third field.
    static Optional<String> database(byte[] line, int from, int message) {
        int start = fieldStart(line, from, message, DATABASE_FIELD);
        int end = fieldStart(line, from, message, DATABASE_FIELD + 1) - 1;
        return start < 0 || end - 1 <= start || line[start] != '"' ? Optional.empty()
                : Optional.of(ByteText.decode(line, start + 1, end - 1).replace("\"\"", "\""));
    }

    /// @param number from 0
    /// @return -1 where the message comes first
    private static int fieldStart(byte[] line, int from, int message, int number) {
        int field = 0;
        boolean quoted = false;
        for (int at = from; at < message; at++) {
            if (line[at] == '"') {
                quoted = !quoted;
            } else if (line[at] == ',' && !quoted && ++field == number) {
                return at + 1;
            }
        }
        return -1;
    }

    void open(OpenEntry fresh) {
        entry = fresh;
        closed = false;
    }

    Optional<OpenEntry> entry() {
        return Optional.ofNullable(entry);
    }

    void forget() {
        entry = null;
    }

    boolean isClosed() {
        return closed;
    }

    /// A line of the message, or its last part with further fields behind.
    void add(byte[] line, int from, int to, int number) {
        int quote = ByteText.indexOf(line, from, to, '"');
        if (quote < 0) {
            entry.addAll(line, from, to, number);
            return;
        }
        content.startOwn(-1);
        int done = from;
        while (quote >= 0) {
            content.add(line, done, quote);
            if (quote + 1 >= to || line[quote + 1] != '"') {
                closed = true;
                break;
            }
            content.add((byte) '"');
            done = quote + 2;
            quote = ByteText.indexOf(line, done, to, '"');
        }
        if (!closed) {
            content.add(line, done, to);
        }
        entry.addAll(content.bytes(), content.from(), content.to(), number);
    }
}
