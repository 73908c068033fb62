package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// What is set in a pool.
///
/// @param size connections that are kept
/// @param overflow more of them under load, where the pool knows such a thing
/// @param timeoutMs how long a request waits for one before it fails, in whole seconds
/// @param lifetimeMs after how long one is replaced
/// @param bouncer what is set in PgBouncer
public record PoolSettings(int size, int overflow, int timeoutMs, int lifetimeMs, BouncerSettings bouncer) {
    /// SQLAlchemy's and HikariCP's own.
    public static final int TIMEOUT_MS = 30_000;
    /// HikariCP's own.
    public static final int LIFETIME_MS = 1_800_000;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public PoolSettings {
        RefusedFigure.within("The pool size", size, 1, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The overflow", overflow, 0, Fleet.MOST_CONNECTIONS);
        RefusedFigure.within("The timeout", timeoutMs, 1000, 86_400_000);
        RefusedFigure.within("The lifetime", lifetimeMs, 30_000, 86_400_000);
    }

    /// With the usual times.
    public static PoolSettings of(int size, int overflow, BouncerSettings bouncer) {
        return new PoolSettings(size, overflow, TIMEOUT_MS, LIFETIME_MS, bouncer);
    }

    /// Size and overflow.
    public int most() {
        return size + overflow;
    }
}
