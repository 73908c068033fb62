package org.plumbline.plan.measure;

import org.plumbline.plan.Capability;
import org.plumbline.plan.Plan;
import org.plumbline.plan.unit.Rows;

/// Between which whole numbers the rows of all loops are, as the printed average per loop is rounded (rule 11): to whole rows before
/// PostgreSQL 18, to two decimals since; rows removed by a filter to whole rows in every version (`show_instrumentation_count`, explain.c).
/// The average of a single loop is exact.
///
/// @param low at least 0
/// @param high at least `low`
public record RowsRange(Rows low, Rows high) {
    private static final double HALF_A_ROW = 0.5;
    private static final double HALF_A_HUNDREDTH = 0.005;
    /// Of the last digit, what binary fractions lose.
    private static final double LOST = 1e-9;
    /// Of the figure as printed, what is worth a word.
    private static final double WORTH_SAYING = 0.1;

    public RowsRange {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(low + " to " + high);
        }
    }

    /// Of rows that a node made.
    static RowsRange made(Plan plan, Rows perLoop, long loops) {
        return of(perLoop, loops, halfDigit(plan, loops));
    }

    /// Of rows that it threw away.
    public static RowsRange removed(Rows perLoop, long loops) {
        return of(perLoop, loops, loops == 1 ? 0 : HALF_A_ROW);
    }

    /// How far a printed average per loop may be off.
    static double halfDigit(Plan plan, long loops) {
        if (loops == 1) {
            return 0;
        }
        return plan.capabilities().has(Capability.ROW_DECIMALS) ? HALF_A_HUNDREDTH : HALF_A_ROW;
    }

    private static RowsRange of(Rows perLoop, long loops, double halfDigit) {
        double all = perLoop.value() * loops;
        if (halfDigit == 0) {
            return new RowsRange(Rows.rows(all), Rows.rows(all));
        }
        double lost = LOST * Math.max(1, all);
        double low = Math.ceil(Math.max(0, perLoop.value() - halfDigit) * loops - lost);
        double high = Math.floor((perLoop.value() + halfDigit) * loops + lost);
        return new RowsRange(Rows.rows(Math.max(0, low)), Rows.rows(Math.max(low, high)));
    }

    /// The whole numbers are farther from the printed figure than a reader would expect.
    public boolean matters() {
        return high.value() - low.value() > WORTH_SAYING * (high.value() + low.value());
    }

    RowsRange times(double factor) {
        return new RowsRange(low.times(factor), high.times(factor));
    }
}
