package org.plumbline.catalog;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.unit.Cost;

/// One prepared statement, explained twice with the same values: `plan_cache_mode = force_custom_plan`, which plans for these values, and
/// `force_generic_plan`, which plans once for all (PostgreSQL 12 and later).
///
/// @param customCost the root's total cost
/// @param genericCost likewise
/// @param customTime planning and execution time; none where it was only explained
/// @param genericTime execution time; likewise
/// @param values the parameters' values as a person reads them
public record PlanChoiceFacts(
        Cost customCost, Cost genericCost, Optional<Duration> customTime, Optional<Duration> genericTime, String values) {}
