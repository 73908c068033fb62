package org.plumbline.app.cache;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.plumbline.app.work.Standing;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.KeyValue;

/// What keeps the local layers (L1) of several processes in step: leases, as of C. Gray and D. Cheriton (SOSP 1989), over a channel of the
/// Redis that they share.
///
/// A process uses its L1 only while it holds a lease. It asks for one every second or so: Redis notes its end and, in the same step,
/// publishes the asking in the channel; the lease counts from when it was asked for, and only once the process hears itself there, so that
/// everything published before was heard too. An invalidation is published in the same step in which Redis reads who holds a lease, and
/// returns when each of these has confirmed that it forgot the item, has given its lease back, or holds none any more. A lost subscription
/// ends the lease at once, and all of L1 is forgotten before the next one begins.
///
/// All rests on one Redis that keeps what it was told: where it is started anew or replaced, an L1 whose connection does not notice may
/// answer for as long as its lease. And on two clocks that run evenly, this machine's and Redis': one that stands still while this machine
/// is suspended, or is set back by NTP on the side of Redis, lets a lease last longer on one side than the other thinks, by as much.
final class Peers implements AutoCloseable {
    /// How long a process that does not answer holds an invalidation up, at most.
    static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration MARGIN = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final double LISTEN_SECONDS = 0.05;
    private static final String NOW = "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)\n";
    private static final String RENEW = NOW + """
            redis.call('ZADD', KEYS[1], string.format('%.0f', now + ARGV[2]), ARGV[1])
            redis.call('PEXPIRE', KEYS[1], 10 * ARGV[2])
            return redis.call('PUBLISH', KEYS[2], 'h ' .. ARGV[1] .. ' ' .. ARGV[3])""";
    private static final String HOLDERS = NOW + """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.0f', now))
            return redis.call('ZRANGE', KEYS[1], 0, -1)""";
    private static final String CONFIRM = """
            redis.call('RPUSH', KEYS[1], ARGV[1])
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])""";

    private final JedisPooled redis;
    private final Supplier<Jedis> dial;
    private final String own = UUID.randomUUID().toString();
    private final LongSupplier clock;
    private final String holders;
    private final String channel;
    private final String confirmations;
    private final List<Local> locals = new CopyOnWriteArrayList<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch first = new CountDownLatch(1);
    private final Standing listening;
    private final Standing renewing;
    private volatile Optional<Jedis> line = Optional.empty();
    /// Of the subscription; a new one has another name, so that nobody waits for what it did not hear. Empty while there is none.
    private volatile String name = "";
    private volatile long leaseEnds = Long.MIN_VALUE;
    private volatile boolean leased;
    private volatile boolean closed;
    private volatile String refusal = "";

    /// A layer of this process.
    interface Local {
        /// What it has of this item, and what is being loaded, is not used any more.
        void forget(String key);

        /// Likewise of all items.
        void forgetAll();
    }

    /// @param redis for what is asked and confirmed, apart from those who wait; it is closed with this
    /// @param dial makes a connection that listens
    /// @param prefix of all keys
    /// @param clock in nanoseconds
    Peers(JedisPooled redis, Supplier<Jedis> dial, String prefix, LongSupplier clock) {
        this.redis = redis;
        this.dial = dial;
        this.clock = clock;
        this.holders = prefix + "p:holders";
        this.channel = prefix + "p:channel";
        this.confirmations = prefix + "p:confirmed:";
        this.listening = Standing.start("cache peers: listening", this::listen);
        this.renewing = Standing.start("cache peers: renewing", this::renew);
    }

