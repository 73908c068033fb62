package org.plumbline.capacity.replica;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.plumbline.capacity.RefusedFigure;

/// How the work of a primary and its standbys spreads. Writes and the reads that follow a write closely stay on the primary; every standby
/// replays all writes.
///
/// @param readsPerSecond of all servers
/// @param writesPerSecond of the primary
/// @param readMs how long a read keeps a processor busy
/// @param writeMs how long a write does on the primary
/// @param replayMs how long replaying a write does on a standby
/// @param processors of each server
/// @param standbys how many are read from
/// @param sessionWritesPerSecond how often one session writes
/// @param stickySeconds for how long after a write a session's reads stay on the primary
public record ReadCapacity(double readsPerSecond, double writesPerSecond, double readMs, double writeMs, double replayMs, int processors,
        int standbys, double sessionWritesPerSecond, double stickySeconds) {
    /// The most standbys.
    public static final int MOST_STANDBYS = 1_000;
    private static final double MOST_RATE = 1e9;
    private static final double LONGEST_MS = 3_600_000;
    private static final int MOST_PROCESSORS = 100_000;
    private static final double MS = 1_000;

    public ReadCapacity {
        RefusedFigure.within("Reads per second", readsPerSecond, 0, MOST_RATE);
        RefusedFigure.within("Writes per second", writesPerSecond, 0, MOST_RATE);
        RefusedFigure.within("Read in ms", readMs, 0, LONGEST_MS);
        RefusedFigure.within("Write in ms", writeMs, 0, LONGEST_MS);
        RefusedFigure.within("Replay in ms", replayMs, 0, LONGEST_MS);
        RefusedFigure.within("Processors", processors, 1, MOST_PROCESSORS);
        RefusedFigure.within("Standbys", standbys, 0, MOST_STANDBYS);
        RefusedFigure.within("Writes per session and second", sessionWritesPerSecond, 0, MOST_RATE);
        RefusedFigure.within("Sticky seconds", stickySeconds, 0, 1e9);
    }

    /// The share of the reads that follow a write of their session so closely that they stay on the primary: `1−e^−w·S`, where a session
    /// writes at random; all of them without a standby.
    public double stickyShare() {
        return standbys == 0 ? 1 : -Math.expm1(-sessionWritesPerSecond * stickySeconds);
    }

    /// How busy the primary is; above 1 it cannot do it.
    public double primaryUtilisation() {
        return (writesPerSecond * writeMs + readsPerSecond * stickyShare() * readMs) / MS / processors;
    }

    /// How busy each standby's one process is that replays: it uses a single processor, whatever else is idle. Above 1 the standby falls
    /// further and further behind.
    public double replayUtilisation() {
        return standbys == 0 ? 0 : writesPerSecond * replayMs / MS;
    }

    /// How busy each standby's processors are; above 1 it cannot do it, and what it has to replay is never less than the first part of it.
    public double standbyUtilisation() {
        return standbys == 0 ? 0
                : (writesPerSecond * replayMs + readsPerSecond * (1 - stickyShare()) * readMs / standbys) / MS / processors;
    }

    /// With another number of standbys.
    public ReadCapacity with(int count) {
        return new ReadCapacity(readsPerSecond, writesPerSecond, readMs, writeMs, replayMs, processors, count, sessionWritesPerSecond,
                stickySeconds);
    }

    /// The fewest standbys with which no server, and no process that replays, is busier than that; none where no number of them does it.
    ///
    /// @param utilisation 0 to 1
    public OptionalInt standbysFor(double utilisation) {
        RefusedFigure.within("Utilisation", utilisation, 0.01, 1);
        return IntStream.rangeClosed(0, MOST_STANDBYS)
                .filter(count -> with(count).busiest() <= utilisation)
                .findFirst();
    }

    private double busiest() {
        return Math.max(primaryUtilisation(), Math.max(standbyUtilisation(), replayUtilisation()));
    }
}
