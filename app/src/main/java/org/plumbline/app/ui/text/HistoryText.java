package org.plumbline.app.ui.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.advice.Severity;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.KeptFinding;
import org.plumbline.app.db.history.RunList;

/// The history of runs in words.
public final class HistoryText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private HistoryText() {}

    /// `2026-03-01 13:00:00`, by the clock of this computer.
    public static String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()));
    }

    /// `2026-03-01 13:00`.
    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    /// `2 high, 1 low`; empty where nothing was found.
    public static String findings(List<KeptFinding> findings) {
        return Arrays.stream(Severity.values()).sorted(Comparator.reverseOrder())
                .filter(severity -> findings.stream().anyMatch(finding -> finding.severity() == severity))
                .map(severity -> findings.stream().filter(finding -> finding.severity() == severity).count() + " "
                        + SeverityWord.of(severity))
                .collect(Collectors.joining(", "));
    }

    /// The rules that found something, the gravest first; empty where none did.
    public static String rules(List<KeptFinding> findings) {
        return findings.stream().map(finding -> finding.rule() + " (" + SeverityWord.of(finding.severity()) + ")")
                .distinct().collect(Collectors.joining("\n"));
    }

    /// `1,234 runs`, `12 of 1,234 runs`, `the newest 1,000 of 1,234 runs`.
    public static String title(RunList list) {
        String all = runs(list.kept());
        if (list.matching() > list.runs().size()) {
            return "The newest " + Format.countFull(list.runs().size()) + " of " + Format.countFull(list.matching()) + " runs";
        }
        return list.matching() == list.kept() ? all : Format.countFull(list.matching()) + " of " + all;
    }

    /// `7 runs`.
    public static String runs(long count) {
        return Format.countFull(count) + (count == 1 ? " run" : " runs");
    }

    /// `7 runs of this statement`.
    public static String runsOfStatement(long count) {
        return runs(count) + " of this statement";
    }

    /// `EXPLAIN (ANALYZE, BUFFERS), PostgreSQL 18.6, me@host/shop`; the time of all of it where the plan has none.
    public static String how(ExplainRun run) {
        String options = (run.analyze() ? "ANALYZE" : "") + (run.analyze() && !run.options().isEmpty() ? ", " : "")
                + String.join(", ", run.options());
        return "EXPLAIN" + (options.isEmpty() ? "" : " (" + options + ")") + "\n"
                + run.place().server().map(version -> "PostgreSQL " + version + ", ").orElse("") + run.place().place();
    }

    /// `Execution 60.5 ms, planning 0.25 ms, answered after 75 ms`.
    public static String times(ExplainRun run) {
        String execution = run.figures().execution().map(time -> "Execution " + Format.time(time)).orElse("Not run");
        String planning = run.figures().planning().map(time -> ", planning " + Format.time(time)).orElse("");
        return execution + planning + ", answered after " + Format.time(run.took());
    }
}
