package org.plumbline.capacity.shard;

/// What a number of shards is chosen for.
///
/// @param dataBytes now
/// @param growth a year, 0.5 for half as much again
/// @param years to plan for
/// @param shardBytes how large a shard may become
/// @param nodes servers that hold shards
/// @param coresPerNode of each
/// @param maxConnections of each
/// @param concurrentQueries at once, each of which asks every shard
/// @param work what queries do
/// @param hottest the hottest key's share; 0 where it is not known
public record ShardNeeds(
        double dataBytes, double growth, double years, double shardBytes, int nodes, int coresPerNode, int maxConnections,
        int concurrentQueries, Work work, double hottest) {
    /// What queries do.
    public enum Work {
        /// Each asks for one tenant's data.
        MULTI_TENANT,
        /// Each asks all shards at once, for dashboards.
        REAL_TIME
    }

    public ShardNeeds {
        check(dataBytes >= 0 && dataBytes <= 1e21, "The amount of data is a number of bytes from 0 up.");
        check(growth > -1 && growth <= 100, "The growth a year is a number above -1 (all lost) and at most 100 (a hundredfold more).");
        check(years >= 0 && years <= 50, "The years to plan for are a number from 0 to 50.");
        check(shardBytes > 0 && shardBytes <= 1e21, "A shard's size is a number of bytes above 0.");
        check(nodes >= 1 && nodes <= Placement.MOST_SHARDS, "The number of servers is a whole number from 1 to 65,536.");
        check(coresPerNode >= 1 && coresPerNode <= 65_536, "The cores of a server are a whole number from 1 to 65,536.");
        check(maxConnections >= 1 && maxConnections <= 262_143, "max_connections is a whole number from 1 to 262,143.");
        check(concurrentQueries >= 1 && concurrentQueries <= 1_000_000, "The queries at once are a whole number from 1 to 1,000,000.");
        check(hottest >= 0 && hottest <= 1, "The hottest key's share is a number from 0 to 1.");
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// What there will be at the end.
    public double bytesThen() {
        return dataBytes * Math.pow(1 + growth, years);
    }
}
