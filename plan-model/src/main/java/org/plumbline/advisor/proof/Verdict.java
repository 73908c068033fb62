package org.plumbline.advisor.proof;

import java.time.Duration;

/// What the runs of a statement say of new indexes, or of another way to write it.
public enum Verdict {
    /// Faster by more than what lies in the noise.
    FASTER,
    /// No difference that could be told from the noise, or one that nobody would notice.
    SAME,
    /// Slower by more than a tenth and a tenth of a millisecond, and more than what lies in the noise.
    SLOWER;

    /// More often than once in a hundred cases we do not want to be wrong (our own).
    private static final double CHANCE = 0.01;
    /// Less is not worth a word, even where it is certain (our own).
    private static final double NOTICEABLE = 0.95;
    /// A statement that takes this much longer is a regression (our own).
    private static final double TOLERABLE = 1.10;
    /// Less is what planning takes more with each index that there is (our own).
    private static final Duration LEAST_LOSS = Duration.ofNanos(100_000);

    /// Of two that did not come to their ends nothing is known. What the limit ended counts with the limit: so it took longer than any that
    /// came to its end. Where most runs were ended, no more are made, and none is needed to tell.
    public static Verdict of(Runs before, Runs after) {
        boolean told = before.ends() != after.ends() || (before.ends() && before.chance(after) < CHANCE);
        if (!told) {
            return SAME;
        }
        boolean loses = after.median().minus(before.median()).compareTo(LEAST_LOSS) > 0;
        double factor = factor(before, after);
        return factor < NOTICEABLE ? FASTER : factor > TOLERABLE && loses ? SLOWER : SAME;
    }

    /// The median time after as a part of that before; where one of the two did not come to its end, the most or the least that it can be.
    public static double factor(Runs before, Runs after) {
        return (double) after.median().toNanos() / Math.max(1, before.median().toNanos());
    }
}
