package org.plumbline.plan.log;

import java.util.Arrays;

/// Tells a log from other texts by its start.
public final class LogKind {
    /// So many bytes of a file are enough to tell.
    public static final int START = 1 << 20;

    private static final byte[] SEVERITY_IN_JSON = ByteText.of("\"error_severity\":");
    private static final byte[] SEVERITY_IN_CSV = ByteText.of(",LOG,00000,\"");
    private static final byte[][] SEVERITIES = {
        ByteText.of("LOG"), ByteText.of("ERROR"), ByteText.of("FATAL"), ByteText.of("WARNING"), ByteText.of("STATEMENT")
    };
    private static final int LONGEST_HEAD = 80;
    private static final int ENOUGH_RECORDS = 3;

    private LogKind() {}

    /// Whether this text is a server's log: a plan of auto_explain is in it, or it has a log's records and no plan yet.
    public static boolean isLog(byte[] start) {
        var head = new PlanHead();
        int records = 0;
        int others = 0;
        for (int from = 0; from < start.length; ) {
            int end = ByteText.indexOf(start, from, start.length, '\n');
            int to = end < 0 ? start.length : end;
            if (head.find(start, from, to)) {
                return true;
            }
            if (isRecord(start, from, to)) {
                records++;
            } else if (from < to && start[from] != '\t') {
                others++;
            }
            from = to + 1;
        }
        return records >= ENOUGH_RECORDS && records >= others;
    }

    /// Whether this text is a log to be listed: it has several plans, or is long. One plan with its log prefix is better opened at once.
    public static boolean isLogOfPlans(byte[] start) {
        var head = new PlanHead();
        int plans = 0;
        for (int from = 0; from < start.length && plans < 2; ) {
            int end = ByteText.indexOf(start, from, start.length, '\n');
            int to = end < 0 ? start.length : end;
            plans += head.find(start, from, to) ? 1 : 0;
            from = to + 1;
        }
        return plans > 1 || (plans == 1 && start.length == START) || (plans == 0 && isLog(start));
    }

    /// Whether a plan of auto_explain is in this text.
    public static boolean hasPlan(String text) {
        for (int at = text.indexOf("plan:"); at >= 0; at = text.indexOf("plan:", at + 1)) {
            String before = text.substring(Math.max(0, at - LONGEST_HEAD), at);
            byte[] line = ByteText.of(before.substring(before.lastIndexOf('\n') + 1) + "plan:");
            if (new PlanHead().find(line, 0, line.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRecord(byte[] bytes, int from, int to) {
        int message = LogPrefix.messageStart(bytes, from, to);
        if (message >= 0) {
            return Arrays.stream(SEVERITIES).anyMatch(severity -> LogPrefix.isField(bytes, from, message, severity))
                    || LogPrefix.time(bytes, from, message).isPresent();
        }
        return (from < to && bytes[from] == '{')
                ? ByteText.contains(bytes, from, to, SEVERITY_IN_JSON)
                : ByteText.contains(bytes, from, to, SEVERITY_IN_CSV);
    }

}
