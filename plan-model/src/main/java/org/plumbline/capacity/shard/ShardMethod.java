package org.plumbline.capacity.shard;

import java.util.List;
import java.util.stream.Stream;

/// The ways from a key to a shard that are compared.
public enum ShardMethod {
    /// The basic formula, [Modulo].
    MODULO,
    /// [HashPartitions].
    POSTGRES,
    /// [HashRanges].
    CITUS,
    /// [JumpHash].
    JUMP,
    /// [HashRing].
    RING,
    /// [Rendezvous].
    RENDEZVOUS;

    /// So many keys are taken to come where nobody has counted them.
    public static final long MANY_KEYS = 10_000_000;
    private static final int MOST_ASKED = 128;
    private static final double MOST_DRAWS = 1e9;

    /// Those that are compared where none is named: all, but [#RENDEZVOUS], in which every key asks every shard, only up to 128 shards
    /// and a billion such questions, which take some 15 seconds.
    ///
    /// @param keys about how many are placed, such as [#MANY_KEYS]
    /// @param before how many shards there are
    /// @param after how many there are to be; the same where nothing is to change
    public static List<ShardMethod> compared(long keys, int before, int after) {
        double asked = before == after ? before : (double) before + after;
        boolean slow = Math.max(before, after) > MOST_ASKED || keys * asked > MOST_DRAWS;
        return Stream.of(values()).filter(method -> method != RENDEZVOUS || !slow).toList();
    }

    /// This way over so many shards.
    ///
    /// @param shards from 1 to [Placement#MOST_SHARDS]
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards
    public Placement over(int shards) {
        return switch (this) {
            case MODULO -> new Modulo(shards);
            case POSTGRES -> new HashPartitions(shards);
            case CITUS -> new HashRanges(shards);
            case JUMP -> new JumpHash(shards);
            case RING -> HashRing.of(shards);
            case RENDEZVOUS -> Rendezvous.of(shards);
        };
    }

    /// The share of keys that another number of shards moves, expected of very many keys.
    public double movedShare(int before, int after) {
        return switch (this) {
            case MODULO, POSTGRES -> Resize.byModulo(before, after);
            case CITUS -> Resize.byRanges(before, after);
            case JUMP, RING, RENDEZVOUS -> Resize.optimum(before, after);
        };
    }
}
