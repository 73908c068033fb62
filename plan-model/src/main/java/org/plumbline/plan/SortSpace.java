package org.plumbline.plan;

import org.plumbline.plan.unit.Bytes;

/// Where a sort kept its rows.
public sealed interface SortSpace {
    /// `Sort Method: quicksort  Memory: 25kB`.
    record InMemory(String method, Bytes used) implements SortSpace {}

    /// `Sort Method: external merge  Disk: 24592kB`.
    record OnDisk(String method, Bytes written) implements SortSpace {}

    /// Without ANALYZE, or never executed.
    record NotMeasured() implements SortSpace {}
}
