package org.plumbline.plan.compare;

/// In which way a node that both plans have is another one.
public enum Change {
    /// It does its work in another way: another type of scan, join or aggregate, another index, alone or with others.
    KIND,
    /// It asks other things of its rows, literals aside.
    CONDITIONS,
    /// It stands below another node, or in another order.
    PLACE,
    /// Its own time.
    TIME,
    ROWS,
    /// Blocks that it touched itself, from whichever place.
    BUFFERS,
    /// Blocks that it asked of the operating system itself.
    READS,
    /// Blocks of work files that it read and wrote itself.
    TEMP,
    /// Its own cost.
    COST
}
