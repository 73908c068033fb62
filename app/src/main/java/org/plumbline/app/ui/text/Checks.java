package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.Capability;

/// The rules that found nothing, by what that means.
///
/// @param clear titles of those that looked: "checked: fine"
/// @param notApplicable those that could not look
/// @param failed titles of those that broke: a defect of ours
public record Checks(List<String> clear, List<Needs> notApplicable, List<String> failed) {
    private static final String MASKED = "figures that are masked here";

    public Checks {
        clear = List.copyOf(clear);
        notApplicable = List.copyOf(notApplicable);
        failed = List.copyOf(failed);
    }

    /// A rule that could not be asked.
    ///
    /// @param title the rule's
    /// @param needs what the plan's text lacks: `needs BUFFERS`, `needs figures that are masked here`; or `needs a connection`
    public record Needs(String title, String needs) {}

    public static Checks of(Analysis analysis) {
        Set<Capability> masked = analysis.plan().capabilities().masked();
        var clear = new ArrayList<String>();
        var notApplicable = new ArrayList<Needs>();
        var failed = new ArrayList<String>();
        for (RuleOutcome outcome : analysis.advice().outcomes()) {
            String title = outcome.rule().title();
            switch (outcome) {
                case RuleOutcome.Fired _ -> { /* told by its findings */ }
                case RuleOutcome.Clear _ -> clear.add(title);
                case RuleOutcome.NotApplicable(var _, var missing) ->
                        notApplicable.add(new Needs(title, "needs " + words(missing, masked)));
                case RuleOutcome.NeedsConnection _ -> notApplicable.add(new Needs(title, "needs a connection"));
                case RuleOutcome.Failed _ -> failed.add(title);
            }
        }
        return new Checks(clear, notApplicable, failed);
    }

    /// `ANALYZE, BUFFERS`: as EXPLAIN or the server's configuration calls them.
    public static String words(Collection<Capability> missing) {
        return words(missing, Set.of());
    }

    /// Likewise; what the text hides is not for EXPLAIN to print: `figures that are masked here, BUFFERS`.
    public static String words(Collection<Capability> missing, Set<Capability> masked) {
        return missing.stream().map(each -> masked.contains(each) ? MASKED : word(each)).distinct().collect(Collectors.joining(", "));
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
