package org.plumbline.plan.digest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Plans of one statement, whatever values it was called with.
///
/// @param statement normalised, shortened where it is very long; empty where the log gives none
/// @param times how long its calls ran
/// @param shapes its plans by shape, worst total first
public record StatementGroup(String statement, Times times, List<ShapeGroup> shapes) {
    public StatementGroup {
        shapes = List.copyOf(shapes);
    }

    public Optional<ListedPlan> worst() {
        return shapes.stream().flatMap(shape -> shape.worst().stream()).max(Comparator.comparing(ListedPlan::duration));
    }
}
