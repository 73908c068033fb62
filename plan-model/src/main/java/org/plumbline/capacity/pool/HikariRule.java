package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// What HikariCP's *About Pool Sizing* says of pools.
public final class HikariRule {
    private static final int MOST_CORES = 10_000;
    private static final int MOST_THREADS = 1_000_000;

    private HikariRule() {}

    /// `cores × 2 + effective spindles`: how many connections keep a server busy. More of them take turns.
    ///
    /// @param cores of the server, without hyper-threads; from 1
    /// @param spindles disks whose heads move; 0 for solid-state disks, or where all data are in memory
    public static int connections(int cores, int spindles) {
        RefusedFigure.within("The number of cores", cores, 1, MOST_CORES);
        RefusedFigure.within("The number of spindles", spindles, 0, MOST_CORES);
        return cores * 2 + spindles;
    }

    /// `threads × (connections each - 1) + 1`: fewer, and threads that each hold one connection and wait for another may wait for ever.
    ///
    /// @param threads that use the pool at once, at least 1
    /// @param connectionsEach that a thread holds at once at most, at least 1
    /// @throws IllegalArgumentException where no server has so many connections
    public static int deadlockFloor(int threads, int connectionsEach) {
        RefusedFigure.within("The number of threads", threads, 1, MOST_THREADS);
        RefusedFigure.within("The number of connections that a thread holds at once", connectionsEach, 1, 1000);
        long floor = (long) threads * (connectionsEach - 1) + 1;
        return (int) RefusedFigure.within("Threads times the connections that each holds beyond its first", floor, 1,
                Fleet.MOST_CONNECTIONS, "at most 262,142, as PostgreSQL has at most 262,143 connections: use fewer threads");
    }
}
