package org.plumbline.app.db;

import java.time.Duration;
import org.plumbline.plan.unit.Bytes;

/// How much it may take to measure what indexes do.
///
/// @param build what is built
/// @param run one run of a statement
/// @param all running the statements; a run that is begun is ended
public record ProofLimits(BuildLimits build, Duration run, Duration all) {
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final Duration ALL = Duration.ofMinutes(10);

    /// The usual ones of each kind.
    public static final ProofLimits USUAL = new ProofLimits(BuildLimits.USUAL, RUN, ALL);

    /// What is left of them when statements were run for so long.
    ProofLimits after(Duration took) {
        return new ProofLimits(build, run, all.minus(took).isNegative() ? Duration.ZERO : all.minus(took));
    }

    /// So many bytes of indexes, a minute for a run and ten minutes in all.
    public static ProofLimits of(Bytes size) {
        return new ProofLimits(BuildLimits.of(size), RUN, ALL);
    }
}
