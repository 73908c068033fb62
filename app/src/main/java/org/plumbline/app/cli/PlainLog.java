package org.plumbline.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.Paint;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.digest.ShapeGroup;
import org.plumbline.plan.digest.StatementGroup;
import org.plumbline.plan.digest.Times;
import org.plumbline.plan.unit.Share;

/// What a person reads on a terminal: the statements with the most time, each with the shapes of its plans below it.
final class PlainLog implements LogWriter {
    private static final int LONGEST = 300;
    private static final int MOST_SHAPES = 5;

    private final PrintWriter out;
    private final Paint paint;
    private final int top;
    private boolean first = true;

    PlainLog(Streams streams, int top) {
        out = new PrintWriter(streams.out(), false, StandardCharsets.UTF_8);
        paint = new Paint(streams.colours());
        this.top = top;
    }

    @Override
    public void log(String file, LogSummary summary, Optional<InputFailure> failure) {
        if (summary.times().count() == 0) {
            return;
        }
        out.print(first ? "" : "\n");
        first = false;
        out.println(paint.strong(file));
        out.println(Format.countFull(summary.times().count()) + plural(summary.times().count(), " plan") + " of "
                + Format.countFull(summary.groups().size()) + plural(summary.groups().size(), " statement") + ", "
                + Format.time(summary.times().total()) + " in all"
                + summary.first().map(time -> ", " + time + summary.last().map(" to "::concat).orElse("")).orElse(""));
        int number = 0;
        for (StatementGroup group : summary.groups().stream().limit(top).toList()) {
            number++;
            statement(number, group, new Share(summary.share(group)));
        }
        rest(summary);
    }

    private void statement(int number, StatementGroup group, Share share) {
        out.println();
        out.println(number + ". " + paint.byShare(Format.share(share), share) + "  " + figures(group.times())
                + group.worst().map(worst -> ", worst at line " + worst.place().line()).orElse(""));
        out.println("   " + paint.strong(shortened(group.statement().isEmpty() ? "(no statement in the log)" : group.statement())));
        for (ShapeGroup shape : group.shapes().stream().limit(MOST_SHAPES).toList()) {
            boolean single = group.shapes().size() == 1;
            out.println("   -> " + shortened(shape.shape().text()));
            if (!single) {
                out.println("      " + paint.muted(figures(shape.times())
                        + shape.worst().map(worst -> ", worst at line " + worst.place().line()).orElse("")));
            }
        }
        if (group.shapes().size() > MOST_SHAPES) {
            out.println("   and " + (group.shapes().size() - MOST_SHAPES) + " more shapes");
        }
    }

    private void rest(LogSummary summary) {
        int left = summary.groups().size() - top;
        if (left > 0) {
            out.println("\n" + left + plural(left, " more statement") + "; --top 0 prints all.");
        }
        if (summary.others().count() > 0) {
            out.println("\n" + Format.countFull(summary.others().count())
                    + " plans of statements with little time are counted, not listed ("
                    + Format.time(summary.others().total()) + ").");
        }
    }

    private static String figures(Times times) {
        return Format.time(times.total()) + " in " + Format.countFull(times.count()) + plural(times.count(), " call")
                + (times.count() == 1 ? ""
                : ", mean " + Format.time(times.mean()) + ", p95 " + Format.time(times.p95()) + ", max " + Format.time(times.max()));
    }

    private static String plural(long count, String word) {
        return count == 1 ? word : word + "s";
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }

    @Override
    public void close() {
        out.flush();
    }
}
