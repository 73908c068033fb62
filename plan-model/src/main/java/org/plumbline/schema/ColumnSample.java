package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;

/// What a sample of a table's rows showed. A sample proves what it contradicts, and nothing more.
public sealed interface ColumnSample {
    /// As `schema.name`.
    String table();

    /// How many rows were looked at.
    Rows rows();

    /// How far one column's value settles that of another, as PostgreSQL's functional dependencies have it (`dependency_degree`,
    /// dependencies.c): the share of rows whose first value goes with one second value only.
    ///
    /// @param columns the two, unquoted, the one that settles first
    /// @param rows all of the table, or one of each page of a sample
    /// @param degree 0 to 1
    /// @param distinct how many pairs there are in the sample
    /// @param independent how many pairs there would be if the columns had nothing to do with each other, at most `rows`
    record Dependency(String table, Rows rows, List<String> columns, Share degree, Rows distinct, Rows independent)
            implements ColumnSample {
        public Dependency {
            columns = List.copyOf(columns);
        }
    }

    /// Which values a column of text has.
    ///
    /// @param column unquoted
    /// @param values rows that are not NULL
    /// @param asIntegers of them those that are whole numbers as PostgreSQL writes them
    /// @param asNumbers those that are numbers
    /// @param asTimestamps those that are a date or a time stamp in ISO 8601
    /// @param asDates of these, dates without a time of day
    /// @param withZone of these, time stamps with a zone or an offset
    /// @param padded those that are filled up with spaces (`character(n)`)
    /// @param odd a value that fits none of them; none where there is none
    record TextValues(
            String table, Rows rows, String column, Rows values, Rows asIntegers, Rows asNumbers, Rows asTimestamps,
            Rows asDates, Rows withZone, Rows padded, Optional<String> odd) implements ColumnSample {}

    /// Whether a column that may be NULL has a NULL.
    ///
    /// @param column unquoted
    /// @param nulls rows in which it is NULL
    /// @param complete all rows of the table were looked at, not a sample
    record Nulls(String table, Rows rows, String column, Rows nulls, boolean complete) implements ColumnSample {}
}
