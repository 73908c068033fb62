package org.plumbline.app.cache;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/// The layer that processes share (L2): Redis. All that it writes stands below a prefix of its own, and is taken away when it is closed.
///
/// Each item has a generation, which an invalidation counts up as it takes the value out, both in one step. Whoever loads an item reads its
/// generation before, and the value is put in, again in one step, only while that is the same: what was read from the database before an
/// update never gets in behind the invalidation. Generations live longer than any load.
public final class SharedLayer implements AutoCloseable {
    private static final Duration GENERATION_LIVES = Duration.ofMinutes(10);
    private static final int CONNECT_MS = 3_000;
    private static final int MOST_CONNECTIONS = 64;
    private static final int AT_ONCE = 1_000;
    private static final String PUT = """
            if (redis.call('GET', KEYS[2]) or '0') == ARGV[1] then
              if ARGV[3] == '0' then redis.call('SET', KEYS[1], ARGV[2]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
              return 1
            end
            return 0""";
    private static final String INVALIDATE = """
            redis.call('INCR', KEYS[2])
            redis.call('PEXPIRE', KEYS[2], ARGV[1])
            return redis.call('DEL', KEYS[1])""";

    private final JedisPooled redis;
    private final String place;
    private final String prefix;
    private final Optional<Duration> timeToLive;

    private SharedLayer(JedisPooled redis, String place, String prefix, Optional<Duration> timeToLive) {
        this.redis = redis;
        this.place = place;
        this.prefix = prefix;
        this.timeToLive = timeToLive;
    }

    /// Connects.
    ///
    /// @param address such as `redis://localhost:6379`, with a password where there is one
    /// @param timeToLive of an entry after it was loaded; none for good
    /// @throws CacheFailure when it is none, or does not answer
    public static SharedLayer at(String address, Optional<Duration> timeToLive) throws CacheFailure {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException wrong) {
            throw new CacheFailure("This is no address: one like redis://localhost:6379 will do.", wrong);
        }
        if (uri.getHost() == null || !List.of("redis", "rediss").contains(uri.getScheme())) {
            throw new CacheFailure("This is no address of a Redis: one like redis://localhost:6379 will do.", null);
        }
        String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxIdle(MOST_CONNECTIONS);
        var redis = new JedisPooled(pool, uri.getPort() < 0 ? URI.create(address.strip() + ":6379") : uri, CONNECT_MS);
        try {
            redis.ping();
            return new SharedLayer(redis, place, "plumbline:measure:" + UUID.randomUUID() + ":", timeToLive);
        } catch (JedisException failed) {
            redis.close();
            throw failure(place, failed);
        }
    }

    /// What it has of an item.
    Optional<String> get(String key) throws CacheFailure {
        try {
            return Optional.ofNullable(redis.get(value(key)));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// To be read before the item is loaded.
    String generation(String key) throws CacheFailure {
        try {
            String now = redis.get(generationKey(key));
            return now == null ? "0" : now;
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Keeps what was loaded, unless it was invalidated since.
    ///
    /// @param generation read before it was loaded
    /// @return whether it is kept
    boolean put(String key, String text, String generation) throws CacheFailure {
        try {
            String lives = timeToLive.map(time -> Long.toString(Math.max(1, time.toMillis()))).orElse("0");
            return Long.valueOf(1).equals(redis.eval(PUT, List.of(value(key), generationKey(key)), List.of(generation, text, lives)));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Takes it out; what is being loaded now does not get in.
    void invalidate(String key) throws CacheFailure {
        try {
            redis.eval(INVALIDATE, List.of(value(key), generationKey(key)), List.of(Long.toString(GENERATION_LIVES.toMillis())));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Takes away what it wrote, and nothing else.
    @Override
    public void close() {
        try (redis) {
            String cursor = ScanParams.SCAN_POINTER_START;
            do {
                ScanResult<String> found = redis.scan(cursor, new ScanParams().match(prefix + "*").count(AT_ONCE));
                if (!found.getResult().isEmpty()) {
                    redis.unlink(found.getResult().toArray(String[]::new));
                }
                cursor = found.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        } catch (JedisException _) {
            // It is gone: its values end with their time to live, or with it.
        }
    }

    private String value(String key) {
        return prefix + "v:" + key;
    }

    private String generationKey(String key) {
        return prefix + "g:" + key;
    }

    private static CacheFailure failure(String place, JedisException cause) {
        String said = cause.getCause() == null ? cause.getMessage() : cause.getCause().getMessage();
        return new CacheFailure("The Redis at " + place + " does not do it: " + said
                + ". Check that it runs, and its address and password.",
                cause);
    }
}
