package org.plumbline.plan.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// What stands before a message: `log_line_prefix`, or what a system put before that. Nothing is known of it beforehand: the first plan's
/// prefix shows how this log's records start.
final class LogPrefix {
    private static final String DATE_TIME = "0000-00-00 00:00:00";
    private static final String SYSLOG_TIME = "Aaa 00 00:00:00";
    private static final byte[] HEROKU = ByteText.of("[postgres.");
    private static final byte[] PID = ByteText.of("pid");
    private static final int LONGEST_ZONE = 6;
    private static final int LONGEST = 1024;
    private static final int SHORTEST_SEVERITY = 3;
    private static final int COMPARED_SYMBOLS = 3;

    private final byte[] learned;

    private LogPrefix(byte[] learned) {
        this.learned = learned;
    }

    /// @param message where the message starts: its severity belongs to the prefix
    static LogPrefix of(byte[] bytes, int from, int message) {
        return new LogPrefix(skeleton(bytes, from, severityStart(bytes, from, message)));
    }

    /// Whether this line is the first of a record: a prefix like the one learned, and a severity (`LOG:  `) or another field (`DETAIL:  `).
    boolean starts(byte[] bytes, int from, int to) {
        int message = messageStart(bytes, from, to);
        if (message < 0) {
            return timeEnd(bytes, from, to, DATE_TIME) > 0 && learned.length > 0 && learned[0] == '0';
        }
        byte[] own = skeleton(bytes, from, severityStart(bytes, from, message));
        return Arrays.equals(own, learned);
    }

    /// After `LOG:  ` and the like; -1 where there is none.
    static int messageStart(byte[] bytes, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        for (int colon = ByteText.indexOf(bytes, from, limit, ':'); colon >= 0; colon = ByteText.indexOf(bytes, colon + 1, limit, ':')) {
            if (colon + 2 < to && bytes[colon + 1] == ' ' && bytes[colon + 2] == ' ' && severity(bytes, from, colon) >= SHORTEST_SEVERITY) {
                return colon + 3;
            }
        }
        return -1;
    }

    /// The word before the message, colon and spaces left out, as in `STATEMENT`.
    static boolean isField(byte[] bytes, int from, int message, byte[] name) {
        int end = message - 3;
        return ByteText.startsWith(bytes, end - name.length, end, name) && end - name.length >= from;
    }

