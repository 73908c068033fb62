package org.plumbline.capacity.pool;

/// What is set in a pool.
///
/// @param size connections that are kept
/// @param overflow more of them under load, where the pool knows such a thing
/// @param timeoutMs how long a request waits for one before it fails, in whole seconds
/// @param lifetimeMs after how long one is replaced
/// @param clients connections that PgBouncer takes from the application
public record PoolSettings(int size, int overflow, int timeoutMs, int lifetimeMs, int clients) {
    /// SQLAlchemy's and HikariCP's own.
    public static final int TIMEOUT_MS = 30_000;
    /// HikariCP's own.
    public static final int LIFETIME_MS = 1_800_000;

    /// @throws IllegalArgumentException what is wrong, in a sentence
    public PoolSettings {
        Given.between("The pool size", size, 1, Given.MOST_CONNECTIONS);
        Given.between("The overflow", overflow, 0, Given.MOST_CONNECTIONS);
        Given.between("The timeout", timeoutMs, 1000, 86_400_000);
        Given.between("The lifetime", lifetimeMs, 30_000, 86_400_000);
        Given.between("The number of clients", clients, 1, Integer.MAX_VALUE);
    }

    /// With the usual times.
    public static PoolSettings of(int size, int overflow, int clients) {
        return new PoolSettings(size, overflow, TIMEOUT_MS, LIFETIME_MS, clients);
    }

    /// Size and overflow.
    public int most() {
        return size + overflow;
    }
}
