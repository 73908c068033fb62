package org.plumbline.app.ui.text;

import org.plumbline.plan.measure.RowsRange;
import org.plumbline.plan.unit.Rows;

/// What rounded averages may stand for, in words.
public final class RoundingText {
    public static final String RANGE_EXPLAINED = "PostgreSQL prints the average of all loops, rounded: before version 18 to whole "
            + "rows, since to two decimals. Over many loops that leaves this much open.";
    public static final String TIME_EXPLAINED = "PostgreSQL prints the average time of a loop, rounded to microseconds. Over many loops "
            + "that leaves this much open: ";

    private RoundingText() {}

    /// `0–2 rows`.
    public static String range(RowsRange range) {
        Rows low = Rows.rows(Math.ceil(range.low().value()));
        Rows high = Rows.rows(Math.floor(range.high().value()));
        return low.compareTo(high) < 0 ? Format.rows(low) + "–" + Format.rows(high) + " rows" : Format.rowsFull(high);
    }
}
