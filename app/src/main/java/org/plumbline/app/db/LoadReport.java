package org.plumbline.app.db;

import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.pool.Scalability;

/// What a measurement under load found.
///
/// @param place of the database, without a password
/// @param statement that was run
/// @param levels fewest connections first
/// @param law fitted to the throughputs; none where there are too few levels, or none fits
/// @param ending how it ended
public record LoadReport(String place, String statement, List<LoadLevel> levels, Optional<Scalability> law, Ending ending) {
    /// How a measurement ends.
    public sealed interface Ending {
        /// All numbers of connections were measured.
        record Done() implements Ending {}

        /// Throughput was far below the best at two levels, one after the other.
        ///
        /// @param best statements a second
        /// @param now likewise, at the last level
        record PastPeak(double best, double now) implements Ending {}

        /// The server became too slow for others.
        ///
        /// @param p99Ms at the last level
        record Slow(double p99Ms, double limitMs) implements Ending {}

        /// More connections would leave too few for others.
        ///
        /// @param free connections that the server had
        record NoRoom(int free, int wanted) implements Ending {}

        /// A person stopped it.
        record Stopped() implements Ending {}

        /// A statement failed.
        record Failed(String sentence) implements Ending {}
    }

    /// Copies.
    public LoadReport {
        levels = List.copyOf(levels);
    }

    /// With the law that fits these levels, where one does.
    static LoadReport of(String place, String statement, List<LoadLevel> levels, Ending ending) {
        List<Scalability.Point> points = levels.stream().filter(level -> level.statements() > 0)
                .map(level -> new Scalability.Point(level.connections(), level.throughput())).toList();
        return new LoadReport(place, statement, levels,
                points.size() < Scalability.LEAST_POINTS ? Optional.empty() : Scalability.fit(points), ending);
    }
}