    static Optional<String> time(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int end = ByteText.isDigit(bytes[at]) ? timeEnd(bytes, at, to, DATE_TIME) : -1;
            if (end > 0) {
                return Optional.of(ByteText.decode(bytes, at, withZone(bytes, end, to)));
            }
            if (ByteText.isDigit(bytes[at])) {
                int digits = ByteText.skipDigits(bytes, at, to);
                if (isEpoch(bytes, at, digits, to)) {
                    return Optional.of(ByteText.decode(bytes, at, ByteText.skipDigits(bytes, digits + 1, to)));
                }
                at = Math.max(at, digits - 1);
            }
        }
        int end = timeEnd(bytes, from, to, SYSLOG_TIME);
        return end > 0 ? Optional.of(ByteText.decode(bytes, from, end)) : Optional.empty();
    }

    /// `[1234]`, `pid=1234` or Heroku's `[postgres.1234]`.
    static OptionalInt process(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            boolean opens = bytes[at] == '[' || (bytes[at] == '=' && ByteText.startsWith(bytes, at - PID.length, to, PID));
            int digits = opens && ByteText.startsWith(bytes, at, to, HEROKU) ? at + HEROKU.length : at + 1;
            int end = opens ? ByteText.skipDigits(bytes, digits, to) : 0;
            if (end > digits && end - digits < 10 && end < to && (bytes[at] == '=' || bytes[end] == ']')) {
                return OptionalInt.of((int) ByteText.number(bytes, digits, end));
            }
        }
        return OptionalInt.empty();
    }

    /// `%n`: seconds since 1970 with milliseconds.
    private static boolean isEpoch(byte[] bytes, int from, int digits, int to) {
        return digits - from == 10 && digits < to && bytes[digits] == '.' && ByteText.skipDigits(bytes, digits + 1, to) == digits + 4;
    }

    private static int severity(byte[] bytes, int from, int colon) {
        int at = colon;
        if (at > from && ByteText.isDigit(bytes[at - 1])) {
            at--; // DEBUG1 to DEBUG5
        }
        while (at > from && (isCapital(bytes[at - 1]) || bytes[at - 1] < 0)) {
            at--;
        }
        return colon - at;
    }

    /// Where the severity before the message starts: the end of the prefix proper.
    private static int severityStart(byte[] bytes, int from, int message) {
        int at = message;
        while (at > from && (bytes[at - 1] == ' ' || bytes[at - 1] == ':')) {
            at--;
        }
        if (at - from >= 5 && isSqlState(bytes, at - 5)) {
            at -= 5;
            while (at > from && (bytes[at - 1] == ' ' || bytes[at - 1] == ':')) {
                at--;
            }
        }
        return at - severity(bytes, from, at);
    }

    private static boolean isSqlState(byte[] bytes, int at) {
        for (int i = at; i < at + 5; i++) {
            if (!ByteText.isDigit(bytes[i]) && !isCapital(bytes[i])) {
                return false;
            }
        }
        return ByteText.isDigit(bytes[at]) && ByteText.isDigit(bytes[at + 1]);
    }

    /// The first symbols of a prefix, runs of digits and of letters as one each.
    private static byte[] skeleton(byte[] bytes, int from, int to) {
        var symbols = new byte[COMPARED_SYMBOLS];
        int count = 0;
        for (int at = from; at < to && count < COMPARED_SYMBOLS; at++) {
            byte symbol = ByteText.isDigit(bytes[at]) ? (byte) '0' : ByteText.isLetter(bytes[at]) ? (byte) 'a' : bytes[at];
            boolean isRun = symbol == '0' || symbol == 'a';
            if (count == 0 || symbols[count - 1] != symbol || !isRun) {
                symbols[count++] = symbol;
            }
        }
        return Arrays.copyOf(symbols, count);
    }

    /// After the seconds and their decimals; -1 where no time of this form stands here.
    private static int timeEnd(byte[] bytes, int from, int to, String form) {
        if (to - from < form.length()) {
            return -1;
        }
        for (int i = 0; i < form.length(); i++) {
            byte found = bytes[from + i];
            boolean fits = switch (form.charAt(i)) {
                case '0' -> ByteText.isDigit(found) || (found == ' ' && form.equals(SYSLOG_TIME));
                case 'A', 'a' -> ByteText.isLetter(found);
                case ' ' -> found == ' ' || (found == 'T' && form.equals(DATE_TIME));
                default -> found == form.charAt(i);
            };
            if (!fits) {
                return -1;
            }
        }
        int end = from + form.length();
        if (end + 1 < to && (bytes[end] == '.' || bytes[end] == ',') && ByteText.isDigit(bytes[end + 1])) {
            return ByteText.skipDigits(bytes, end + 1, to);
        }
        return end;
    }

    private static int withZone(byte[] bytes, int end, int to) {
        boolean spaced = end < to && bytes[end] == ' ';
        int from = spaced ? end + 1 : end;
        int zone = from;
        while (zone < to && zone < from + LONGEST_ZONE && mayBeInZone(bytes, from, zone, to)) {
            zone++;
        }
        boolean isZone = zone > from && !ByteText.isDigit(bytes[from]);
        boolean isSeverity = zone + 1 < to && bytes[zone] == ':' && bytes[zone + 1] == ' ';
        return isZone && !isSeverity ? zone : end;
    }

    /// `UTC`, `+01`, `-03:30`.
    private static boolean mayBeInZone(byte[] bytes, int from, int at, int to) {
        if (bytes[at] == ':') {
            return at == from + 3 && at + 1 < to && ByteText.isDigit(bytes[at - 1]) && ByteText.isDigit(bytes[at + 1]);
        }
        boolean isSign = at == from && (bytes[at] == '+' || bytes[at] == '-');
        return isSign || ByteText.isDigit(bytes[at]) || isCapital(bytes[at]);
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }
}
