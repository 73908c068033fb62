package org.plumbline.plan.measure;

import org.plumbline.plan.Usage;

/// A node's own buffers, I/O and WAL: its total less its children's and what it paid for CTEs and InitPlans (rule 18).
///
/// @param usage the difference; figures below 0 only when `inconsistent`
/// @param inconsistent the printed figures contradict each other
public record SelfUsage(Usage usage, boolean inconsistent) {}
