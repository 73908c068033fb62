package org.plumbline.rewrite.proof;

import java.util.Optional;
import java.util.Set;
import org.plumbline.advisor.proof.Runs;
import org.plumbline.advisor.proof.Verdict;

/// What running both statements on a person's own data showed.
public sealed interface RewriteMeasurement {
    /// They gave the same, and took turns.
    ///
    /// @param original its runs
    /// @param other runs of the rewritten statement
    /// @param rows that each gives
    /// @param ordered their order was compared too: the original asks for one that its columns show
    record Measured(Runs original, Runs other, long rows, boolean ordered) implements RewriteMeasurement {
        public Verdict verdict() {
            return Verdict.of(original, other);
        }
    }

    /// They gave different rows, or in another order.
    ///
    /// @param rows of the original
    /// @param otherRows of the rewritten statement
    /// @param shown some of the rows that only one of them gives, none of either where only their order differs; empty where they
    ///        could not be looked for in time
    /// @param doubts why that may be by chance; none where it is certain
    record Differs(long rows, long otherRows, Optional<Difference.OtherRows> shown, Set<Doubt> doubts) implements RewriteMeasurement {
        public Differs {
            doubts = Set.copyOf(doubts);
        }

        /// Whether the rewrite is wrong for sure.
        public boolean refutes() {
            return doubts.isEmpty();
        }
    }

    /// Why statements that do the same may give other rows.
    enum Doubt {
        /// LIMIT, DISTINCT ON or a window function takes any of the rows that its order leaves on a par.
        TIES,
        /// The last digits of sums of floating-point numbers depend on the order in which they are added.
        ROUNDING
    }

    /// Nothing was found out.
    ///
    /// @param why a sentence
    record NotMeasured(String why) implements RewriteMeasurement {}
}
