package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.SqlScanner;

/// What execution time may be that no node, trigger or serialization accounts for, where it is more than a little.
public final class UnattributedText {
    /// From this share of the execution on it is explained (the laws of the arithmetic).
    private static final double WORTH_A_WORD = 0.05;

    /// The top node's second reading of the clock is in no node (our own: 100,000 readings take 2 to 4 ms).
    private static final double MANY_ROWS = 100_000;
    /// Handing on fewer takes no time that is seen (our own: about 0.1 µs each, both readings of the clock included).
    private static final double SOME_ROWS = 1_000;
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
        Rows rows = plan.plan().root().executed().map(executed -> executed.rowsAllLoops()).orElse(Rows.NONE);
        if (isTheClock(plan, rows, rest)) {
            return Optional.of(passed + ", most of it most likely on reading the clock once more for each of the "
                    + Format.rows(rows) + " rows of the top node, which only EXPLAIN ANALYZE does.");
        }
        String connecting = plan.nodes(Operation.ForeignScan.class).isEmpty() ? "" : ", connecting to the other server";
        String compiling = plan.plan().summary().jit().isPresent() ? ", compiling (JIT)" : "";
        String handing = rows.value() >= SOME_ROWS ? "handing on " + Format.rows(rows) + " rows, " : "";
        String storing = mayStore(plan.plan()) ? ", or storing the rows where the statement creates a table from them" : "";
        return Optional.of(passed + ": " + handing + "starting and ending the execution (opening tables, removing work files" + connecting
                + compiling + ")" + storing + ".");
    }

    /// `CREATE TABLE ... AS` and `SELECT ... INTO` may be cut off a plan's text with the rest of its statement; INSERT is a node.
    private static boolean mayStore(Plan plan) {
        if (plan.root().operation() instanceof Operation.ModifyTable) {
            return false;
        }
        return plan.origin().query().map(query -> SqlScanner.tokens(query).stream()
                .anyMatch(token -> token.isWord("CREATE") || token.isWord("INTO"))).orElse(true);
    }

    /// Whether the plan tells that the clock is slow, or reading it for so many rows explains at least half of the time.
    private static boolean isTheClock(MeasuredPlan plan, Rows rows, Duration rest) {
        double each = Math.min(MOST_NANOS, plan.clockAtMost().map(Duration::toNanos).orElse(0L));
        return plan.slowClock().isPresent() || (rows.value() >= MANY_ROWS && rows.value() * each >= rest.toNanos() / 2.0);
    }
}
