package org.plumbline.capacity.shard;

/// How many logical shards to make: many more than servers, so that a server more takes whole shards and no key is hashed anew.
///
/// The rules are Citus's (32 to 128 shards for many tenants, 32 below 100 GB; 2 to 4 times the cores for real-time work; queries at once ×
/// shards at most servers × max_connections; default 32, at most 64,000), and a power of two, which can be halved and doubled.
///
/// @param shards to make
/// @param bySize the fewest that keep each below its size
/// @param byWork the fewest for the kind of work
/// @param byConnections the most that the connections allow
/// @param usefulShards the most that the hottest key lets be useful; infinite where it is not known
/// @param binding what decided
/// @param shardBytesThen the mean size of a shard in the end
public record ShardAdvice(
        int shards, double bySize, int byWork, double byConnections, double usefulShards, Binding binding, double shardBytesThen) {
    /// What decided.
    public enum Binding {
        SIZE, WORK, CONNECTIONS,
        /// The connections allow not even a shard for each server.
        TOO_FEW_CONNECTIONS,
        /// More would be needed than Citus can have.
        LIMIT
    }

    /// `citus.shard_count` goes no higher.
    public static final int MOST = 64_000;

    private static final int FEW_TENANTS = 32;
    private static final int MANY_TENANTS = 128;
    private static final double LARGE_BYTES = 100e9;
    private static final int CORES_FACTOR = 2;

    /// What is to be advised.
    public static ShardAdvice of(ShardNeeds needs) {
        double bySize = Math.max(1, Math.ceil(needs.bytesThen() / needs.shardBytes()));
        int byWork = (int) Math.min(MOST, switch (needs.work()) {
            case MULTI_TENANT -> needs.bytesThen() < LARGE_BYTES ? FEW_TENANTS : Math.max(FEW_TENANTS, Math.min(MANY_TENANTS, bySize));
            case REAL_TIME -> (double) CORES_FACTOR * needs.nodes() * needs.coresPerNode();
        });
        double byConnections = Math.floor((double) needs.nodes() * needs.maxConnections() / needs.concurrentQueries());
        double useful = needs.hottest() > 0 ? new HotKeys(needs.hottest()).usefulShards() : Double.POSITIVE_INFINITY;
        double wanted = Math.max(Math.max(bySize, byWork), needs.nodes());
        int rounded = wanted > MOST / 2.0 ? MOST : powerFrom((int) wanted);
        Binding binding = bySize > MOST ? Binding.LIMIT : bySize > byWork ? Binding.SIZE : Binding.WORK;
        int shards = rounded;
        if (needs.work() == ShardNeeds.Work.REAL_TIME && byConnections < rounded) {
            boolean enough = byConnections >= needs.nodes();
            binding = enough ? Binding.CONNECTIONS : Binding.TOO_FEW_CONNECTIONS;
            shards = enough ? Math.max(needs.nodes(), Integer.highestOneBit((int) byConnections)) : needs.nodes();
        }
        return new ShardAdvice(shards, bySize, byWork, byConnections, useful, binding, needs.bytesThen() / shards);
    }

    private static int powerFrom(int wanted) {
        int below = Integer.highestOneBit(wanted);
        return below == wanted ? wanted : below << 1;
    }
}
