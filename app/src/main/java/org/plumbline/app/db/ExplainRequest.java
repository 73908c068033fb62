package org.plumbline.app.db;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.PageCosts;

/// How a statement is to be explained.
///
/// @param statement which
/// @param analyze run it, and throw its result away
/// @param confirmed the person said yes to exactly this statement's being run although it writes, or does what no rollback undoes
/// @param options of EXPLAIN, as `BUFFERS` or `TIMING OFF`, in place of those that the server's version suggests; empty for those
/// @param values of the statement's parameters, by what the person calls them; an empty one is NULL. Without any the plan is the generic
///         one, which PostgreSQL makes without knowing the values
/// @param statementTimeout after which the server gives up
/// @param lockTimeout after which it stops waiting for another session's lock; plain EXPLAIN waits too
/// @param pageCosts what the planner is to take the reading of pages to cost; as the server has it where there is none
public record ExplainRequest(
        GuardedStatement statement, boolean analyze, boolean confirmed, List<String> options,
        Map<String, Optional<String>> values, Duration statementTimeout, Duration lockTimeout,
        Optional<PageCosts> pageCosts) {
    public ExplainRequest {
        options = List.copyOf(options);
        values = Map.copyOf(values);
    }

    /// As the server plans.
    public ExplainRequest(
            GuardedStatement statement, boolean analyze, boolean confirmed, List<String> options, Map<String, Optional<String>> values,
            Duration statementTimeout, Duration lockTimeout) {
        this(statement, analyze, confirmed, options, values, statementTimeout, lockTimeout, Optional.empty());
    }

    /// Likewise, without values.
    public ExplainRequest(
            GuardedStatement statement, boolean analyze, boolean confirmed, List<String> options, Duration statementTimeout,
            Duration lockTimeout) {
        this(statement, analyze, confirmed, options, Map.of(), statementTimeout, lockTimeout);
    }

    /// As a server plans that has these costs.
    ExplainRequest with(Optional<PageCosts> costs) {
        return new ExplainRequest(statement, analyze, confirmed, options, values, statementTimeout, lockTimeout, costs);
    }
}
