package org.plumbline.advisor;

import java.util.OptionalDouble;

/// A statement that indexes are looked for.
///
/// @param name what it is called: a file's name, or a number in a list
/// @param sql one statement, without a semicolon
/// @param weight how often it runs, in whatever unit all of the workload share: calls, or 1 each
/// @param rows that one call returned or changed on average, where that was counted
public record WorkloadQuery(String name, String sql, double weight, OptionalDouble rows) {
    public WorkloadQuery {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("The weight of " + name + " is " + weight);
        }
    }

    /// One of which nothing was counted.
    public WorkloadQuery(String name, String sql, double weight) {
        this(name, sql, weight, OptionalDouble.empty());
    }
}
