package org.plumbline.plan;

import java.time.Duration;

/// The `I/O Timings:` line (`track_io_timing`). Under a Gather it is a sum over processes, like CPU time, not wall time.
///
/// @param sharedRead shared blocks since PostgreSQL 17; shared and local together before
/// @param sharedWrite likewise
/// @param localRead blocks of temporary tables (PostgreSQL 17 and later)
/// @param localWrite likewise
/// @param tempRead work files (PostgreSQL 15 and later)
/// @param tempWrite likewise
public record IoTimings(
        Duration sharedRead, Duration sharedWrite, Duration localRead, Duration localWrite, Duration tempRead, Duration tempWrite) {

    public static final IoTimings NONE =
            new IoTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /// Time in reads: shared, local and temporary.
    public Duration read() {
        return sharedRead.plus(localRead).plus(tempRead);
    }

    /// Time in writes: shared, local and temporary.
    public Duration write() {
        return sharedWrite.plus(localWrite).plus(tempWrite);
    }

    public IoTimings plus(IoTimings other) {
        return other.equals(NONE) ? this : new IoTimings(
                sharedRead.plus(other.sharedRead), sharedWrite.plus(other.sharedWrite),
                localRead.plus(other.localRead), localWrite.plus(other.localWrite),
                tempRead.plus(other.tempRead), tempWrite.plus(other.tempWrite));
    }

    public IoTimings minus(IoTimings other) {
        return other.equals(NONE) ? this : new IoTimings(
                sharedRead.minus(other.sharedRead), sharedWrite.minus(other.sharedWrite),
                localRead.minus(other.localRead), localWrite.minus(other.localWrite),
                tempRead.minus(other.tempRead), tempWrite.minus(other.tempWrite));
    }
}
