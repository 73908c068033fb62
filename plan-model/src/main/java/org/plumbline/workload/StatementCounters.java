package org.plumbline.workload;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.catalog.StatementFacts;

/// One entry of `pg_stat_statements`: a statement of one user.
///
/// @param key what the server tells entries apart by
/// @param user the user's name
/// @param text normalised, with `$1` for constants
/// @param counters what was counted
/// @param since when counting began (`stats_since`, 1.11 and later); none where that is not known
public record StatementCounters(Key key, String user, String text, Counters counters, Optional<Instant> since) {
    /// What tells entries apart within a database.
    ///
    /// @param queryId `queryid`; it differs between servers and major versions
    /// @param user `userid`
    /// @param topLevel sent by a client, not run in a function (`toplevel`, 1.9 and later)
    public record Key(OptionalLong queryId, long user, Optional<Boolean> topLevel) {}

    /// Run in a function: its time is a part of that of the statement which called it.
    public boolean nested() {
        return key.topLevel().filter(topLevel -> !topLevel).isPresent();
    }

    /// As rules take it.
    public StatementFacts facts() {
        return new StatementFacts(key.queryId(), text, counters.calls(), counters.rows(), counters.executionTime(), key.user());
    }

    StatementCounters with(Counters other) {
        return new StatementCounters(key, user, text, other, since);
    }
}
