package org.plumbline.app.db;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// This machine's clock that only goes forward, from a moment on: writing and looking are timed by it alone, so that no server's clock
/// matters.
final class HeartbeatClock {
    private static final double NANOS = 1e9;
    /// How soon a pause notices that it is to end.
    private static final long SLICE = Duration.ofMillis(50).toNanos();

    private final long start = System.nanoTime();

    /// Since it was made.
    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }

    /// Waits until this moment of it, or until it is told to end.
    void until(double moment, BooleanSupplier ended) throws InterruptedException {
        for (long left = nanosTo(moment); left > 0 && !ended.getAsBoolean(); left = nanosTo(moment)) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE));
        }
    }

    private long nanosTo(double moment) {
        return Math.round((moment - seconds()) * NANOS);
    }
}
