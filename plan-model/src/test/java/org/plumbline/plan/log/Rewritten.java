package org.plumbline.plan.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A log of `pg17-*.log` as another service would have stored it.
final class Rewritten {
    private static final Pattern PREFIX = Pattern.compile("^(\\S+ \\S+ UTC) \\[(\\d+)] (\\S+)@(\\S+) (?=\\w+:  )");
    private static final int SYSLOG_LIMIT = 900;

    private Rewritten() {}

    /// With another `log_line_prefix`, made of time, process, user and database.
    static String prefixed(String log, UnaryOperator<String> prefix) {
        return log.lines().map(line -> {
            Matcher matcher = PREFIX.matcher(line);
            return matcher.find() ? prefix.apply(matcher.group()) + line.substring(matcher.end()) : line;
        }).collect(Collectors.joining("\n", "", "\n"));
    }

    /// What write_syslog of elog.c and a syslog daemon make of it.
    static String syslog(String log, boolean numbered) {
        var lines = new ArrayList<String>();
        int sequence = 0;
        int part = 0;
        String process = "";
        for (String line : log.lines().toList()) {
            Matcher matcher = PREFIX.matcher(line);
            if (matcher.find()) {
                process = matcher.group(2);
                sequence++;
                part = 0;
            }
            for (String chunk : chunks(line)) {
                part++;
                lines.add("Nov 22 06:08:0" + sequence % 10 + " db1 postgres[" + process + "]: "
                        + (numbered ? "[" + sequence + "-" + part + "] " : "") + chunk.replace("\t", "#011"));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> chunks(String line) {
        var chunks = new ArrayList<String>();
        String left = line;
        while (left.length() > SYSLOG_LIMIT) {
            int space = left.lastIndexOf(' ', SYSLOG_LIMIT);
            int cut = space > 0 ? space : SYSLOG_LIMIT;
            chunks.add(left.substring(0, cut));
            left = left.substring(cut);
        }
        chunks.add(left);
        return chunks;
    }

    static String container(String log) {
        return log.lines().map(line -> "2026-11-22T06:08:06.694123456Z stderr F " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    static String docker(String log) {
        return log.lines().map(line -> "{\"log\":\"" + escaped(line)
                + "\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-22T06:08:06.694123456Z\"}").collect(Collectors.joining("\n", "", "\n"));
    }

    private static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("<", "\\u003c");
    }
}
