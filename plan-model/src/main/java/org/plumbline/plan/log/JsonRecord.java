package org.plumbline.plan.log;

import java.util.Optional;
import java.util.OptionalInt;

/// A log record as JSON in one line: PostgreSQL's jsonlog (15 and later), CloudNativePG's, and whatever else
/// puts the message into a string.
final class JsonRecord {
    private static final String[] TIMES = {"timestamp", "log_time", "time", "ts", "@timestamp"};
    private static final String[] PROCESSES = {"pid", "process_id"};
    private static final String[] DATABASES = {"dbname", "database_name"};

    private final Piece message = new Piece();
    private final PlanHead head = new PlanHead();
    private final Piece name = new Piece();
    private String time = "";
    private int timeRank;
    private OptionalInt process = OptionalInt.empty();
    private Optional<String> database = Optional.empty();

    /// Reads the record if the plan's head stands in one of the line's strings.
    ///
    /// @param headStart where `duration:` stands
    boolean read(byte[] line, int from, int to, int headStart) {
        int open = stringAround(line, from, to, headStart);
        int before = open - 1;
        while (before > from && line[before] == ' ') {
            before--;
        }
        if (open < 0 || before <= from || line[before] != ':') {
            return false;
        }
        message.startOwn(-1);
        JsonText.unescape(line, open + 1, to, message);
        if (!head.find(message.bytes(), message.from(), message.to())) {
            return false;
        }
        readFields(line, from, to);
        return true;
    }

    /// The whole message, unescaped.
    Piece message() {
        return message;
    }

    PlanHead head() {
        return head;
    }

    /// The message's own, where a log_line_prefix stands in it, or else the record's.
    Optional<String> time() {
        return LogPrefix.time(message.bytes(), message.from(), head.start()).or(() -> Optional.of(time).filter(text -> !text.isEmpty()));
    }

    OptionalInt process() {
        OptionalInt own = LogPrefix.process(message.bytes(), message.from(), head.start());
        return own.isPresent() ? own : process;
    }

    Optional<String> database() {
        return database;
    }

    /// The quote that opens the string in which this byte stands; -1 where it stands in none.
    private static int stringAround(byte[] line, int from, int to, int at) {
        int open = ByteText.indexOf(line, from, at, '"');
        while (open >= 0) {
            int close = JsonText.end(line, open + 1, to);
            if (close < 0 || close > at) {
                return open;
            }
            open = ByteText.indexOf(line, close + 1, at, '"');
        }
        return -1;
    }

    private void readFields(byte[] line, int from, int to) {
        time = "";
        timeRank = TIMES.length;
        process = OptionalInt.empty();
        database = Optional.empty();
        int open = ByteText.indexOf(line, from, to, '"');
        while (open >= 0) {
            int close = JsonText.end(line, open + 1, to);
            if (close < 0) {
                return;
            }
            int next = ByteText.skipSpaces(line, close + 1, to);
            if (next < to && line[next] == ':') {
                int value = ByteText.skipSpaces(line, next + 1, to);
                int end = value < to && line[value] == '"' ? JsonText.end(line, value + 1, to) : value;
                if (end < 0) {
                    return;
                }
                field(line, open + 1, close, value, end, to);
                open = ByteText.indexOf(line, Math.max(end, value) + (end > value ? 1 : 0), to, '"');
            } else {
                open = ByteText.indexOf(line, close + 1, to, '"');
            }
        }
    }

    private void field(byte[] line, int key, int keyEnd, int value, int end, int to) {
        int rank = named(line, key, keyEnd, TIMES);
        boolean isText = end > value;
        if (rank >= 0 && rank < timeRank && isText) {
            time = ByteText.decode(line, value + 1, end);
            timeRank = rank;
        }
        if (isText && named(line, key, keyEnd, DATABASES) >= 0) {
            name.startOwn(-1);
            JsonText.unescape(line, value + 1, to, name);
            database = Optional.of(ByteText.decode(name.bytes(), name.from(), name.to()));
        }
        if (named(line, key, keyEnd, PROCESSES) >= 0) {
            int digits = isText ? value + 1 : value;
            long number = ByteText.number(line, digits, ByteText.skipDigits(line, digits, to));
            process = number > 0 && number <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
        }
    }

    private static int named(byte[] line, int from, int to, String[] names) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].length() == to - from && ByteText.startsWith(line, from, to, ByteText.of(names[i]))) {
                return i;
            }
        }
        return -1;
    }
}
