package org.plumbline.advisor;

/// A statement that indexes are looked for.
///
/// @param name what it is called: a file's name, or a number in a list
/// @param sql one statement, without a semicolon
/// @param weight how often it runs, in whatever unit all of the workload share: calls, or 1 each
public record WorkloadQuery(String name, String sql, double weight) {
    public WorkloadQuery {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("The weight of " + name + " is " + weight);
        }
    }
}
