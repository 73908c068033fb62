package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.WorkloadReport.Explained;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.plan.unit.Share;
import org.plumbline.workload.Counters;
import org.plumbline.workload.Habit;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.Reason;

/// A workload as a person reads it on a terminal: a table, findings below their statement, habits below the table.
public final class PlainWorkload {
    private static final String ROW = "%3s  %6s  %11s  %11s  %11s  %9s  ";
    private static final int LONGEST = 300;

    private final PrintWriter out;
    private final Paint paint;

    private PlainWorkload(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /// Writes UTF-8 to the stream, which stays open.
    public static void write(OutputStream stream, boolean colours, WorkloadReport report) {
        var out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        new PlainWorkload(out, new Paint(colours)).report(report);
        out.flush();
    }

    private void report(WorkloadReport report) {
        Counters totals = report.workload().totals();
        out.println(paint.strong(report.database()) + ": " + Format.countFull(totals.calls()) + " calls, " + Format.time(totals.totalTime())
                + " in all");
        WorkloadText.notes(report.workload().snapshot(), report.difference()).forEach(out::println);
        out.println();
        List<RankedStatement> statements = report.workload().statements();
        if (statements.isEmpty()) {
            out.println(WorkloadText.none(false, false));
        } else {
            out.println(paint.strong(ROW.formatted("", "time", "total", "mean", "calls", "rows") + "why"));
        }
        int number = 0;
        for (RankedStatement each : statements.stream().limit(report.top()).toList()) {
            number++;
            statement(number, each, Optional.ofNullable(report.explained().get(each.statement().key())));
        }
        if (statements.size() > report.top()) {
            out.println("\n" + (statements.size() - report.top()) + " more; --top 0 prints all.");
        }
        report.habits().forEach(this::habit);
    }

    private void statement(int number, RankedStatement each, Optional<Explained> explained) {
        Counters counters = each.statement().counters();
        Share time = each.share(Reason.TIME).orElse(Share.NONE);
        out.println(paint.byShare(ROW.formatted(number, Format.share(time), Format.time(counters.totalTime()),
                counters.meanTime().map(Format::time).orElse(""), Format.count(counters.calls()), Format.rows(counters.rows())), time)
                + each.reasons().stream().map(WorkloadText::reason).collect(Collectors.joining(", ")));
        out.println("     " + shortened(each.statement().text()));
        explained.ifPresent(this::explained);
    }

    private void explained(Explained explained) {
        explained.failure().ifPresent(failure -> out.println("     " + paint.muted("No plan: " + VisibleText.line(failure))));
        for (Analysis analysis : explained.plans()) {
            List<Finding> findings = analysis.advice().findings();
            if (findings.isEmpty()) {
                out.println("     " + paint.muted("Nothing is wrong with its generic plan."));
            }
            for (Finding finding : findings) {
                FindingText text = FindingText.of(finding, analysis.measured());
                out.println("     - " + paint.bySeverity(VisibleText.line(text.sentence()), finding.severity()));
                text.remedies().all().stream().findFirst().ifPresent(remedy ->
                        out.println("       " + VisibleText.line(remedy.sql().orElse(remedy.text()))));
            }
        }
    }

    private void habit(Habit habit) {
        out.println();
        out.println(paint.strong(shortened(habit.statement().text())));
        out.println(WorkloadText.habit(habit));
        WorkloadText.sql(habit).forEach(sql -> out.println("  " + VisibleText.line(sql)));
    }

    private static String shortened(String text) {
        String line = VisibleText.line(text.substring(0, Math.min(text.length(), 2 * LONGEST)).replaceAll("\\s+", " ")).strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
