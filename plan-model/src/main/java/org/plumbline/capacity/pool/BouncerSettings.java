package org.plumbline.capacity.pool;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.capacity.RefusedFigure;

/// What is set in a PgBouncer in transaction mode, which all instances of an application connect to.
///
/// @param size connections to the server that each of its pools keeps
/// @param reserve more of them under load
/// @param pools one for each pair of user and database
/// @param instances of the application
/// @param clientsEach connections that each instance may make to it
public record BouncerSettings(int size, int reserve, int pools, int instances, int clientsEach) {
    /// Connections that an instance may make where nothing says that it makes more: as many as PgBouncer takes in all unless told.
    public static final int USUAL_CLIENTS = 100;
    /// Clients for each connection to the server at least: that many may share one is what PgBouncer is for.
    public static final int CLIENTS_PER_CONNECTION = 4;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public BouncerSettings {
        RefusedFigure.within("The pool size", size, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The overflow", reserve, 0, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The number of pools", pools, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The number of instances", instances, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The number of an instance's clients", clientsEach, 1, Integer.MAX_VALUE);
    }

    /// One pool that takes the place of a pool in each instance, for the load of all: the smallest in which 99 of 100 requests wait no
    /// longer than the target, else than they do now. Never more connections than those pools have together.
    ///
    /// @param each load of one instance's pool
    /// @param waiting in that pool
    /// @param target of the p99 wait, where that pool was sized by it
    /// @param floor of that pool, below which its threads may block each other for ever
    public static BouncerSettings replacing(
            Load each, PoolWait waiting, OptionalDouble target, OptionalInt floor, int reserve, int instances, int clientsEach) {
        return new BouncerSettings(shared(each, waiting, target, floor, instances), reserve, 1, instances, clientsEach);
    }

    private static int shared(Load each, PoolWait waiting, OptionalDouble target, OptionalInt floor, int instances) {
        long together = (long) instances * waiting.size();
        if (together > Fleet.MOST_CONNECTIONS) {
            return Fleet.MOST_CONNECTIONS;
        }
        if (instances == 1 || !(waiting instanceof PoolWait.Stable stable)) {
            return (int) together;
        }
        int enough = ErlangC.smallest(each.times(instances), target.orElse(stable.quantileMs(0.99))).map(PoolWait::size)
                .orElse(Fleet.MOST_CONNECTIONS);
        long safe = floor.isPresent() ? instances * (floor.getAsInt() - 1L) + 1 : 1;
        return (int) Math.min(together, Math.max(enough, safe));
    }

    /// Connections that an instance with such threads may make.
    ///
    /// @param threads that use the database at once, where that is known
    /// @param connectionsEach that a thread holds at once at most
    public static int clientsEach(OptionalInt threads, int connectionsEach) {
        return Math.clamp(threads.orElse(0) * (long) connectionsEach, USUAL_CLIENTS, Integer.MAX_VALUE);
    }

    /// Connections to the server that it makes at most, of all pools.
    public long most() {
        return (long) pools * (size + reserve);
    }

    /// Connections that it takes from all instances.
    public int clients() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(ofInstances(), CLIENTS_PER_CONNECTION * most()));
    }

    /// Whether the instances decide the number of clients, not the connections to the server.
    public boolean isByInstances() {
        return ofInstances() >= CLIENTS_PER_CONNECTION * most();
    }

    private long ofInstances() {
        return (long) instances * clientsEach;
    }
}
