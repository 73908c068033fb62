package org.plumbline.app.ui.text;

import java.util.stream.Collectors;
import org.plumbline.plan.digest.LogSummary;
import org.plumbline.plan.digest.ShapeGroup;
import org.plumbline.plan.unit.Share;

/// A log of plans in words.
public final class LogText {
    /// What to do about a log without plans.
    public static final String NO_PLANS = "There is no plan in this log. auto_explain writes them: load it (shared_preload_libraries ="
            + " 'auto_explain') and set auto_explain.log_min_duration = '100ms', auto_explain.log_analyze = on and"
            + " auto_explain.log_buffers = on.";

    private static final int NAMED = 10;

    private LogText() {}

    /// `1,628 plans, 2 h 2 min`.
    public static String title(LogSummary log) {
        long count = log.times().count();
        return count == 0 ? "No plans" : Format.count(count) + (count == 1 ? " plan, " : " plans, ") + Format.time(log.times().total());
    }

    /// `13 statements, from ... to ..., 2 places could not be read`.
    public static String facts(LogSummary log) {
        int statements = log.groups().size();
        if (statements == 0) {
            return "";
        }
        String others = log.others().count() == 0 ? ""
                : ", and " + Format.count(log.others().count()) + " plans of statements with little time that are not listed";
        String when = log.first().map(first -> ", " + first + log.last().map(" to "::concat).orElse("")).orElse("");
        String unread = log.warnings().isEmpty() ? ""
                : ", " + log.warnings().size() + (log.warnings().size() == 1 ? " place" : " places") + " could not be read";
        return Format.count(statements) + (statements == 1 ? " statement" : " statements") + others + when + unread;
    }

    /// What could not be read; empty where all was.
    public static String warnings(LogSummary log) {
        return log.warnings().stream().limit(NAMED).map(warning -> "Line " + Format.countFull(warning.line()) + ": " + warning.message())
                .collect(Collectors.joining("\n"));
    }

    /// Says that some plans are counted and not listed; empty where all are.
    public static String notListed(ShapeGroup shape) {
        return shape.notListed() <= 0 ? ""
                : "The longest and the newest are listed; " + Format.countFull(shape.notListed()) + " more are counted only.";
    }

    /// `Only 51 % was read`, of a log whose reading was stopped.
    public static String onlyPart(double share) {
        return "Only " + share(share) + " was read";
    }

    public static String share(double share) {
        return Format.share(new Share(share));
    }
}