    /// Keeps this one in step from now on; returns when there is a lease, or after a while without.
    void add(Local local) throws InterruptedException {
        locals.add(local);
        boolean _ = first.await(LEASE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void remove(Local local) {
        locals.remove(local);
    }

    /// This process's layers have it no more.
    void forget(String key) {
        locals.forEach(each -> each.forget(key));
    }

    /// What Redis said when it last refused the channel or a lease; empty where it did not.
    String refusal() {
        return refusal;
    }

    /// Whether an L1 may answer now. To be asked before an entry's generation is compared.
    boolean holdsLease() {
        return leased && clock.getAsLong() - leaseEnds < 0;
    }

    /// The keys that a script which invalidates needs.
    List<String> keys() {
        return List.of(holders, channel);
    }

    /// What such a script publishes.
    ///
    /// @param id of this invalidation, from [#nextId]
    static String message(String id, String key) {
        return "i " + id + " " + key;
    }

    String nextId() {
        return own + ":" + count.incrementAndGet();
    }

    /// Waits until every other process that held a lease when the item was invalidated has forgotten it, or has no lease any more.
    ///
    /// @param client for waiting
    /// @param id of the invalidation
    /// @param held who held a lease then
    void awaitAll(JedisPooled client, String id, List<String> held) {
        Set<String> awaited = new HashSet<>(held);
        awaited.remove(name);
        long deadline = clock.getAsLong() + LEASE.plus(MARGIN).toNanos();
        while (!awaited.isEmpty() && clock.getAsLong() - deadline < 0) {
            KeyValue<String, String> confirmed = client.blpop(LISTEN_SECONDS, confirmations + id);
            if (confirmed != null) {
                awaited.remove(confirmed.getValue());
            } else if (client.eval(HOLDERS, List.of(holders), List.of()) instanceof List<?> still) {
                awaited.removeIf(each -> !still.contains(each));
            }
        }
    }

    private void listen() throws InterruptedException {
        while (!closed) {
            var subscription = new Subscription();
            try (Jedis fresh = dial.get()) {
                line = Optional.of(fresh);
                if (!closed) {
                    fresh.subscribe(subscription, channel);
                }
            } catch (JedisException failed) {
                refusal = String.valueOf(failed.getMessage()); // it is made anew
            }
            lost(subscription.id);
            if (!closed) {
                TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
            }
        }
    }

    private void lost(String ended) {
        leased = false;
        name = "";
        asked.clear();
        try {
            redis.zrem(holders, ended);
        } catch (JedisException _) {
            // Its lease ends by itself.
        }
    }

    /// A connection that swallows everything is given up when the lease has been over for as long again.
    private void renew() throws InterruptedException {
        while (!closed) {
            TimeUnit.NANOSECONDS.sleep(LEASE.dividedBy(4).toNanos());
            String holder = name;
            if (!holder.isEmpty()) {
                ask(holder);
            }
            if (leased && clock.getAsLong() - leaseEnds > LEASE.toNanos()) {
                hangUp();
            }
        }
    }

    private void hangUp() {
        try {
            line.ifPresent(Jedis::close);
        } catch (JedisException _) {
            // It is broken already.
        }
    }

    private void ask(String holder) {
        String number = Long.toString(count.incrementAndGet());
        asked.put(number, clock.getAsLong());
        try {
            redis.eval(RENEW, List.of(holders, channel), List.of(holder, Long.toString(LEASE.toMillis()), number));
        } catch (JedisException failed) {
            refusal = String.valueOf(failed.getMessage());
            asked.remove(number);
        }
    }

    /// What one subscription hears, on the listening thread.
    private final class Subscription extends JedisPubSub {
        private final String id = UUID.randomUUID().toString();

        @Override
        public void onSubscribe(String to, int subscribed) {
            name = id;
            ask(id);
        }

        @Override
        public void onMessage(String from, String message) {
            String[] parts = message.split(" ", 3);
            if (parts[0].equals("i")) {
                if (!parts[1].startsWith(own)) { // else whoever invalidates has it forgotten here before that returns
                    Peers.this.forget(parts[2]);
                    confirm(parts[1]);
                }
            } else if (parts[1].equals(id)) {
                granted(asked.remove(parts[2]));
            }
        }

        private void confirm(String invalidation) {
            try {
                redis.eval(CONFIRM, List.of(confirmations + invalidation), List.of(id, Long.toString(2 * LEASE.toMillis())));
            } catch (JedisException _) {
                // The other waits until this lease is over.
            }
        }

        private void granted(Long since) {
            if (since == null) {
                return;
            }
            if (!leased) {
                locals.forEach(Local::forgetAll);
            }
            leaseEnds = since + LEASE.toNanos();
            leased = true;
            first.countDown();
        }
    }

    @Override
    public void close() {
        closed = true;
        leased = false;
        hangUp();
        listening.close();
        renewing.close();
        redis.close();
    }
}
