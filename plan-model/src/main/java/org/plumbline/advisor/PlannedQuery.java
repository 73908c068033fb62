package org.plumbline.advisor;

import org.plumbline.plan.Plan;

/// A statement with its plan of today.
///
/// @param plan by EXPLAIN with VERBOSE, which tells each column's table
public record PlannedQuery(WorkloadQuery query, Plan plan) {}
