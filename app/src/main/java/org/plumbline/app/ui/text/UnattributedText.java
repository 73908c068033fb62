package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What execution time may be that no node, trigger or serialization accounts for, where it is more than a little.
public final class UnattributedText {
    /// From this share of the execution on it is explained (the laws of the arithmetic).
    private static final double WORTH_A_WORD = 0.05;

    /// The top node's second reading of the clock is in no node (our own: 100,000 readings take 2 to 4 ms).
    private static final double MANY_ROWS = 100_000;
    /// A usual clock's reading; of a slow one the plan tells itself.
    private static final double MOST_NANOS = 40;

    private UnattributedText() {}

    /// One sentence; none where the rest is small, below the rounding, or not known.
    public static Optional<String> of(MeasuredPlan plan) {
        Duration rest = plan.reconciliation().unattributed().orElse(Duration.ZERO);
        Share share = plan.share(rest);
        if (!share.atLeast(WORTH_A_WORD) || rest.compareTo(plan.reconciliation().tolerance()) <= 0) {
            return Optional.empty();
        }
        String passed = Format.time(rest) + " (" + Format.share(share) + ") passed outside the plan's nodes";
        Optional<Rows> many = plan.plan().root().executed().map(executed -> executed.rowsAllLoops())
                .filter(rows -> isTheClock(plan, rows, rest));
        if (many.isPresent()) {
            return Optional.of(passed + ", most of it most likely on reading the clock once more for each of the "
                    + Format.rows(many.get()) + " rows of the top node, which only EXPLAIN ANALYZE does.");
        }
        String connecting = plan.nodes(Operation.ForeignScan.class).isEmpty() ? "" : ", connecting to the other server";
        String compiling = plan.plan().summary().jit().isPresent() ? ", compiling (JIT)" : "";
        return Optional.of(passed + ": starting and ending the "
                + "execution (opening tables, waiting for locks, removing work files" + connecting + compiling
                + "), or storing the rows where the statement creates a table from them.");
    }

    /// Whether the plan tells that the clock is slow, or reading it for so many rows explains at least half of the time.
    private static boolean isTheClock(MeasuredPlan plan, Rows rows, Duration rest) {
        double each = Math.min(MOST_NANOS, plan.clockAtMost().map(Duration::toNanos).orElse(0L));
        return plan.slowClock().isPresent() || (rows.value() >= MANY_ROWS && rows.value() * each >= rest.toNanos() / 2.0);
    }
}
