package org.plumbline.plan;

import java.time.Duration;
import java.util.Optional;

/// Just-in-time compilation. The times are sums over the leader and its workers.
///
/// @param functions functions generated
/// @param inlining time; all times are absent with TIMING OFF
/// @param attributes the options and whatever else it says
public record Jit(
        long functions,
        Optional<Duration> generation,
        Optional<Duration> inlining,
        Optional<Duration> optimization,
        Optional<Duration> emission,
        Optional<Duration> total,
        Attributes attributes) {}
