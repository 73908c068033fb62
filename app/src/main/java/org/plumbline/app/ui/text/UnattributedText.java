package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// What execution time may be that no node, trigger or serialization accounts for, where it is more than a little.
public final class UnattributedText {
    /// From this share of the execution on it is explained (the laws of the arithmetic).
    private static final double WORTH_A_WORD = 0.05;

    private UnattributedText() {}

    /// One sentence; none where the rest is small, below the rounding, or not known.
    public static Optional<String> of(MeasuredPlan plan) {
        Duration rest = plan.reconciliation().unattributed().orElse(Duration.ZERO);
        Share share = plan.share(rest);
        if (!share.atLeast(WORTH_A_WORD) || rest.compareTo(plan.reconciliation().tolerance()) <= 0) {
            return Optional.empty();
        }
        String compiling = plan.plan().summary().jit().isPresent() ? ", compiling (JIT)" : "";
        return Optional.of(Format.time(rest) + " (" + Format.share(share) + ") passed outside the plan's nodes: starting and ending the "
                + "execution (opening tables, waiting for locks, removing work files" + compiling
                + "), or storing the rows where the statement creates a table from them.");
    }
}
