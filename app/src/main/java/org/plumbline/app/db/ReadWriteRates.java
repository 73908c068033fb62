package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.CandidateStatement.Effect;
import org.plumbline.workload.WorkloadSnapshot;

/// How often a server's clients read and write, by `pg_stat_statements`, and how long that takes.
///
/// @param readsPerSecond statements that change and lock nothing
/// @param writesPerSecond all others
/// @param readSeconds of execution in a second, waits included
/// @param writeSeconds likewise
public record ReadWriteRates(double readsPerSecond, double writesPerSecond, double readSeconds, double writeSeconds) {
    /// Of nobody.
    public static final ReadWriteRates NONE = new ReadWriteRates(0, 0, 0, 0);
    private static final double MS = 1e3;

    /// What was counted since the last reset; none where it is not known since when.
    public static Optional<ReadWriteRates> of(WorkloadSnapshot workload) {
        return CacheCandidates.of(workload, 0, 0).map(all -> all.stream().map(ReadWriteRates::of).reduce(NONE, ReadWriteRates::plus));
    }

    private static ReadWriteRates of(CandidateStatement each) {
        double seconds = each.callsPerSecond() * each.meanMs() / MS;
        boolean reads = List.of(Effect.READS, Effect.VOLATILE).contains(each.effect());
        return new ReadWriteRates(reads ? each.callsPerSecond() : 0, reads ? 0 : each.callsPerSecond(), reads ? seconds : 0,
                reads ? 0 : seconds);
    }

    /// Those of both.
    public ReadWriteRates plus(ReadWriteRates other) {
        return new ReadWriteRates(readsPerSecond + other.readsPerSecond, writesPerSecond + other.writesPerSecond,
                readSeconds + other.readSeconds, writeSeconds + other.writeSeconds);
    }

    /// How long a read takes, in ms; 0 without any.
    public double readMs() {
        return readsPerSecond > 0 ? readSeconds / readsPerSecond * MS : 0;
    }

    /// How long a write takes, in ms; 0 without any.
    public double writeMs() {
        return writesPerSecond > 0 ? writeSeconds / writesPerSecond * MS : 0;
    }
}
