package org.plumbline.app.db;

import java.time.Duration;
import org.plumbline.plan.unit.Bytes;

/// How much an index that is built and rolled back may take.
///
/// @param size of all that stand in one transaction, as far as that is known before; else their tables' own
/// @param waiting for a lock on the table
/// @param building one index, or planning one statement with it
public record BuildLimits(Bytes size, Duration waiting, Duration building) {
    private static final Duration WAITING = Duration.ofSeconds(2);
    private static final Duration BUILDING = Duration.ofMinutes(10);

    /// What the window builds at most.
    public static final BuildLimits USUAL = of(new Bytes(1_000_000_000));

    /// So many bytes, two seconds for a lock and ten minutes for a build.
    public static BuildLimits of(Bytes size) {
        return new BuildLimits(size, WAITING, BUILDING);
    }
}
