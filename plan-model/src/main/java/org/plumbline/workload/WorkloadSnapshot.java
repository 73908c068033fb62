package org.plumbline.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.sql.ArrayInsert;

/// What `pg_stat_statements` has of one database at one moment, or (see [WorkloadDifference]) what it counted between two.
///
/// @param readAt the server's clock then
/// @param extension the extension's version, as `1.10`, which an upgrade of the server leaves as it was
/// @param tracking what the server is set to count
/// @param resetAt when all counters were last reset (`pg_stat_statements_info`, 1.9 and later); none where that is not known
/// @param thrownAway how often entries had to be thrown away for new ones since then (`dealloc`, 1.9 and later)
/// @param roundTrip the median time of an empty query over this connection; none where it was not measured
/// @param statements those whose text this user may see, each entry once
/// @param hiddenCount how many other entries there are, whose text and identity are kept from this user
/// @param hidden what was counted of these
/// @param inserted the tables into which rows go one by one, as far as the catalogue knows them
public record WorkloadSnapshot(
        Instant readAt, String extension, Tracking tracking, Optional<Instant> resetAt, OptionalLong thrownAway,
        Optional<Duration> roundTrip, List<StatementCounters> statements, int hiddenCount, Counters hidden,
        List<InsertedTable> inserted) {

    public WorkloadSnapshot {
        statements = List.copyOf(statements);
        inserted = List.copyOf(inserted);
    }

    /// With the catalogue's types; none where it does not know them.
    Optional<String> typed(ArrayInsert insert) {
        return inserted.stream().filter(table -> table.name().equals(insert.table())).findFirst()
                .flatMap(table -> insert.with(table.columns()));
    }

    /// The entries of one statement taken together, whoever sent it and whether in a function or not; a user's name stays. What runs
    /// in a function is then counted twice where the caller is counted too.
    public WorkloadSnapshot merged() {
        var merged = new LinkedHashMap<Object, StatementCounters>();
        for (StatementCounters each : statements) {
            Object key = each.key().queryId().isPresent() ? each.key().queryId().getAsLong() : each.text();
            merged.merge(key, each, WorkloadSnapshot::together);
        }
        return withStatements(List.copyOf(merged.values()));
    }

    /// Totals leave nested ones out: together they count as one that a client sent, if any of them is.
    private static StatementCounters together(StatementCounters a, StatementCounters b) {
        return (a.nested() ? b : a).with(a.counters().plus(b.counters()));
    }

    WorkloadSnapshot withStatements(List<StatementCounters> others) {
        return new WorkloadSnapshot(readAt, extension, tracking, resetAt, thrownAway, roundTrip, others, hiddenCount, hidden,
                inserted);
    }
}
