package org.plumbline.advice.rule;

import org.plumbline.plan.unit.Bytes;

/// How much `work_mem` would do.
final class WorkMemory {
    private static final long MEGABYTE = 1024 * 1024;

    private WorkMemory() {}

    /// The next power of two in MB.
    static Bytes holding(double bytes) {
        long megabytes = 1;
        while (megabytes * (double) MEGABYTE < bytes) {
            megabytes *= 2;
        }
        return Bytes.bytes(megabytes * MEGABYTE);
    }
}
