package org.plumbline.app.cache;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.plumbline.app.work.Interruptible;
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
/// Each item that is being loaded has a generation, a token drawn at random by whoever reads it first. An invalidation takes it out with
/// the value, both in one step, and the value is put in, again in one step, only while the token that was read before the load still stands
/// there: what was read from the database before an update never gets in behind the invalidation, and where Redis lost the token, as it was
/// started anew or had to make room, nothing gets in at all. Tokens live longer than any load.
///
/// Each value ends by itself within [#LONGEST_LIFE], whatever its expiry, so that nothing stays for ever where this process is killed.
public final class SharedLayer implements AutoCloseable {
    /// The longest time to live of a value.
    static final Duration LONGEST_LIFE = Duration.ofHours(1);
    /// What all its keys begin with.
    static final String PREFIX = "plumbline:measure:";
    private static final Duration GENERATION_LIVES = Duration.ofMinutes(10);
    private static final int CONNECT_MS = 3_000;
    private static final int USUAL_PORT = 6379;
    private static final int MOST_PORT = 65_535;
    private static final Pattern DATABASE = Pattern.compile("/?|/[0-9]{1,9}");
    private static final int MOST_CONNECTIONS = 64;
    private static final int CONTROL_CONNECTIONS = 4;
    private static final int AT_ONCE = 1_000;
    private static final String GENERATION = """
            redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
            return redis.call('GET', KEYS[1])""";
    private static final String PUT = """
            if redis.call('GET', KEYS[2]) == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
              return 1
            end
            return 0""";
    private static final String INVALIDATE = """
            redis.call('DEL', KEYS[1], KEYS[2])
            redis.call('PUBLISH', KEYS[4], ARGV[1])
            return redis.call('ZRANGE', KEYS[3], 0, -1)""";

    private final JedisPooled redis;
    private final String place;
    private final String prefix;
    private final Expiry expiry;
    private final URI uri;
    private final boolean isOwner;
    private final Peers peers;
    private final AtomicBoolean closed = new AtomicBoolean();

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
        return open(address(address), PREFIX + UUID.randomUUID() + ":", expiry, true);
    }

    /// The memory of the Redis at such an address, before anything is put there.
    ///
    /// @throws CacheFailure when it is none, or does not answer
    public static RedisMemory memory(String address) throws CacheFailure {
        URI uri = address(address);
        try (JedisPooled redis = client(uri, 1)) {
            redis.ping();
            return RedisMemory.of(redis);
        } catch (JedisException failed) {
            throw failure(place(uri), failed);
        }
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

    /// `localhost:6379`.
    String place() {
        return place;
    }

    /// Likewise, of an address.
    ///
    /// @throws CacheFailure when it is none
    public static String place(String address) throws CacheFailure {
        return place(address(address));
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
            return String.valueOf(redis.eval(GENERATION, List.of(generationKey(key)),
                    List.of(UUID.randomUUID().toString(), Long.toString(GENERATION_LIVES.toMillis()))));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// What it says of its memory; nothing known where it does not let this user ask.
    RedisMemory memory() throws CacheFailure {
        try {
            return RedisMemory.of(redis);
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
            long lives = switch (expiry) {
                case Expiry.Never _ -> LONGEST_LIFE.toMillis();
                case Expiry.AfterLoad(double seconds) -> millis(seconds);
                case Expiry.AfterUse(double seconds) -> millis(seconds);
            };
            return Long.valueOf(1).equals(redis.eval(PUT, List.of(value(key), generationKey(key)),
                    List.of(generation, text, Long.toString(lives))));
        } catch (JedisException failed) {
            throw failure(place, failed);
        }
    }

    /// Takes it out; what is being loaded now does not get in. Returns when no local layer answers with it any more; those of this process
    /// forget it also where Redis fails.
    void invalidate(String key) throws CacheFailure {
        String id = peers.nextId();
        var keys = new ArrayList<>(List.of(value(key), generationKey(key)));
        keys.addAll(peers.keys());
        try {
            Object held = redis.eval(INVALIDATE, keys, List.of(Peers.message(id, key)));
            peers.awaitAll(redis, id, held instanceof List<?> names ? names.stream().map(String::valueOf).toList() : List.of());
        } catch (JedisException failed) {
            throw failure(place, failed);
        } finally {
            peers.forget(key);
        }
    }

    /// Takes away what it and those like it wrote, and nothing else; also on a thread that was interrupted. Closing it again does nothing.
    ///
    /// @throws CacheFailure when something may be left behind: a sentence that names where
    @Override
    public void close() throws CacheFailure {
        if (closed.getAndSet(true)) {
            return;
        }
        Interruptible.cleanUp(() -> {
            try (redis) {
                peers.close();
                if (isOwner) {
                    takeAway();
                }
            } catch (JedisException failed) {
                throw new CacheFailure("What was written to the Redis at " + place + " could not all be taken away: " + said(failed)
                        + ". The keys that begin with " + prefix + " are left; each ends by itself within " + LONGEST_LIFE.toMinutes()
                        + " minutes.", failed);
            }
        });
    }

    private void takeAway() {
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> found = redis.scan(cursor, new ScanParams().match(prefix + "*").count(AT_ONCE));
            if (!found.getResult().isEmpty()) {
                redis.unlink(found.getResult().toArray(String[]::new));
            }
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    /// Redis knows none that is shorter.
    private static long millis(double seconds) {
        return Math.clamp(Math.round(seconds * 1_000), 1, LONGEST_LIFE.toMillis());
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
        return new CacheFailure("The Redis at " + place + " does not do it: " + said(cause)
                + ". Check that it runs, and its address and password.",
                cause);
    }

    private static String said(JedisException cause) {
        return cause.getCause() == null ? cause.getMessage() : cause.getCause().getMessage();
    }
}
