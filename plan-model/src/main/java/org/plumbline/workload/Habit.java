package org.plumbline.workload;

import java.time.Duration;
import java.util.Optional;

/// An application's habit that costs a round trip for each row.
public sealed interface Habit {
    /// The statement that is sent for each row.
    StatementCounters statement();

    /// Round trips that would be saved.
    long roundTrips();

    /// What these took, at least: the waiting on the network alone.
    Duration waiting();

    /// Rows are looked up one by one (N+1).
    ///
    /// @param list the statement whose rows explain the calls
    /// @param together the same look-up for many keys at once
    /// @param joined list and look-up in one statement; none where it cannot be seen which of the list's columns is the key
    record LookUpForEachRow(
            StatementCounters statement, StatementCounters list, long roundTrips, Duration waiting, String together,
            Optional<String> joined) implements Habit {}

    /// Rows are inserted one by one.
    ///
    /// @param rows the same for several rows
    /// @param arrays the same with an array for each column, which is one statement however many rows there are; none where their types
    ///         are not known
    /// @param copy the same as COPY, where it does no more than that
    record InsertForEachRow(
            StatementCounters statement, long roundTrips, Duration waiting, String rows, Optional<String> arrays, Optional<String> copy)
            implements Habit {}
}
