package org.plumbline.app.ui.history;

import java.util.List;
import org.plumbline.app.db.history.ExplainRun;
import org.plumbline.app.db.history.KeptRun;
import org.plumbline.app.ui.control.DotChart.Dot;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HistoryText;

/// The runs of one statement on one connection, as a chart has them: by execution time, or by estimated cost where none was run.
///
/// @param ids of the runs that have a dot
/// @param dots oldest first
/// @param measured whether they are times
/// @param runs how many there are, with those that have no dot
/// @param highest the largest value in words; empty without dots
public record RunSeries(List<Long> ids, List<Dot> dots, boolean measured, long runs, String highest) {
    static final RunSeries NONE = new RunSeries(List.of(), List.of(), true, 0, "");

    public RunSeries {
        ids = List.copyOf(ids);
        dots = List.copyOf(dots);
    }

    /// @param newestFirst runs of one statement
    /// @param all how many of them the history has
    static RunSeries of(List<KeptRun> newestFirst, long all) {
        List<KeptRun> ordered = newestFirst.reversed();
        boolean measured = ordered.stream().anyMatch(kept -> kept.run().figures().execution().isPresent());
        List<KeptRun> shown = ordered.stream().filter(kept -> measured ? kept.run().figures().execution().isPresent()
                : kept.run().figures().cost().isPresent()).toList();
        String highest = shown.stream().max((one, other) -> Double.compare(value(one.run(), measured), value(other.run(), measured)))
                .map(kept -> shortWords(kept.run(), measured)).orElse("");
        return new RunSeries(shown.stream().map(KeptRun::id).toList(),
                shown.stream().map(kept -> new Dot(value(kept.run(), measured), words(kept.run(), measured))).toList(),
                measured, all, highest);
    }

    /// For a heading: `Execution time of 5 of 7 runs`.
    public String title() {
        String part = dots.size() == runs ? "" : Format.countFull(dots.size()) + " of ";
        return (measured ? "Execution time of " : "Estimated cost of ") + part + HistoryText.runsOfStatement(runs);
    }

    private static double value(ExplainRun run, boolean measured) {
        return measured ? run.figures().execution().orElseThrow().toNanos() : run.figures().cost().orElseThrow().value();
    }

    private static String words(ExplainRun run, boolean measured) {
        return HistoryText.when(run.at()) + ": " + (measured ? Format.timeFull(run.figures().execution().orElseThrow())
                : "cost " + Format.costFull(run.figures().cost().orElseThrow()));
    }

    private static String shortWords(ExplainRun run, boolean measured) {
        return measured ? Format.time(run.figures().execution().orElseThrow()) : Format.cost(run.figures().cost().orElseThrow());
    }
}
