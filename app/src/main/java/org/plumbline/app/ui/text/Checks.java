package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.advice.Advice;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.plan.Capability;

/// The rules that found nothing, by what that means.
///
/// @param clear titles of those that looked: "checked: fine"
/// @param notApplicable those that could not look
/// @param failed titles of those that broke: a defect of ours
public record Checks(List<String> clear, List<Needs> notApplicable, List<String> failed) {
    public Checks {
        clear = List.copyOf(clear);
        notApplicable = List.copyOf(notApplicable);
        failed = List.copyOf(failed);
    }

    /// A rule that could not be asked.
    ///
    /// @param title the rule's
    /// @param needs what the plan's text lacks: `needs BUFFERS`; or `needs a connection`
    public record Needs(String title, String needs) {}

    public static Checks of(Advice advice) {
        var clear = new ArrayList<String>();
        var notApplicable = new ArrayList<Needs>();
        var failed = new ArrayList<String>();
        for (RuleOutcome outcome : advice.outcomes()) {
            String title = outcome.rule().title();
            switch (outcome) {
                case RuleOutcome.Fired _ -> { /* told by its findings */ }
                case RuleOutcome.Clear _ -> clear.add(title);
                case RuleOutcome.NotApplicable(var _, var missing) -> notApplicable.add(new Needs(title, "needs " + words(missing)));
                case RuleOutcome.NeedsConnection _ -> notApplicable.add(new Needs(title, "needs a connection"));
                case RuleOutcome.Failed _ -> failed.add(title);
            }
        }
        return new Checks(clear, notApplicable, failed);
    }

    /// `ANALYZE, BUFFERS`: as EXPLAIN or the server's configuration calls them.
    public static String words(Collection<Capability> missing) {
        return missing.stream().map(Checks::word).collect(Collectors.joining(", "));
    }

    private static String word(Capability capability) {
        return switch (capability) {
            case IO_TIMINGS -> "track_io_timing";
            case WORKERS -> "VERBOSE";
            case ROW_DECIMALS -> "PostgreSQL 18";
            case PARALLEL_AWARE -> "PostgreSQL 9.6";
            // Versions that do not print it do not know the option either.
            case SUMMARY -> "planning time";
            case ANALYZE, TIMING, COSTS, BUFFERS, VERBOSE, WAL, SETTINGS, MEMORY, SERIALIZE -> capability.name();
        };
    }
}
