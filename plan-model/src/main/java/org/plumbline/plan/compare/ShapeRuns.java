package org.plumbline.plan.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.digest.PlanShape;

/// The runs whose plans do the same.
///
/// @param runs their numbers among all, in order
/// @param median of what they took; none where none has a figure
public record ShapeRuns(PlanShape shape, List<Integer> runs, Optional<Amount> median) {
    public ShapeRuns {
        runs = List.copyOf(runs);
    }
}
