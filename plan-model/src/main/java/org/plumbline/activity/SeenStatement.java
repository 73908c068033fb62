package org.plumbline.activity;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.plumbline.plan.digest.NormalisedStatement;
import org.plumbline.sql.Placeholders;

/// A statement of the workload as a session sent it: with values where `pg_stat_statements` keeps `$1`.
///
/// @param sql as it was sent
/// @param session whose it is
/// @param at when it began; none where that is hidden
public record SeenStatement(String sql, Session session, Optional<Instant> at) {
    /// The one that began last of those that sessions of this database run, or ran last. Statements are compared without their values, so
    /// that it works where `compute_query_id` is off too; drivers that send values apart leave none in the text.
    ///
    /// @param statement without its values
    /// @return none where nobody sent it with its values in sight
    public static Optional<SeenStatement> of(ActivitySnapshot snapshot, String database, String statement) {
        long wanted = NormalisedStatement.of(statement).fingerprint();
        return snapshot.sessions().stream()
                .filter(session -> session.isClient() && !session.own() && session.client().database().equals(Optional.of(database)))
                .filter(session -> !session.statement().text().isEmpty() && !session.statement().cut())
                .filter(session -> Placeholders.numbered(session.statement().text()).names().isEmpty())
                .filter(session -> NormalisedStatement.of(session.statement().text()).fingerprint() == wanted)
                .map(session -> new SeenStatement(session.statement().text(), session, session.times().statement()))
                .max(Comparator.comparing((SeenStatement seen) -> seen.at().orElse(Instant.MIN)));
    }
}
