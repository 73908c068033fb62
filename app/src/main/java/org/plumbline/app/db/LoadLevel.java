package org.plumbline.app.db;

/// What a number of connections at work brought.
///
/// @param connections that ran the statement one time after the other, without a pause
/// @param statements that ended in the measured time
/// @param seconds that were measured
/// @param p50Ms median of a statement's time, with what it took to get a connection
/// @param p95Ms that 95 of 100 took no longer than
/// @param p99Ms that 99 of 100 took no longer than
/// @param mostMs the longest
public record LoadLevel(int connections, long statements, double seconds, double p50Ms, double p95Ms, double p99Ms, double mostMs) {
    /// Statements a second.
    public double throughput() {
        return statements / seconds;
    }
}
