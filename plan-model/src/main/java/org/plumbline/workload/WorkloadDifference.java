package org.plumbline.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was counted between two snapshots of one database. No figure is ever negative: where counters were reset or thrown away in
/// between, what was counted since they began anew is taken, which is a part of the truth, and told. Of hidden entries the sum alone is
/// known: where it fell without a reset, some were thrown away, and nothing is said of them.
///
/// @param since the statements that ran in between, with what was counted of them then; extremes and deviations are absent
/// @param length from the first snapshot to the second
/// @param resetAt all counters were reset in between, then, so that figures are since then only (1.9 and later)
/// @param startedAnew statements whose counters went back, or began in between although they were there before
/// @param gone entries of the first snapshot that are not in the second: what ran of them in between is not known
/// @param thrownAway how often entries were thrown away in between for new ones; none where that is not known
public record WorkloadDifference(
        WorkloadSnapshot since, Duration length, Optional<Instant> resetAt, int startedAnew, int gone, Optional<Long> thrownAway) {

    /// The difference.
    ///
    /// @throws IllegalArgumentException when the second is older than the first
    public static WorkloadDifference between(WorkloadSnapshot first, WorkloadSnapshot second) {
        if (second.readAt().isBefore(first.readAt())) {
            throw new IllegalArgumentException("the second snapshot is older than the first");
        }
        boolean reset = !first.resetAt().equals(second.resetAt());
        Map<StatementCounters.Key, StatementCounters> before = new HashMap<>();
        first.statements().forEach(each -> before.put(each.key(), each));
        var ran = new ArrayList<StatementCounters>();
        Set<StatementCounters.Key> seen = new HashSet<>();
        int anew = 0;
        for (StatementCounters now : second.statements()) {
            seen.add(now.key());
            StatementCounters old = before.get(now.key());
            boolean began = old != null && (reset || !old.since().equals(now.since()));
            Optional<Counters> difference = old == null || began ? Optional.empty() : now.counters().since(old.counters());
            anew += old != null && difference.isEmpty() ? 1 : 0;
            StatementCounters counted = now.with(difference.orElseGet(() -> whole(now.counters())));
            if (counted.counters().calls() > 0 || counted.counters().value(Counter.PLANS) > 0) {
                ran.add(counted);
            }
        }
        int gone = (int) before.keySet().stream().filter(key -> !seen.contains(key)).count();
        Counters hidden = reset ? whole(second.hidden()) : second.hidden().since(first.hidden()).orElse(Counters.NONE);
        var since = new WorkloadSnapshot(second.readAt(), second.extension(), second.tracking(), second.resetAt(), second.thrownAway(),
                second.roundTrip(), List.copyOf(ran), second.hiddenCount(), hidden, second.inserted());
        return new WorkloadDifference(since, Duration.between(first.readAt(), second.readAt()),
                reset ? second.resetAt() : Optional.empty(), anew, gone, thrownAway(first, second, reset));
    }

    /// Counters that began in between, as a difference.
    private static Counters whole(Counters counters) {
        return counters.since(Counters.NONE).orElse(Counters.NONE);
    }

    private static Optional<Long> thrownAway(WorkloadSnapshot first, WorkloadSnapshot second, boolean reset) {
        if (first.thrownAway().isEmpty() || second.thrownAway().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, second.thrownAway().getAsLong() - (reset ? 0 : first.thrownAway().getAsLong())));
    }
}
