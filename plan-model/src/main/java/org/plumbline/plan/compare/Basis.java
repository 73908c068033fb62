package org.plumbline.plan.compare;

/// The figure that two plans are compared by: the most telling one that both have.
public enum Basis {
    /// Execution time.
    TIME,
    /// Blocks touched (TIMING OFF).
    BUFFERS,
    /// The planner's estimates: at least one of the plans was not run.
    COST,
    /// Neither: only what nodes do can be compared.
    NOTHING
}
