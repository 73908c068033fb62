package org.plumbline.app.db;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.capacity.cache.CandidateStatement.Effect;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.plan.Plan;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.PlanParser;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// A statement that `pg_stat_statements` counted as the traffic of a cache in front of it.
///
/// @param text normalised
/// @param queryId by which the server tells it apart
/// @param calls that were counted
/// @param counted the time in which they were
/// @param meanMs of a call in the database
/// @param rowsPerCall on average
/// @param resultBytes of a call's rows, by the width that the planner expects; none where it plans no such statement
/// @param column whose values it is called with, as far as that is known
public record StatementTraffic(String text, OptionalLong queryId, long calls, Duration counted, double meanMs, double rowsPerCall,
        Optional<Double> resultBytes, Optional<ComparedColumn> column) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOCK = Duration.ofMillis(500);
    private static final double MILLIS = 1e6;

    /// Calls in a second.
    public double callsPerSecond() {
        return calls / (counted.toNanos() / 1e9);
    }

    /// Statements of a workload by their text or `queryid`, whoever sent them; Plumbline's own are left out.
    ///
    /// @param wanted a `queryid`, or a part of the text in any case
    public static List<StatementCounters> find(WorkloadSnapshot workload, String wanted) {
        List<StatementCounters> all = workload.merged().statements().stream()
                .filter(each -> !OwnStatements.contains(each.text()) && each.counters().calls() > 0).toList();
        List<StatementCounters> exact = all.stream().filter(each -> each.text().equals(wanted) || (each.key().queryId().isPresent()
                && Long.toString(each.key().queryId().getAsLong()).equals(wanted.strip()))).toList();
        String part = wanted.strip().toLowerCase(Locale.ROOT);
        return exact.isEmpty() ? all.stream().filter(each -> each.text().toLowerCase(Locale.ROOT).contains(part)).toList() : exact;
    }

    /// Since when it is counted; none where that is not known (before `pg_stat_statements` 1.9).
    public static Optional<Duration> window(WorkloadSnapshot workload, StatementCounters counted) {
        Optional<Instant> since = counted.since().or(workload::resetAt).filter(then -> then.isBefore(workload.readAt()));
        return since.map(then -> Duration.between(then, workload.readAt()));
    }

    /// With what the database says of it.
    ///
    /// @param counted with at least one call
    /// @param window in which that was counted, above 0
    /// @throws RefusedStatement where its results must not be cached, in words
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static StatementTraffic of(Database database, StatementCounters counted, Duration window)
            throws RefusedStatement, ServerFailure {
        GuardedStatement statement = GuardedStatement.of(counted.text());
        if (CacheCandidates.effect(statement) != Effect.READS) {
            throw new RefusedStatement("A cache must not answer for this statement: it changes data, locks rows or calls a volatile "
                    + "function.");
        }
        double rows = counted.counters().rows().value() / counted.counters().calls();
        double meanMs = counted.counters().meanTime().orElse(Duration.ZERO).toNanos() / MILLIS;
        Optional<Plan> plan = planned(database, statement);
        Optional<CatalogFacts> facts = plan.isPresent() ? Optional.of(database.catalog(plan.get())) : Optional.empty();
        return new StatementTraffic(counted.text(), counted.key().queryId(), counted.counters().calls(), window, meanMs, rows,
                plan.flatMap(known -> known.root().estimate()).flatMap(estimate -> estimate.width()).map(width -> rows * width.count()),
                plan.flatMap(known -> ComparedColumn.of(known, facts.orElseThrow())));
    }

    /// The one column that a statement compares with a parameter; none where that is not known.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    static Optional<ComparedColumn> column(Database database, String text) throws ServerFailure {
        try {
            Optional<Plan> plan = planned(database, GuardedStatement.of(text));
            return plan.isEmpty() ? Optional.empty() : ComparedColumn.of(plan.get(), database.catalog(plan.get()));
        } catch (RefusedStatement _) {
            return Optional.empty();
        }
    }

    /// Without values for its parameters.
    private static Optional<Plan> planned(Database database, GuardedStatement statement) throws ServerFailure {
        try {
            var request = new ExplainRequest(statement, false, false, List.of("VERBOSE"), Map.of(), LONGEST, LONGEST_LOCK);
            return Optional.of(PlanParser.parse(SourceText.of("statement", database.explain(request))).getFirst());
        } catch (RefusedStatement | PlanParseException _) {
            return Optional.empty();
        } catch (ServerFailure failure) {
            if (failure.kind().endsConnection() || failure.isWithoutConnection()) {
                throw failure;
            }
            return Optional.empty();
        }
    }
}
