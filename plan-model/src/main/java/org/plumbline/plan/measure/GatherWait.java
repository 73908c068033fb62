package org.plumbline.plan.measure;

import java.time.Duration;

/// The part of a Gather's self time that is waiting, not work.
///
/// @param time how long it waited for the slowest process, beyond the average process
/// @param inferred no figures of workers are printed: one node that a single process ran alone took longer than the average
///         process, so it is
///         at least this long
public record GatherWait(Duration time, boolean inferred) {}
