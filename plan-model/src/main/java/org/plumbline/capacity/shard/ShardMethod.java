package org.plumbline.capacity.shard;

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
