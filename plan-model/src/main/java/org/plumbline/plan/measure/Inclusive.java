package org.plumbline.plan.measure;

import java.time.Duration;

/// A node's time over all its loops, its children's included (rule 2).
///
/// @param wall time per loop x loops / processes: the average model
/// @param cpu time per loop x loops: the sum over processes
public record Inclusive(Duration wall, Duration cpu) {}
