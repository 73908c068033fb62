package org.plumbline.app.ui.rewrites;

import java.time.Duration;
import java.util.List;
import org.plumbline.app.db.Database;
import org.plumbline.app.db.ExplainRequest;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.plan.unit.Cost;

/// A statement and its rewrite as one server plans them.
///
/// @param original EXPLAIN's JSON, likewise `rewritten`
/// @param costBefore total cost of the original's root, likewise `costAfter`
public record BothPlans(Database database, String statement, String rewrittenStatement, String original, String rewritten,
        Cost costBefore, Cost costAfter) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOCKS = Duration.ofSeconds(2);

    /// Plans both, and runs neither.
    ///
    /// @throws RefusedStatement where one of them is none that may be explained
    /// @throws ServerFailure where the server cannot be reached or does not take one of them
    /// @throws PlanParseException never, but for a defect
    static BothPlans of(Database database, String statement, String rewritten)
            throws RefusedStatement, ServerFailure, PlanParseException {
        String before = database.explain(request(statement));
        String after = database.explain(request(rewritten));
        return new BothPlans(database, statement, rewritten, before, after, cost(before), cost(after));
    }

    private static ExplainRequest request(String sql) throws RefusedStatement {
        return new ExplainRequest(GuardedStatement.of(sql), false, false, List.of(), PATIENCE, LOCKS);
    }

    private static Cost cost(String json) throws PlanParseException {
        PlanNode root = PlanParser.parse(SourceText.of("plan", json)).getFirst().root();
        return root.estimate().orElseThrow().totalCost();
    }
}
