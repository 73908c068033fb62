package org.plumbline.app.db;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.capacity.cache.CandidateStatement;
import org.plumbline.capacity.cache.CandidateStatement.Effect;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.sql.SqlScanner;
import org.plumbline.sql.SqlToken;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.WorkloadSnapshot;

/// The statements of a workload as candidates for a cache.
public final class CacheCandidates {
    /// PostgreSQL's own functions of which each call means to have its own result.
    private static final Set<String> VOLATILE = Set.of("random", "random_normal", "clock_timestamp", "timeofday", "gen_random_uuid",
            "uuidv4",
            "uuidv7", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "currval", "lastval", "txid_current",
            "pg_current_xact_id", "pg_sleep", "setseed", "pg_backend_pid");
    private static final double MILLIS = 1e6;
    private static final int MOST_PLANNED = 12;

    private CacheCandidates() {}

    /// What was counted, a second, of all users together; commands other than queries and changes of data, and Plumbline's own, are left
    /// out. What is beyond a candidate's bounds, such as a mean time above an hour, is taken for the bound. It reads every text: not for
    /// the window's thread.
    ///
    /// @param updatesPerKeySecond how often the result for one set of values changes
    /// @param resultBytes how large a result is
    /// @return none where it is not known since when the counters count (before `pg_stat_statements` 1.9)
    public static Optional<List<CandidateStatement>> of(WorkloadSnapshot workload, double updatesPerKeySecond, double resultBytes) {
        var candidates = new ArrayList<CandidateStatement>();
        boolean known = false;
        for (StatementCounters each : workload.merged().statements()) {
            Optional<Instant> since = each.since().or(workload::resetAt).filter(then -> then.isBefore(workload.readAt()));
            known |= since.isPresent();
            if (since.isPresent() && !each.nested() && each.counters().calls() > 0 && !OwnStatements.contains(each.text())) {
                double seconds = Duration.between(since.get(), workload.readAt()).toNanos() / 1e9;
                candidate(each, seconds, updatesPerKeySecond, resultBytes).ifPresent(candidates::add);
            }
        }
        return known || workload.statements().isEmpty() ? Optional.of(List.copyOf(candidates)) : Optional.empty();
    }

    /// With how many different values those may be called with that only read and take most of the server's time, a dozen at most: each is
    /// planned for that, without values, and the column that it compares looked up in `pg_stats`.
    ///
    /// @return all, in their order
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static List<CandidateStatement> withKeys(Database database, List<CandidateStatement> candidates) throws ServerFailure {
        List<CandidateStatement> dearest = candidates.stream().filter(each -> each.effect() == Effect.READS && each.keys().isEmpty())
                .sorted(Comparator.comparingDouble((CandidateStatement each) -> -each.callsPerSecond() * each.meanMs()))
                .limit(MOST_PLANNED).toList();
        var all = new ArrayList<>(candidates);
        for (CandidateStatement each : dearest) {
            StatementTraffic.column(database, each.name()).ifPresent(column ->
                    all.set(all.indexOf(each), each.withKeys(column.popularity().items())));
        }
        return List.copyOf(all);
    }

    private static Optional<CandidateStatement> candidate(StatementCounters counted, double seconds, double updates, double bytes) {
        try {
            GuardedStatement statement = GuardedStatement.of(counted.text());
            double meanMs = Math.min(Layer.LONGEST_MS, counted.counters().meanTime().orElse(Duration.ZERO).toNanos() / MILLIS);
            double calls = Math.min(Traffic.MOST_REQUESTS, counted.counters().calls() / seconds);
            return Optional.of(new CandidateStatement(counted.text(), calls, meanMs, effect(statement),
                    statement.parameters().isEmpty() ? OptionalLong.of(1) : OptionalLong.empty(), 0, updates, bytes));
        } catch (RefusedStatement _) {
            return Optional.empty();
        }
    }

    /// What a statement does beside reading, as far as its text says: a function of the database's own may do more.
    static Effect effect(GuardedStatement statement) {
        List<SqlToken> tokens = SqlScanner.tokens(statement.sql()).stream().filter(token -> !token.isSilent()).toList();
        if (statement.writes()) {
            return locksOnly(tokens) ? Effect.LOCKS : Effect.WRITES;
        }
        return !statement.survivors().isEmpty() || callsVolatile(tokens) ? Effect.VOLATILE : Effect.READS;
    }

    /// `FOR UPDATE`, `FOR NO KEY UPDATE`, `FOR SHARE`: what changes data has a word for that elsewhere.
    private static boolean locksOnly(List<SqlToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean afterFor = i > 0 && (tokens.get(i - 1).isWord("for") || tokens.get(i - 1).isWord("key"));
            if (!afterFor && (tokens.get(i).isWord("insert") || tokens.get(i).isWord("update") || tokens.get(i).isWord("delete")
                    || tokens.get(i).isWord("merge"))) {
                return false;
            }
        }
        return true;
    }

    private static boolean callsVolatile(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i + 1).is("(") && VOLATILE.contains(tokens.get(i).unquoted().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
