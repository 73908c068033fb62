package org.plumbline.health;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;

/// No query has read this index since the counters began. How long that is, and whether standbys were asked, are doubts.
///
///     pg_stat_user_indexes: idx_scan 0; pg_stat_database: stats_reset 61 days ago
public final class UnusedIndexes extends IndexCheck {
    /// How long the counters must have run to be believed (our catalogue, row 49).
    public static final Duration LEAST_AGE = Duration.ofDays(35);
    /// Smaller ones are not worth the talk (our catalogue, row 49).
    static final Bytes LEAST_SIZE = Bytes.kibibytes(32);

    public UnusedIndexes() {
        super("unused-index", "Unused indexes");
    }

    @Override
    Optional<HealthFinding> check(CatalogFacts facts, TableFacts table, IndexFacts index) {
        if (index.scans() > 0 || index.unique() || index.primary() || index.backsConstraint() || !index.valid()
                || index.size().compareTo(LEAST_SIZE) < 0) {
            return Optional.empty();
        }
        Optional<Duration> age = facts.server().countersSince().map(since -> Duration.between(since, facts.server().readAt()));
        boolean old = age.filter(known -> known.compareTo(LEAST_AGE) >= 0).isPresent();
        HealthFinding finding = finding(Severity.LOW, table, index)
                .fix(new Remedy.Act(Action.DROP_UNUSED_INDEX, drop(table, index)))
                .unless(Doubt.RARE_QUERIES_MAY_NEED_IT);
        if (age.isPresent()) {
            finding = finding.because(Evidence.count("days observed", Math.max(0, age.get().toDays())));
        }
        if (!old) {
            finding = finding.unless(age.isPresent() ? Doubt.COUNTERS_ARE_YOUNG : Doubt.COUNTERS_OF_UNKNOWN_AGE);
        }
        return Optional.of(facts.server().useOfStandbysKnown() ? finding : finding.unless(Doubt.STANDBYS_NOT_ASKED));
    }
}
