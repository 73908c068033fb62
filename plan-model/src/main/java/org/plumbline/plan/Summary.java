package org.plumbline.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What EXPLAIN prints beside the tree.
///
/// @param planningTime `Planning Time`
/// @param executionTime `Execution Time` (`Total runtime` before 9.4)
/// @param planningUsage buffers of planning
/// @param triggers every trigger that fired
/// @param jit just-in-time compilation, of all processes together
/// @param serialization SERIALIZE (PostgreSQL 17 and later)
/// @param settings planner settings changed from their defaults, in order (SETTINGS)
/// @param attributes everything else at the top level (`Query Identifier`, planning memory ...)
public record Summary(
        Optional<Duration> planningTime,
        Optional<Duration> executionTime,
        Optional<Usage> planningUsage,
        List<TriggerCalls> triggers,
        Optional<Jit> jit,
        Optional<Serialization> serialization,
        Map<String, String> settings,
        Attributes attributes) {

    public Summary {
        triggers = List.copyOf(triggers);
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    }
}
