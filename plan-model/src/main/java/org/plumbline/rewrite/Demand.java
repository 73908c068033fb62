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

    /// In the session's time zone no day begins twice: its clock was never set back from one day into the day before it, as that of St.
    /// John's was until 2011. (Clocks set back from midnight sharp do no harm.) That of UTC holds.
    record DaysInOrder() implements Demand {}

    /// This is a day like others: not `infinity`, `-infinity` or the last one that there is.
    ///
    /// @param value as the statement has it: `$1`
    record OrdinaryDay(String value) implements Demand {}

    /// No time in this column is before Christ.
    record AfterChrist(String table, String column) implements Demand {}

    /// Texts of this column are equal only where their bytes are (`collisdeterministic`, which every collation is that nobody made
    /// otherwise).
    record DeterministicCollation(String table, String column) implements Demand {}

    /// The table has no trigger and no rule.
    record NoTriggers(String table) implements Demand {}
}
