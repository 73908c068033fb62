package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;

/// No query has read this index for weeks, on any server.
///
///     pg_stat_user_indexes: idx_scan 0; pg_stat_database: stats_reset 61 days ago
public final class UnusedIndex extends IndexesOfPlan {
    /// How long the counters must have run (our catalogue, row 49).
    static final Duration LEAST_AGE = Duration.ofDays(35);
    /// Smaller ones are not worth the talk (our catalogue, row 49).
    static final Bytes LEAST_SIZE = Bytes.kibibytes(32);

    public UnusedIndex() {
        super("unused-index", "Nothing reads this index");
    }

    @Override
    Optional<Draft> check(CatalogFacts facts, TableFacts table, IndexFacts index, Supplier<Draft> draft) {
        if (index.scans() > 0 || index.unique() || index.primary() || index.backsConstraint() || !index.valid()
                || index.size().compareTo(LEAST_SIZE) < 0 || !facts.server().useOfStandbysKnown()) {
            return Optional.empty();
        }
        return facts.server().countersSince().map(since -> Duration.between(since, facts.server().readAt()))
                .filter(age -> age.compareTo(LEAST_AGE) >= 0)
                .map(age -> draft.get()
                        .because(Evidence.count("days observed", age.toDays()))
                        .fix(new Remedy.Act(Action.DROP_UNUSED_INDEX, drop(table, index)))
                        .unless(Doubt.RARE_QUERIES_MAY_NEED_IT));
    }
}
