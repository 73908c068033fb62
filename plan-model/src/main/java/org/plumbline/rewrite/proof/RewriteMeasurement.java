package org.plumbline.rewrite.proof;

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
    record Differs(long rows, long otherRows) implements RewriteMeasurement {}

    /// Nothing was found out.
    ///
    /// @param why a sentence
    record NotMeasured(String why) implements RewriteMeasurement {}
}
