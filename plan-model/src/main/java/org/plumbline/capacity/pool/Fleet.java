package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// Who shares the server's connections.
///
/// @param maxConnections `max_connections`
/// @param superuserReserved `superuser_reserved_connections`, 3 unless changed
/// @param reserved `reserved_connections` (PostgreSQL 16 and newer), 0 unless changed
/// @param others kept free for whatever else connects: migrations, monitoring, a person with psql
/// @param pools that hold connections: a pool for each instance of the application, or the pools of PgBouncer, one for each pair of user
///     and database
/// @param overflow connections of each beyond its size: SQLAlchemy's `max_overflow`, PgBouncer's `reserve_pool_size`
public record Fleet(int maxConnections, int superuserReserved, int reserved, int others, int pools, int overflow) {
    /// PostgreSQL's own bound of `max_connections` (`MAX_BACKENDS`, 2^18 - 1).
    static final int MOST_CONNECTIONS = 262_143;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public Fleet {
        RefusedFigure.within("max_connections", maxConnections, 1, MOST_CONNECTIONS);
        RefusedFigure.within("superuser_reserved_connections", superuserReserved, 0, MOST_CONNECTIONS);
        RefusedFigure.within("reserved_connections", reserved, 0, MOST_CONNECTIONS);
        RefusedFigure.within("The number of connections for others", others, 0, MOST_CONNECTIONS);
        RefusedFigure.within("The number of pools", pools, 1, MOST_CONNECTIONS);
        RefusedFigure.within("The overflow", overflow, 0, MOST_CONNECTIONS);
        if (superuserReserved + reserved + others >= maxConnections) {
            throw new IllegalArgumentException("Reserved connections and those for others take all " + maxConnections
                    + " of max_connections: raise it, or reserve fewer.");
        }
    }

    /// Connections for all pools together.
    public int available() {
        return maxConnections - superuserReserved - reserved - others;
    }

    /// The size that each pool may have; 0 or less where not even one connection is left for each.
    public int each() {
        return available() / pools - overflow;
    }

    /// What pools of this size take together, with their overflow.
    public long taken(int size) {
        return (long) pools * (size + overflow);
    }
}
