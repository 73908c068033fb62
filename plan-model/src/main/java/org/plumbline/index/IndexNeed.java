package org.plumbline.index;

import java.util.List;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Target;

/// What an index is wanted for: one scan of one table.
///
/// @param target the table
/// @param conditions what its rows must fulfil, all together
/// @param alsoReads columns that the query reads of it besides, where an index-only scan is worth it; empty otherwise
/// @param rare few rows of the table fulfil the conditions
/// @param large the table is large enough for a summary of block ranges (BRIN)
public record IndexNeed(
        Target target, List<Condition> conditions, List<String> alsoReads, boolean rare, boolean large) {
    public IndexNeed {
        conditions = List.copyOf(conditions);
        alsoReads = List.copyOf(alsoReads);
    }

    public static IndexNeed of(Target target, List<Condition> conditions) {
        return new IndexNeed(target, conditions, List.of(), false, false);
    }
}
