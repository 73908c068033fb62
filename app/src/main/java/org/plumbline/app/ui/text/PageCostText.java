package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Locale;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.catalog.PageCosts;
import org.plumbline.catalog.ServerFacts;
import org.plumbline.plan.unit.Share;

/// What the planner takes pages to cost, and what fits, in words.
public final class PageCostText {
    private static final String TIMED = " (as far as track_io_timing was on all the while).";

    private PageCostText() {}

    /// By what was planned, and what fits what the server did; a sentence or two.
    public static String of(ServerFacts server) {
        String random = setting(server.pageCosts());
        String planned = server.choosesPageCosts()
                ? "Planned with " + random + "; the server has " + number(server.ownPageCosts().random())
                        + ", and may not use all of these indexes before it is set so"
                : "Planned with " + random + ", as the server has it";
        return PageCostFit.of(server).map(fit -> planned + ". " + words(fit)).orElse(planned + ".");
    }

    private static String words(PageCostFit fit) {
        return switch (fit.ground()) {
            case FEW -> "Too little was read yet to say whether that fits: " + count(fit) + ".";
            case SHARE -> fits(fit) + hits(fit) + " Nobody timed the others: a hard disk is reckoned with.";
            case DISK -> fits(fit) + hits(fit) + " Of the others one took " + time(fit.reads().random().orElseThrow())
                    + " here and there, " + time(fit.reads().sequential().orElseThrow()) + " read on" + TIMED;
            case READS -> fits(fit) + hits(fit) + " The others took " + time(fit.reads().random().orElseThrow()) + " each" + TIMED
                    + " What reading on takes is not known: 160 MB/s are reckoned with.";
            case SYSTEM -> fits(fit) + hits(fit) + " The others took " + time(fit.reads().random().orElseThrow())
                    + " each" + TIMED + " So they are in the system's memory, not on a disk.";
        };
    }

    private static String fits(PageCostFit fit) {
        return fit.differs() ? "What it did fits " + number(fit.fitting().random()) + ": " : "That fits what it did: ";
    }

    private static String hits(PageCostFit fit) {
        return Format.share(Share.of(fit.reads().hit(), fit.reads().asked())) + " of " + count(fit) + " were in its memory.";
    }

    private static String count(PageCostFit fit) {
        return Format.count(fit.reads().asked()) + " pages";
    }

    private static String time(Duration time) {
        return Format.time(time);
    }

    /// `random_page_cost 1.1`.
    public static String setting(PageCosts costs) {
        return "random_page_cost " + number(costs.random());
    }

    private static String number(double cost) {
        return String.format(Locale.ROOT, "%.4f", cost).replaceFirst("\\.?0+$", "");
    }
}
