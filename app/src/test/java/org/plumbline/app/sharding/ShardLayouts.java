package org.plumbline.app.sharding;

import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.shard.KeyType;
import org.plumbline.capacity.shard.ShardMethod;

/// A table with odd names that is to be sharded.
final class ShardLayouts {
    static final String SCHEMA = "My Shop";
    static final String TABLE = "Order's \"list\"";
    static final int SHARDS = 5;
    private static final String COLUMN = "tenant id";

    private ShardLayouts() {}

    /// By that method, of keys of that type, over two databases of a server on this port.
    static ShardLayout of(ShardMethod method, KeyType type, int port) {
        return new ShardLayout(SCHEMA, TABLE, COLUMN, type, method, SHARDS, List.of(),
                List.of(new ShardHost("127.0.0.1", port, "one's", Optional.of("postgres")),
                        new ShardHost("127.0.0.1", port, "two\\\"x", Optional.of("postgres"))), List.of("Line"),
                List.of("country"));
    }

    /// By rendezvous, each shard with its weight.
    static ShardLayout weighted(int port) {
        ShardLayout alike = of(ShardMethod.RENDEZVOUS, KeyType.TEXT, port);
        return new ShardLayout(SCHEMA, TABLE, COLUMN, KeyType.TEXT, ShardMethod.RENDEZVOUS, SHARDS, List.of(1.0, 2.0, 0.5, 3.25, 1.0),
                alike.hosts(), List.of(), List.of());
    }
}
