package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.app.db.PoolFigure.Kind;
import org.plumbline.app.db.PoolFigure.Source;

/// How the sessions of a database were used while they were watched.
///
/// @param seconds by the server's clock
/// @param samples how often they were looked at
/// @param active sessions that ran a statement, on average
/// @param idleInTransaction sessions that held a transaction open and did nothing, on average
/// @param idle sessions that did nothing, on average
/// @param mostBusy largest number of sessions in a transaction that was seen
/// @param transactionsPerSecond that ended, by `pg_stat_database`; none where too little time passed
/// @param isPartly whether some sessions hide what they do from this user
public record PoolUse(
        double seconds, int samples, double active, double idleInTransaction, double idle, int mostBusy,
        Optional<Double> transactionsPerSecond, boolean isPartly) {
    /// How long a transaction holds its connection on average, by Little's law; none where none ended, or none was seen at work, or some
    /// sessions hide whether they are: the transactions of all would be held against the work of a few.
    public Optional<Double> holdMs() {
        double busy = active + idleInTransaction;
        return transactionsPerSecond.filter(rate -> !isPartly && rate > 0 && busy > 0).map(rate -> busy / rate * 1000);
    }

    /// What can be reckoned with: a rate and a hold time only where something was seen at work.
    public List<PoolFigure> figures() {
        var watched = new Source.Watched(seconds);
        return Stream.concat(
                transactionsPerSecond.filter(rate -> rate > 0).map(rate -> new PoolFigure(Kind.ARRIVAL_RATE, rate, watched)).stream(),
                holdMs().map(ms -> new PoolFigure(Kind.HOLD, ms, watched)).stream()).toList();
    }
}
