package org.plumbline.app.db;

import java.util.Map;
import org.plumbline.advisor.WhatIf;
import org.plumbline.index.IndexCandidate;

/// How a statement is planned with indexes that were really built, and rolled back.
///
/// @param today as it is planned without them, as EXPLAIN's JSON
/// @param then with them, likewise; they have the names that they would have
/// @param costToday the planner's total cost without them
/// @param answer its cost with them, and which of them its plan uses
/// @param refused those that could not be built, each with the reason
public record BuiltPlan(
        String today, String then, double costToday, WhatIf.Answer answer, Map<IndexCandidate, String> refused) {
    public BuiltPlan {
        refused = Map.copyOf(refused);
    }
}
