package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.app.db.HeartbeatPace;
import org.plumbline.app.db.HeartbeatReport;
import org.plumbline.capacity.replica.HeartbeatLag;
import org.plumbline.capacity.replica.LagDistribution;

/// A heartbeat in words.
public final class HeartbeatText {
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;
    private static final double ALLOWED = 0.01;
    /// So many of which none is late bound the share by 1 %, as Wilson has it: z^2 * (1 - 0.01) / 0.01, z = 1.96.
    private static final int ENOUGH = 381;
    private static final double NANOS = 1e9;

    private HeartbeatText() {}

    /// What is asked.
    ///
    /// @param primary where it is written
    public static String question(String primary) {
        return "Run exactly this on " + primary + "?";
    }

    /// What that would mean.
    ///
    /// @param standbys where it is looked for
    public static String meaning(List<String> standbys, HeartbeatPace pace) {
        return "The first line once, the second " + Format.countFull(pace.beats()) + (pace.beats() == 1 ? " time" : " times")
                + " (one every " + time(pace.every().toNanos() / NANOS)
                + "), the last at the end, also when it is stopped or fails. Meanwhile "
                + String.join(", ", standbys) + (standbys.size() == 1 ? " is" : " are") + " read every "
                + time(pace.poll().toNanos() / NANOS) + ".";
    }

    /// What came of it, beside the standbys: a sentence each.
    public static List<String> ending(HeartbeatReport report) {
        var lines = new ArrayList<String>();
        lines.add(Format.countFull(report.written()) + " of " + Format.countFull(report.pace().beats()) + " beats were written."
                + report.ending().map(why -> " " + why).orElse(""));
        lines.add(report.leftOver().orElse("The table " + report.table().written() + " is dropped."));
        return lines;
    }

    /// How a standby met it, a sentence each.
    ///
    /// @param after how many seconds after a write it is read
    public static List<String> met(HeartbeatReport.Met met, double after) {
        var lines = new ArrayList<String>();
        met.lag().ifPresent(lag -> lines.addAll(lag(lag, after)));
        lines.add("Meanwhile replay_lag said " + said(met.replayLag(), "nothing (NULL)") + ", the lag as judged here was "
                + said(met.sampled(), "unknown") + ", and the plain formula said " + said(met.plain(), "NULL") + ".");
        met.failure().ifPresent(why -> lines.add("It was not looked at to the end: " + why));
        return lines;
    }

    private static List<String> lag(HeartbeatLag lag, double after) {
        var lines = new ArrayList<String>();
        int all = lag.beats().size();
        if (lag.unseen() == all) {
            lines.add("It saw none of the " + Format.countFull(all) + " beats: whatever was written was stale there for as long as anybody "
                    + "looked.");
        } else {
            lines.add("From the commit until it is read here it took " + quantile(lag, MEDIAN) + " (half), " + quantile(lag, P95)
                    + " (95 %), " + quantile(lag, P99) + " (99 %), "
                    + lag.longest().stream().mapToObj(HeartbeatText::time).findFirst().orElse("")
                    + " at most" + lag.resolution().stream().mapToObj(exact -> ", each known to " + time(exact)).findFirst().orElse("")
                    + "." + (lag.unseen() == 0 ? "" : " " + Format.countFull(lag.unseen()) + " of " + Format.countFull(all)
                            + " beats were never seen."));
        }
        lines.add(stale(lag, after));
        return lines;
    }

    /// How likely a read is stale.
    ///
    /// @param after how many seconds after a write it is read
    public static String stale(HeartbeatLag lag, double after) {
        LagDistribution.Bounds stale = lag.stale(after);
        return "A read " + time(after) + " after a write is stale with " + (stale.least() == stale.most() ? CacheText.share(stale.most())
                : CacheText.share(stale.least()) + " to " + CacheText.share(stale.most())) + ". " + sticky(lag);
    }

    private static String sticky(HeartbeatLag lag) {
        Optional<HeartbeatLag.Stay> stay = lag.stayOnPrimarySurely(ALLOWED);
        if (stay.isEmpty()) {
            return "More than 1 % may never come (" + Format.countFull(lag.unseen()) + " of " + Format.countFull(lag.beats().size())
                    + " did not): let reads that have to see their write stay on the primary.";
        }
        return "At most " + CacheText.share(stay.get().staleShare()) + " are (with 95 % confidence), where a session reads from the "
                + "primary for " + time(stay.get().seconds()) + " after its write." + (stay.get().staleShare() <= ALLOWED ? ""
                : " These are too few beats to say when at most 1 % are: " + ENOUGH + " will do.");
    }

    private static String quantile(HeartbeatLag lag, double share) {
        OptionalDouble seconds = lag.quantile(share);
        return seconds.isPresent() ? time(seconds.getAsDouble()) : "longer than anybody looked";
    }

    private static String said(Optional<LagDistribution> views, String otherwise) {
        return views.map(each -> time(each.quantile(MEDIAN)) + " (" + time(each.quantile(1)) + " at most)").orElse(otherwise);
    }

    private static String time(double seconds) {
        return CacheText.time(seconds);
    }
}
