package org.plumbline.capacity.shard;

import java.util.List;
import java.util.OptionalDouble;
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
    /// [MultiProbe].
    MULTIPROBE,
    /// [Rendezvous].
    RENDEZVOUS,
    /// [BoundedLoads], which knows a key's shard only from all keys.
    BOUNDED;

    /// So many keys are taken to come where nobody has counted them.
    public static final long MANY_KEYS = 10_000_000;
    private static final int MOST_ASKED = 128;
    private static final double MOST_DRAWS = 1e9;

    /// Those that are compared where none is named: all, but those that would be slow. For [#RENDEZVOUS] every key asks every shard, for
    /// [#MULTIPROBE] 21 times, and they are left out where that is more than a billion questions, which take some 15 seconds; rendezvous
    /// also above 128 shards.
    ///
    /// @param keys about how many are placed, such as [#MANY_KEYS]
    /// @param before how many shards there are
    /// @param after how many there are to be; the same where nothing is to change
    public static List<ShardMethod> compared(long keys, int before, int after) {
        return Stream.of(values()).filter(method -> !method.isSlow(keys, before, after)).toList();
    }

    private boolean isSlow(long keys, int before, int after) {
        double asked = before == after ? before : (double) before + after;
        return switch (this) {
            case RENDEZVOUS -> Math.max(before, after) > MOST_ASKED || keys * asked > MOST_DRAWS;
            case MULTIPROBE -> (before == after ? 1.0 : 2.0) * MultiProbe.PROBES * keys > MOST_DRAWS;
            case MODULO, POSTGRES, CITUS, JUMP, RING, BOUNDED -> false;
        };
    }

    /// This way over so many shards, as it usually is.
    ///
    /// @param shards from 1 to [Placement#MOST_SHARDS]
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards, or the method is [#BOUNDED]
    public Placement over(int shards) {
        return over(shards, MethodOptions.USUAL);
    }

    /// This way over so many shards.
    ///
    /// @param shards from 1 to [Placement#MOST_SHARDS]
    /// @param options with as many weights at least, or none
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards, or the method is [#BOUNDED]
    public Placement over(int shards, MethodOptions options) {
        return switch (this) {
            case MODULO -> new Modulo(shards);
            case POSTGRES -> new HashPartitions(shards);
            case CITUS -> new HashRanges(shards);
            case JUMP -> new JumpHash(shards);
            case RING -> HashRing.of(shards);
            case MULTIPROBE -> MultiProbe.of(shards);
            case RENDEZVOUS -> options.weights().isEmpty() ? Rendezvous.of(shards) : Rendezvous.of(options.weightsOf(this, shards));
            case BOUNDED -> throw new IllegalArgumentException(BoundedLoads.NEEDS_ALL_KEYS);
        };
    }

    /// The share of keys that another number of shards moves, expected of very many keys; none is known of [#BOUNDED], which moves more
    /// than the least. [#MULTIPROBE] moves less than [Resize#optimum] where the shards that come or go are to hold less than the mean.
    public OptionalDouble movedShare(int before, int after) {
        return switch (this) {
            case MODULO, POSTGRES -> OptionalDouble.of(Resize.byModulo(before, after));
            case CITUS -> OptionalDouble.of(Resize.byRanges(before, after));
            case JUMP, RING, RENDEZVOUS -> OptionalDouble.of(Resize.optimum(before, after));
            case MULTIPROBE -> OptionalDouble.of(MultiProbe.movedShare(Placement.checked(before), Placement.checked(after)));
            case BOUNDED -> before == after ? OptionalDouble.of(0) : OptionalDouble.empty();
        };
    }

    /// What counts by this method.
    MethodCounts counting(MethodOptions options, int before, int after, double part) {
        return this == BOUNDED ? new BoundedCounts(options, before, after, part) : new PlacedCounts(this, options, before, after, part);
    }
}
