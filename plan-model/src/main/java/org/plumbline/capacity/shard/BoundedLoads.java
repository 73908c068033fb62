package org.plumbline.capacity.shard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/// Consistent hashing with bounded loads (Mirrokni, Thorup and Zadimoghaddam, 2016): a key goes to the first shard at or after it on the
/// ring that is not full yet, and full is one that holds ⌈(1 + ε) m / n⌉ of the m different keys.
///
/// Where a key lies depends on all the others and on the order in which they came: who asks for it needs a table of all keys, so that this
/// is no [Placement]. A change of the number of shards moves keys of other shards too, on average O(1/ε²) for each that had to move.
/// Bounded is the number of different keys, not of their rows: a hot key still lies on one shard.
public final class BoundedLoads {
    /// Why one key alone has no shard.
    public static final String NEEDS_ALL_KEYS = "Bounded loads put a key where the other keys leave room: the key alone does not tell its "
            + "shard, so that a router needs a table of all keys. Choose the ring.";

    private BoundedLoads() {}

    /// The shard of each key, in their order; a key that comes again lies where it lay.
    ///
    /// @param slack ε, above 0
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards
    public static List<Integer> place(List<ShardKey> keys, int shards, double slack) {
        var directory = new KeyDirectory(Integer.MAX_VALUE);
        int[] which = keys.stream().mapToInt(key -> directory.add(key.hash(0), 0)).toArray();
        int[] shard = place(directory.hashes(), shards, slack);
        return Arrays.stream(which).map(at -> shard[at]).boxed().toList();
    }

    /// @param hashes of different keys
    static int[] place(long[] hashes, int shards, double slack) {
        var ring = HashRing.of(shards);
        long cap = cap(hashes.length, shards, slack);
        long[] held = new long[shards];
        int[] placed = new int[hashes.length];
        for (int key = 0; key < hashes.length; key++) {
            int point = ring.next(hashes[key]);
            while (held[ring.owner(point)] >= cap) {
                point = ring.after(point);
            }
            placed[key] = ring.owner(point);
            held[placed[key]]++;
        }
        return placed;
    }

    /// The most different keys that a shard takes: ⌈(1 + ε) m / n⌉, at least 1.
    public static long cap(long keys, int shards, double slack) {
        BigDecimal allowed = BigDecimal.ONE.add(BigDecimal.valueOf(slack)).multiply(BigDecimal.valueOf(keys));
        return Math.max(1, allowed.divide(BigDecimal.valueOf(Placement.checked(shards)), 0, RoundingMode.CEILING).longValueExact());
    }
}
