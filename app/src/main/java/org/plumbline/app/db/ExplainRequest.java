package org.plumbline.app.db;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
public record ExplainRequest(
        GuardedStatement statement, boolean analyze, boolean confirmed, List<String> options,
        Map<String, Optional<String>> values, Duration statementTimeout, Duration lockTimeout) {
    public ExplainRequest {
        options = List.copyOf(options);
        values = Map.copyOf(values);
    }

    /// Without values.
    public ExplainRequest(
            GuardedStatement statement, boolean analyze, boolean confirmed, List<String> options, Duration statementTimeout,
            Duration lockTimeout) {
        this(statement, analyze, confirmed, options, Map.of(), statementTimeout, lockTimeout);
    }
}
