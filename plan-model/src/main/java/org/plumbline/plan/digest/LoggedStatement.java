package org.plumbline.plan.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.plan.Plan;
import org.plumbline.plan.log.LogEntry;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.sql.Placeholders;

/// One call of a statement that auto_explain logged, with its values: in its text, or beside it as `Query Parameters` (PostgreSQL 16 and
/// later, `auto_explain.log_parameter_max_length`).
///
/// @param sql as it was sent
/// @param values of its parameters, by number; an empty one is NULL
/// @param call where it stands in the log, and how long it ran
public record LoggedStatement(String sql, Map<String, Optional<String>> values, ListedPlan call) {
    private static final String PARAMETERS = "Query Parameters";

    public LoggedStatement {
        values = Map.copyOf(values);
    }

    /// None where the log has no statement, or not the whole value of each of its parameters.
    public static Optional<LoggedStatement> of(LogEntry entry) {
        try {
            Plan plan = PlanParser.parse(entry).getFirst();
            return plan.origin().query().flatMap(sql -> values(sql, plan).map(values ->
                    new LoggedStatement(sql, values, ListedPlan.of(entry))));
        } catch (PlanParseException _) {
            return Optional.empty();
        }
    }

    /// Whether it is a call of this statement, of which no values are known.
    ///
    /// @param wanted without its values
    public boolean isCallOf(NormalisedStatement wanted) {
        return NormalisedStatement.of(sql).fingerprint() == wanted.fingerprint();
    }

    private static Optional<Map<String, Optional<String>>> values(String sql, Plan plan) {
        List<String> names = Placeholders.numbered(sql).names();
        if (names.isEmpty()) {
            return Optional.of(Map.of());
        }
        return plan.summary().attributes().text(PARAMETERS).flatMap(LoggedValues::of)
                .filter(values -> values.keySet().containsAll(names))
                .map(values -> {
                    values.keySet().retainAll(names);
                    return values;
                });
    }
}
