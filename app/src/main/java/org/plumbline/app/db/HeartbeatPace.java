package org.plumbline.app.db;

import java.time.Duration;
import org.plumbline.capacity.RefusedFigure;

/// How a heartbeat goes.
///
/// @param beats how many are written
/// @param every between the beginnings of two beats; a primary that is slower is not hurried
/// @param poll pause between two looks at a standby: with the time that a look takes it is what the delays are known to
/// @param patience how long the last beat is waited for
public record HeartbeatPace(int beats, Duration every, Duration poll, Duration patience) {
    /// The most beats.
    public static final int MOST = 100_000;
    /// The longest pause between two beats, in seconds.
    public static final double LONGEST_EVERY = 3_600;
    /// The shortest pause between two looks, in seconds: a thousand a second are enough.
    public static final double SHORTEST_POLL = 0.001;
    /// The longest pause between two looks, in seconds.
    public static final double LONGEST_POLL = 60;
    /// The longest that the last beat is waited for, in seconds.
    public static final double LONGEST_PATIENCE = 3_600;
    private static final double NANOS = 1e9;

    /// In seconds.
    ///
    /// @throws RefusedFigure when a figure will not do
    public static HeartbeatPace of(int beats, double every, double poll, double patience) {
        RefusedFigure.within("Beats", beats, 1, MOST);
        RefusedFigure.within("Between two beats, in seconds", every, 0, LONGEST_EVERY);
        RefusedFigure.within("Between two looks, in seconds", poll, SHORTEST_POLL, LONGEST_POLL);
        RefusedFigure.within("Patience, in seconds", patience, 0, LONGEST_PATIENCE);
        return new HeartbeatPace(beats, time(every), time(poll), time(patience));
    }

    private static Duration time(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
