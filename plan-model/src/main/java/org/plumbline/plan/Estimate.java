package org.plumbline.plan;

import java.util.Optional;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The planner's figures: `(cost=startup..total rows=... width=...)`, for one loop of one process.
///
/// @param startupCost until the first row
/// @param totalCost until the last row
/// @param rows rows that one loop returns
/// @param width average width of a row; none where the text leaves it out
public record Estimate(Cost startupCost, Cost totalCost, Rows rows, Optional<Bytes> width) {}
