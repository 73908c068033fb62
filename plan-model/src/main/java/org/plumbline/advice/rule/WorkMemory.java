package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Remedy;
import org.plumbline.plan.Capability;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Bytes;

/// How much `work_mem` would do.
final class WorkMemory {
    private static final long MEGABYTE = 1024 * 1024;

    /// More is not for one node of one session: its rows are the problem then, not its memory.
    private static final Bytes MOST = Bytes.bytes(1024 * MEGABYTE);

    private static final double BUFFER_OF_A_RUN = 33 * 8192.0;
    private static final double MULTIPLIER_SINCE_15 = 2;

    private WorkMemory() {}

    /// The setting that would hold this; none where that is more than any server should give one sort or hash.
    static List<Remedy> raised(double bytes) {
        Bytes to = holding(bytes);
        return to.compareTo(MOST) > 0 ? List.of() : List.of(new Remedy.RaiseMemory("work_mem", to));
    }

    /// The setting that would hold a hash table: it may have `work_mem` x `hash_mem_multiplier`.
    static List<Remedy> raisedForHash(MeasuredPlan plan, double bytes) {
        return raised(bytes / hashMultiplier(plan));
    }

    /// The setting with which one merge brings all runs of a sort together, where memory for all rows is out of the question: each run
    /// needs a buffer of its own (`MERGE_BUFFER_SIZE` and `TAPE_BUFFER_OVERHEAD`, tuplesort.c), and there are bytes / `work_mem` runs.
    static Remedy onePass(double bytes) {
        return new Remedy.RaiseMemory("work_mem", holding(Math.sqrt(bytes * BUFFER_OF_A_RUN)));
    }

    /// By the plan's settings, else PostgreSQL's default: 2 since version 15, which printed the first times of temporary files; 1 before.
    private static double hashMultiplier(MeasuredPlan plan) {
        Optional<Double> set = LoweredSettings.value(plan, "hash_mem_multiplier")
                .map(LoweredSettings::amount).filter(amount -> amount >= 1);
        return set.orElseGet(() -> isSince15(plan) ? MULTIPLIER_SINCE_15 : 1.0);
    }

    private static boolean isSince15(MeasuredPlan plan) {
        return plan.plan().capabilities().has(Capability.ROW_DECIMALS)
                || plan.plan().root().usage().map(usage -> !usage.io().tempRead().plus(usage.io().tempWrite()).isZero()).orElse(false);
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
