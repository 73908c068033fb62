package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;

/// How many rows postgres_fdw expects of a foreign table that has no statistics. ANALYZE alone makes them: autovacuum leaves foreign tables
/// out.
final class ForeignEstimate {
    /// Ten pages of rows as wide as what is asked for, with their headers (`postgresGetForeignRelSize`, postgres_fdw.c).
    private static final double BYTES = 10 * 8_192;
    private static final double HEADER = 24;
    /// The parts that the planner expects of a condition where it has no statistics: all rows, `=`, `<`, `<>` and a boolean column
    /// (selfuncs.h).
    private static final List<Double> PARTS = List.of(1.0, 0.005, 1.0 / 3, 0.995, 0.5);
    /// Fewer rows are expected of many a table that has statistics (our own).
    private static final double LEAST_ROWS = 5;

    private ForeignEstimate() {}

    /// The rows of the whole table that were assumed; none where the estimate is another, or the scan no foreign one.
    static Optional<Rows> assumed(PlanNode node) {
        return node.operation() instanceof Operation.ForeignScan && !readsFile(node) ? node.estimate().flatMap(ForeignEstimate::assumed)
                : Optional.empty();
    }

    private static Optional<Rows> assumed(Estimate estimate) {
        return estimate.width().map(width -> Math.floor(BYTES / (width.count() + HEADER)))
                .filter(_ -> estimate.rows().value() >= LEAST_ROWS)
                .filter(all -> PARTS.stream().anyMatch(part -> Math.rint(all * part) == estimate.rows().value()))
                .map(Rows::rows);
    }

    /// Whether postgres_fdw reads it, as far as can be seen: VERBOSE prints what it sends.
    static boolean isOfPostgres(PlanNode node) {
        return node.operation() instanceof Operation.ForeignScan
                && (node.attributes().text("Remote SQL").isPresent() || assumed(node).isPresent());
    }

    private static boolean readsFile(PlanNode node) {
        return node.attributes().get("Foreign File").isPresent() || node.attributes().get("Foreign Program").isPresent();
    }
}
