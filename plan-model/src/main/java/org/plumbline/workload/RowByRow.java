package org.plumbline.workload;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.StatementFacts;

/// One statement for each row of a list: it fetches about one row and runs a hundred times as often as another one of the same user that
/// returned about as many rows as this one was called.
public final class RowByRow {
    /// Calls, against those of the statement that made the list (our catalogue, row 50).
    public static final double LEAST_RATIO = 100;
    /// (our own: fewer say nothing of an application's habit)
    public static final long LEAST_CALLS = 10_000;
    /// Rows a call: about one.
    public static final double MOST_ROWS = 1.5;
    /// How far the rows that lists returned may be from the calls that they would explain (our own).
    public static final double NEAR = 2;
    /// A round trip in one data centre, where it was not measured.
    public static final Duration USUAL_ROUND_TRIP = Duration.ofNanos(500_000);

    private RowByRow() {}

    /// It runs often, for about one row each time.
    public static boolean isOften(StatementFacts statement) {
        return statement.calls() >= LEAST_CALLS && rowsPerCall(statement) <= MOST_ROWS;
    }

    public static double rowsPerCall(StatementFacts statement) {
        return statement.rows().value() / statement.calls();
    }

    /// The statement whose rows explain the calls of this one, which [is called often][#isOften(StatementFacts)].
    public static Optional<StatementFacts> list(List<StatementFacts> all, StatementFacts each) {
        return all.stream()
                .filter(other -> other.user() == each.user() && other.calls() > 0
                        && each.calls() >= LEAST_RATIO * other.calls()
                        && ratio(other.rows().value(), each.calls()) <= NEAR)
                .min(Comparator.comparingDouble(other -> ratio(other.rows().value(), each.calls())));
    }

    /// Round trips that one statement with the list would save.
    public static long needless(StatementFacts each, StatementFacts list) {
        return each.calls() - list.calls();
    }

    private static double ratio(double a, double b) {
        return Math.min(a, b) > 0 ? Math.max(a, b) / Math.min(a, b) : Double.POSITIVE_INFINITY;
    }
}
