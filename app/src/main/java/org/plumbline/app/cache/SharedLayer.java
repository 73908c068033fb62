package org.plumbline.app.cache;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.capacity.cache.Expiry;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.GetExParams;
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
    private static final int USUAL_PORT = 6379;
    private static final int MOST_PORT = 65_535;
    private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,9}");
    private static final int MOST_CONNECTIONS = 64;
    private static final int CONTROL_CONNECTIONS = 4;
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
            redis.call('DEL', KEYS[1])
            redis.call('PUBLISH', KEYS[4], ARGV[2])
            return redis.call('ZRANGE', KEYS[3], 0, -1)""";

    private final JedisPooled redis;
    private final String place;
    private final String prefix;
    private final Expiry expiry;
    private final URI uri;
    private final boolean isOwner;
    private final Peers peers;

    private SharedLayer(JedisPooled redis, URI uri, String prefix, Expiry expiry, boolean isOwner) {
        this.redis = redis;
        this.uri = uri;
        this.place = place(uri);
        this.prefix = prefix;
        this.expiry = expiry;
        this.isOwner = isOwner;
        this.peers = new Peers(client(uri, CONTROL_CONNECTIONS), () -> new Jedis(uri, CONNECT_MS), prefix, System::nanoTime);
    }

    /// Connects.
    ///
    /// @param address such as `redis://localhost:6379`, with a password and a database's number where there is one
    /// @param expiry of an entry; after its last use by `GETEX`, which Redis has since 6.2
    /// @throws CacheFailure when it is none, or does not answer
    public static SharedLayer at(String address, Expiry expiry) throws CacheFailure {
        return open(address(address), "plumbline:measure:" + UUID.randomUUID() + ":", expiry, true);
    }

    /// The same entries, as another process would have them; when that is closed, nothing is taken away.
    ///
    /// @throws CacheFailure when Redis does not answer
    public SharedLayer another() throws CacheFailure {
        return open(uri, prefix, expiry, false);
    }

    private static SharedLayer open(URI uri, String prefix, Expiry expiry, boolean isOwner) throws CacheFailure {
        JedisPooled redis = client(uri, MOST_CONNECTIONS);
        try {
            redis.ping();
            return new SharedLayer(redis, uri, prefix, expiry, isOwner);
        } catch (JedisException failed) {
            redis.close();
            throw failure(place(uri), failed);
        }
    }

    private static JedisPooled client(URI uri, int connections) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(connections);
        pool.setMaxIdle(connections);
        return new JedisPooled(pool, uri, CONNECT_MS);
    }

    private static String place(URI uri) {
        return uri.getHost() + ":" + uri.getPort();
    }

    /// The processes that keep its items in local layers.
    Peers peers() {
        return peers;
    }

    /// What it has of an item.
    Optional<String> get(String key) throws CacheFailure {
        try {
            return Optional.ofNullable(expiry instanceof Expiry.AfterUse(double seconds)
                    ? redis.getEx(value(key), GetExParams.getExParams().px(millis(seconds))) : redis.get(value(key)));
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
            String lives = switch (expiry) {
                case Expiry.Never _ -> "0";
                case Expiry.AfterLoad(double seconds) -> Long.toString(millis(seconds));
                case Expiry.AfterUse(double seconds) -> Long.toString(millis(seconds));
            };
            return Long.valueOf(1).equals(redis.eval(PUT, List.of(value(key), generationKey(key)), List.of(generation, text, lives)));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Takes it out; what is being loaded now does not get in. Returns when no local layer of another process answers with it any more.
    void invalidate(String key) throws CacheFailure {
        String id = peers.nextId();
        var keys = new ArrayList<>(List.of(value(key), generationKey(key)));
        keys.addAll(peers.keys());
        try {
            Object held = redis.eval(INVALIDATE, keys, List.of(Long.toString(GENERATION_LIVES.toMillis()), Peers.message(id, key)));
            peers.awaitAll(redis, id, held instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of());
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Takes away what it and those like it wrote, and nothing else.
    @Override
    public void close() {
        peers.close();
        if (!isOwner) {
            redis.close();
            return;
        }
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

    /// Redis knows none that is shorter.
    private static long millis(double seconds) {
        return Math.max(1, Math.round(seconds * 1_000));
    }

    /// With its port, and nothing in it that the client does not take.
    ///
    /// @throws CacheFailure a sentence without any part of the address, which may have a password in it; and without a cause, likewise
    static URI address(String typed) throws CacheFailure {
        URI uri;
        try {
            uri = new URI(typed.strip());
        } catch (URISyntaxException _) {
            throw new CacheFailure("This is no address: one like redis://localhost:6379 will do.", null);
        }
        if (uri.getHost() == null || !List.of("redis", "rediss").contains(uri.getScheme())) {
            throw new CacheFailure("This is no address of a Redis: one like redis://localhost:6379 will do.", null);
        }
        if (!DATABASE.matcher(uri.getRawPath()).matches() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new CacheFailure("Behind the port stands what is no database's number: an address like redis://localhost:6379/1 will do.",
                    null);
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            throw new CacheFailure("There is no such port: one from 1 to 65535 as in redis://localhost:6379 will do.", null);
        }
        if (uri.getRawUserInfo() != null && !uri.getRawUserInfo().contains(":")) {
            throw new CacheFailure("A password stands behind a colon: an address like redis://user:password@localhost:6379 will do.", null);
        }
        return URI.create(uri.getScheme() + "://" + (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@") + uri.getHost() + ":"
                + (uri.getPort() < 0 ? USUAL_PORT : uri.getPort()) + uri.getRawPath());
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
