package org.plumbline.app.db.history;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Plan;
import org.plumbline.plan.unit.Cost;

/// What a run's plan says of itself as a whole.
///
/// @param planning `Planning Time`, or `planning` of SUMMARY
/// @param execution `Execution Time`; absent where the statement was only planned
/// @param cost the root's estimated total cost; absent with COSTS OFF
public record RunFigures(Optional<Duration> planning, Optional<Duration> execution, Optional<Cost> cost) {
    static RunFigures of(Plan plan) {
        return new RunFigures(plan.summary().planningTime(), plan.summary().executionTime(),
                plan.root().estimate().map(estimate -> estimate.totalCost()));
    }
}
