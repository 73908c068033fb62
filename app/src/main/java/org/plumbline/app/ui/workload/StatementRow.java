package org.plumbline.app.ui.workload;

import java.util.Locale;
import java.util.Optional;
import org.plumbline.app.ui.text.WorkloadText;
import org.plumbline.plan.unit.Share;
import org.plumbline.workload.Counters;
import org.plumbline.workload.RankedStatement;
import org.plumbline.workload.Reason;
import org.plumbline.workload.StatementCounters;

/// One statement of the workload.
///
/// @param ranked what was counted of it, and why it matters
/// @param line its text in one line, cut where it is long
/// @param verdict what came of explaining it
record StatementRow(RankedStatement ranked, String line, Optional<Verdict> verdict) {
    private static final int LONGEST = 400;

    static StatementRow of(RankedStatement ranked) {
        String text = ranked.statement().text();
        String line = text.substring(0, Math.min(text.length(), 4 * LONGEST)).replaceAll("\\s+", " ").strip();
        return new StatementRow(ranked, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line, Optional.empty());
    }

    StatementRow with(Verdict other) {
        return new StatementRow(ranked, line, Optional.of(other));
    }

    StatementCounters.Key key() {
        return ranked.statement().key();
    }

    String text() {
        return ranked.statement().text();
    }

    Counters counters() {
        return ranked.statement().counters();
    }

    Share share() {
        return ranked.share(Reason.TIME).orElse(Share.NONE);
    }

    boolean matters() {
        return !ranked.reasons().isEmpty();
    }

    boolean isSlow() {
        return ranked.reasons().contains(Reason.MEAN_TIME);
    }

    boolean matches(String wanted) {
        return wanted.isBlank() || text().toLowerCase(Locale.ROOT).contains(wanted.strip().toLowerCase(Locale.ROOT));
    }

    /// Who sent it, and why it is listed.
    String facts() {
        return WorkloadText.facts(ranked);
    }
}
