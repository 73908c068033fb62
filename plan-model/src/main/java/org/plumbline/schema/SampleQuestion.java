package org.plumbline.schema;

import java.time.Duration;
import java.util.List;

/// Something that only a look at a table's rows can tell.
public sealed interface SampleQuestion {
    /// As `schema.name`.
    String table();

    /// What the statements took that the answer is about: the more, the sooner it is asked.
    Duration atStake();

    /// Whether one of two columns settles the other: a [ColumnSample.Dependency] each way.
    ///
    /// @param columns the two, unquoted
    record Together(String table, List<String> columns, Duration atStake) implements SampleQuestion {
        public Together {
            columns = List.copyOf(columns);
        }
    }

    /// Which values a column of text has: [ColumnSample.TextValues].
    record OfText(String table, String column, Duration atStake) implements SampleQuestion {}

    /// Whether a column has a NULL: [ColumnSample.Nulls].
    record ForNulls(String table, String column, Duration atStake) implements SampleQuestion {}
}
