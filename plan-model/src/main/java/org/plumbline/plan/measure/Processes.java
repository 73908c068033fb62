package org.plumbline.plan.measure;

import java.time.Duration;

/// A node's time split over the processes that ran it, where figures of workers are printed (rule 3).
///
/// @param leader the leader's inclusive time over its loops; zero when it did not take part or is within the rounding
/// @param leaderLoops the leader's loops, at least 0
/// @param slowest inclusive time of the slowest process
/// @param skew slowest / average of the processes that took part; at least 1
public record Processes(Duration leader, long leaderLoops, Duration slowest, double skew) {}
