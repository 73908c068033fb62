package org.plumbline.app.ui.text;

import java.util.Locale;
import org.plumbline.app.db.LoadLevel;
import org.plumbline.app.db.LoadReport;

/// A measurement under load, in words.
public final class LoadText {
    private LoadText() {}

    /// `8 connections: 3,120 / s, p50 2.5 ms, p95 4.1 ms, p99 6.2 ms`.
    public static String level(LoadLevel level) {
        return PoolText.connections(level.connections()) + ": " + Format.figure(level.throughput()) + " / s, p50 "
                + PoolText.ms(level.p50Ms()) + ", p95 " + PoolText.ms(level.p95Ms()) + ", p99 " + PoolText.ms(level.p99Ms());
    }

    /// How it ended.
    public static String ending(LoadReport.Ending ending) {
        return switch (ending) {
            case LoadReport.Ending.Done() -> "All numbers of connections were measured.";
            case LoadReport.Ending.PastPeak(double best, double now) -> "It ended early, as throughput fell to " + Format.figure(now)
                    + " a second, far below the best of " + Format.figure(best) + ".";
            case LoadReport.Ending.Slow(double p99, double limit) -> "It ended early, so that the server is there for others: of 100 "
                    + "statements the slowest took " + PoolText.ms(p99) + ", more than " + PoolText.ms(limit) + ".";
            case LoadReport.Ending.NoRoom(int free, int wanted) -> "It ended early: the server has " + PoolText.connections(free)
                    + " left, too few to take " + Format.countFull(wanted) + " of them.";
            case LoadReport.Ending.Stopped() -> "It was stopped: what was measured until then stays.";
            case LoadReport.Ending.Failed(String sentence) -> "It ended early, as a statement failed: " + sentence;
        };
    }

    /// What was found: the law, or why there is none.
    public static String law(LoadReport report) {
        return report.law().map(PoolText::scalability).orElse(report.levels().size() < 6
                ? "For a law of scalability, six numbers of connections have to be measured."
                : "No law of scalability fits: throughput rises faster than the number of connections.");
    }

    /// All of it as Markdown, to be kept.
    public static String markdown(LoadReport report) {
        var text = new StringBuilder("# Load on ").append(report.place()).append("\n\n```sql\n").append(report.statement())
                .append("\n```\n\n").append(ending(report.ending())).append('\n').append(law(report))
                .append("\n\n| connections | statements | a second | p50 ms | p95 ms | p99 ms | longest ms |\n")
                .append("|---:|---:|---:|---:|---:|---:|---:|\n");
        for (LoadLevel each : report.levels()) {
            text.append(String.format(Locale.ROOT, "| %d | %d | %.1f | %.3f | %.3f | %.3f | %.3f |%n", each.connections(),
                    each.statements(), each.throughput(), each.p50Ms(), each.p95Ms(), each.p99Ms(), each.mostMs()));
        }
        return text.toString();
    }
}
