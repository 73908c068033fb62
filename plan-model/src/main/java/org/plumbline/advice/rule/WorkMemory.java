package org.plumbline.advice.rule;

import java.util.List;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.unit.Bytes;

/// How much `work_mem` would do.
final class WorkMemory {
    private static final long MEGABYTE = 1024 * 1024;

    /// More is not for one node of one session: its rows are the problem then, not its memory.
    private static final Bytes MOST = Bytes.bytes(1024 * MEGABYTE);

    private WorkMemory() {}

    /// The setting that would hold this; none where that is more than any server should give one sort or hash.
    static List<Remedy> raised(double bytes) {
        Bytes to = holding(bytes);
        return to.compareTo(MOST) > 0 ? List.of() : List.of(new Remedy.RaiseMemory("work_mem", to));
    }

    /// The next power of two in MB.
    static Bytes holding(double bytes) {
        long megabytes = 1;
        while (megabytes * (double) MEGABYTE < bytes) {
            megabytes *= 2;
        }
        return Bytes.bytes(megabytes * MEGABYTE);
    }
}
