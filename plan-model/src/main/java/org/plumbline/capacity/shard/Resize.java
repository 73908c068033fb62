package org.plumbline.capacity.shard;

import java.util.List;

/// The share of keys that changes its shard when the number of shards changes.
public final class Resize {
    private Resize() {}

    /// The least that a method can move whose shards are equal, before and after: |m - n| / max(n, m).
    public static double optimum(int before, int after) {
        Placement.checked(before);
        Placement.checked(after);
        return (double) Math.abs(after - before) / Math.max(before, after);
    }

    /// Likewise where shards are to hold shares in proportion to weights: what they all together are to gain.
    ///
    /// @param before of each shard that there is
    /// @param after of each that there is to be; the first of both lists is the same shard
    static double optimum(List<Double> before, List<Double> after) {
        double allBefore = before.stream().mapToDouble(Double::doubleValue).sum();
        double allAfter = after.stream().mapToDouble(Double::doubleValue).sum();
        double gained = 0;
        for (int shard = 0; shard < after.size(); shard++) {
            double had = shard < before.size() ? before.get(shard) / allBefore : 0;
            gained += Math.max(0, after.get(shard) / allAfter - had);
        }
        return gained;
    }

    /// What a remainder moves: 1 - min(n, m) / lcm(n, m). Proof: within lcm(n, m) numbers that follow one another, just the first
    /// min(n, m) have both remainders equal.
    public static double byModulo(int before, int after) {
        long multiple = (long) Placement.checked(before) * Placement.checked(after) / greatestDivisor(before, after);
        return 1 - (double) Math.min(before, after) / multiple;
    }

    /// What equal ranges of a hash move when they are cut anew: all but where the i-th range of before and after overlap.
    public static double byRanges(int before, int after) {
        double few = Math.min(Placement.checked(before), Placement.checked(after));
        double many = Math.max(before, after);
        double kept = 0;
        for (int i = 0; i < few; i++) {
            kept += Math.max(0, (i + 1) / many - i / few);
        }
        return 1 - kept;
    }

    private static int greatestDivisor(int a, int b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }
}
