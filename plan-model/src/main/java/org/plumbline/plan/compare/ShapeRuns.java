package org.plumbline.plan.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.digest.PlanShape;

/// The runs whose plans do the same.
///
/// @param runs their numbers among all, in order
/// @param spread of what they took; none where none has a figure
public record ShapeRuns(PlanShape shape, List<Integer> runs, Optional<Runs.Spread> spread) {
    public ShapeRuns {
        runs = List.copyOf(runs);
    }

    /// None where none has a figure.
    public Optional<Amount> median() {
        return spread.map(Runs.Spread::median);
    }
}
