package org.plumbline.advisor.proof;

import java.time.Duration;
import java.util.Set;
import org.plumbline.advisor.WorkloadQuery;
import org.plumbline.index.IndexCandidate;

/// A statement that was run without and with new indexes, in turns.
///
/// @param before without them
/// @param after with them
/// @param used those that its plan uses
public record MeasuredStatement(WorkloadQuery query, Runs before, Runs after, Set<IndexCandidate> used) {
    /// More often than once in a hundred cases we do not want to be wrong (our own).
    private static final double CHANCE = 0.01;
    /// Less is not worth a word, even where it is certain (our own).
    private static final double NOTICEABLE = 0.95;
    /// A statement that takes this much longer is a regression (our own).
    private static final double TOLERABLE = 1.10;
    /// Less is what planning takes more with each index that there is (our own).
    private static final Duration LEAST_LOSS = Duration.ofNanos(100_000);

    public MeasuredStatement {
        used = Set.copyOf(used);
    }

    /// The time with the indexes as a part of the time without; where one of the two did not come to its end, the most or the least that it
    /// can be.
    public double factor() {
        return (double) after.median().toNanos() / Math.max(1, before.median().toNanos());
    }

    /// Of two that did not come to their ends nothing is known. What the limit ended counts with the limit: so it took longer than any that
    /// came to its end. Where most runs were ended, no more are made, and none is needed to tell.
    public Verdict verdict() {
        boolean told = before.ends() != after.ends() || (before.ends() && before.chance(after) < CHANCE);
        if (!told) {
            return Verdict.SAME;
        }
        boolean loses = after.median().minus(before.median()).compareTo(LEAST_LOSS) > 0;
        return factor() < NOTICEABLE ? Verdict.FASTER : factor() > TOLERABLE && loses ? Verdict.SLOWER : Verdict.SAME;
    }
}
