package org.plumbline.app.db;

import java.util.regex.Pattern;

/// The plan of a prepared statement without its values, for which NULLs have to stand. Before it is printed PostgreSQL leaves out the
/// partitions that hold no NULL, which are all, wherever it can (initial pruning, execPartition.c): such a plan says nothing. `EXPLAIN
/// (GENERIC_PLAN)` of version 16 does not, but the driver does not send a statement whose parameters have no values.
final class GenericPlan {
    private static final Pattern PRUNED = Pattern.compile("\"Subplans Removed\": *[1-9]");
    /// What leaves them out, as it follows `SET` or `RESET`; the statement has to be prepared anew. Without it none is left out for the
    /// sake of a constant either.
    static final String PRUNING = "enable_partition_pruning";

    private GenericPlan() {}

    /// Whether parts were left out for the NULLs' sake.
    static boolean isPruned(String json) {
        return PRUNED.matcher(json).find();
    }
}
