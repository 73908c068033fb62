package org.plumbline.rewrite;

import java.util.List;

/// What must be true for a rewritten statement to answer the same. What the catalogue promises is told as a [Condition] that holds; what
/// only the person can know is one to vouch for.
public sealed interface Demand {
    /// No row has NULL in this column.
    ///
    /// @param table as `schema.name`, or as the statement calls it where it is not known
    record NotNull(String table, String column) implements Demand {}

    /// No two rows have the same values in these columns.
    record Unique(String table, List<String> columns) implements Demand {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /// Every row that has values in these columns has its row there.
    record RowReferredTo(String table, List<String> columns, String referred, List<String> referredColumns) implements Demand {
        public RowReferredTo {
            columns = List.copyOf(columns);
            referredColumns = List.copyOf(referredColumns);
        }
    }

    /// A column has a type for which this holds.
    ///
    /// @param type as the catalogue names it, or the one that is needed
    record Type(String table, String column, String type) implements Demand {}

    /// Two columns have the same type, or types whose values are equal where they are equal within either, as `integer` and `bigint`.
    record SameType(String table, String column, String otherTable, String otherColumn) implements Demand {}

    /// A function gives the same for the same arguments and does nothing else: IMMUTABLE or STABLE.
    record Repeatable(String function) implements Demand {}

    /// No member of this parameter's array is NULL, and none is there twice.
    record DistinctMembers(String parameter) implements Demand {}

    /// Nothing that the statement reads is written between one page and the next.
    record QuietBetweenPages() implements Demand {}

    /// The program that sends the statement is changed with it.
    record ProgramChanges() implements Demand {}

    /// The statements belong to one transaction: either all take effect or none.
    record OneTransaction() implements Demand {}
}
