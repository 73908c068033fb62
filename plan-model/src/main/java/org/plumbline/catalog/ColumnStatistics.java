package org.plumbline.catalog;

import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What the last ANALYZE found in a column (`pg_stats`).
///
/// @param averageWidth bytes of a value that is not null, as stored (`avg_width`)
/// @param nullFraction of all rows (`null_frac`)
/// @param distinct `n_distinct` as it stands: a number of values, or below 0 the negative of their share of the rows; 0 is not known
/// @param commonValues the most common values, the most frequent first (`most_common_vals`, `most_common_freqs`); empty for unique columns,
///         and where a whole schema was read
/// @param correlation of the rows' order with the values', -1 to 1 (`correlation`); empty for types without an order
public record ColumnStatistics(
        long averageWidth, Share nullFraction, double distinct, List<CommonValue> commonValues, OptionalDouble correlation) {

    public ColumnStatistics {
        commonValues = List.copyOf(commonValues);
    }

    /// One of the most common values.
    ///
    /// @param value as PostgreSQL writes it
    /// @param frequency of all rows
    public record CommonValue(String value, Share frequency) {}

    /// How many different values a table of so many rows has.
    public Rows distinctOf(Rows rows) {
        return Rows.rows(distinct < 0 ? -distinct * rows.value() : distinct);
    }
}
