package org.plumbline.plan.digest;

import java.time.Duration;
import java.util.Arrays;

/// Counts and adds durations, and knows their distribution: each of them as long as they are few, then how many fell in each class of
/// width 2 %.
final class TimesCounter {
    private static final int EXACT = 256;
    private static final int CLASSES_PER_DOUBLING = 36;
    private static final int CLASSES = 50 * CLASSES_PER_DOUBLING;
    private static final double SHARE = 0.95;

    private long count;
    private long total;
    private long max;
    private long[] exact = new long[2];
    private int[] classes = {};

    void add(long nanos) {
        if (count < EXACT) {
            if (count == exact.length) {
                exact = Arrays.copyOf(exact, exact.length * 2);
            }
            exact[(int) count] = nanos;
        } else {
            if (classes.length == 0) {
                classes = new int[CLASSES];
                Arrays.stream(exact).forEach(each -> classes[classOf(each)]++);
                exact = new long[0];
            }
            classes[classOf(nanos)]++;
        }
        count++;
        total += nanos;
        max = Math.max(max, nanos);
    }

    long total() {
        return total;
    }

    long count() {
        return count;
    }

    Times times() {
        return count == 0 ? Times.NONE
                : new Times(count, Duration.ofNanos(total), Duration.ofNanos(max), Duration.ofNanos(Math.min(max, p95())));
    }

    private long p95() {
        long rank = (long) Math.ceil(count * SHARE);
        if (classes.length == 0) {
            long[] sorted = Arrays.copyOf(exact, (int) count);
            Arrays.sort(sorted);
            return sorted[(int) rank - 1];
        }
        long below = 0;
        for (int i = 0; i < CLASSES; i++) {
            below += classes[i];
            if (below >= rank) {
                return Math.round(Math.pow(2, (i + 0.5) / CLASSES_PER_DOUBLING));
            }
        }
        return max;
    }

    private static int classOf(long nanos) {
        double doublings = nanos <= 1 ? 0 : Math.log(nanos) / Math.log(2);
        return (int) Math.min(CLASSES - 1, doublings * CLASSES_PER_DOUBLING);
    }
}
