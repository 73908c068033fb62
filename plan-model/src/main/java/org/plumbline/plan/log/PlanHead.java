package org.plumbline.plan.log;

import java.time.Duration;

/// Finds `duration: 12.345 ms  plan:` in a line. auto_explain has no translations: the words are these whatever `lc_messages` says, only
/// the severity in front of them (`LOG:`, `СООБЩЕНИЕ:`) may be another; with `log_error_verbosity = verbose` the SQLSTATE stands between.
final class PlanHead {
    private static final byte[] DURATION = ByteText.of("duration:");
    private static final byte[] PLAN = ByteText.of("plan:");
    private static final int NANOSECONDS_DIGITS = 6;

    private int start;
    private int end;
    private long nanos;

    /// Where `duration:` starts.
    int start() {
        return start;
    }

    /// After `plan:`.
    int end() {
        return end;
    }

    Duration duration() {
        return Duration.ofNanos(nanos);
    }

    boolean find(byte[] bytes, int from, int to) {
        for (int colon = ByteText.indexOf(bytes, from, to, ':'); colon >= 0; colon = ByteText.indexOf(bytes, colon + 1, to, ':')) {
            if (ByteText.startsWith(bytes, Math.max(from, colon - PLAN.length + 1), to, PLAN) && endsAt(bytes, from, colon + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsAt(byte[] bytes, int from, int after) {
        int at = backOverSpaces(bytes, from, after - PLAN.length);
        if (at - from < 2 || bytes[at - 1] != 's' || bytes[at - 2] != 'm') {
            return false;
        }
        int numberEnd = backOverSpaces(bytes, from, at - 2);
        int numberStart = numberEnd;
        while (numberStart > from && (ByteText.isDigit(bytes[numberStart - 1]) || bytes[numberStart - 1] == '.')) {
            numberStart--;
        }
        int word = backOverSpaces(bytes, from, numberStart) - DURATION.length;
        if (numberStart == numberEnd || word < from || !ByteText.startsWith(bytes, word, after, DURATION) || !mayStart(bytes, from, word)) {
            return false;
        }
        start = word;
        end = after;
        nanos = nanoseconds(bytes, numberStart, numberEnd);
        return nanos >= 0;
    }

    /// After a severity or SQLSTATE, at the start of the line or of a quoted message; not in the middle of a statement that speaks of it.
    private static boolean mayStart(byte[] bytes, int from, int word) {
        int before = backOverSpaces(bytes, from, word);
        return before == from || bytes[before - 1] == ':' || bytes[word - 1] == '"';
    }

    private static int backOverSpaces(byte[] bytes, int from, int at) {
        int before = at;
        while (before > from && (bytes[before - 1] == ' ' || bytes[before - 1] == '\t')) {
            before--;
        }
        return before;
    }

    private static long nanoseconds(byte[] bytes, int from, int to) {
        int point = ByteText.indexOf(bytes, from, to, '.');
        long whole = ByteText.number(bytes, from, point < 0 ? to : point);
        if (whole < 0 || whole > Long.MAX_VALUE / 2_000_000) {
            return -1;
        }
        long nanos = whole;
        for (int i = 1; i <= NANOSECONDS_DIGITS; i++) {
            int at = point + i;
            boolean given = point >= 0 && at < to && ByteText.isDigit(bytes[at]);
            nanos = nanos * 10 + (given ? bytes[at] - '0' : 0);
        }
        return nanos;
    }
}
