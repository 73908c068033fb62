package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.app.work.Together;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.CacheEstimate;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.LayersReplay;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Protocol;

/// Caffeine, a real Redis and a real PostgreSQL as layers of one cache.
@NeedsRedis
@NeedsPostgres
@Timeout(180)
class LayeredCacheTest {
    private static RedisServer redis;
    private static PostgresServer postgres;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start();
        postgres = PostgresServer.start(18);
        try (Connection connection = postgres.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE item (id int PRIMARY KEY, version bigint NOT NULL)");
            statement.execute("INSERT INTO item SELECT i, 0 FROM generate_series(0, 4999) i");
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
        redis.close();
    }

    @Test
    void hitsAsTheFormulasPredict() throws Exception {
        var random = new Random(5);
        double[] cumulated = Popularity.zipf(0.9, 2_000).groups().stream().mapToDouble(Popularity.Group::share).toArray();
        Arrays.parallelPrefix(cumulated, Double::sum);
        List<String> keys = Stream.generate(() -> {
            int at = Arrays.binarySearch(cumulated, random.nextDouble());
            return Integer.toString(Math.min(cumulated.length - 1, at < 0 ? -at - 1 : at));
        }).limit(30_000).toList();
        var hour = new Expiry.AfterLoad(3_600);
        try (SharedLayer shared = SharedLayer.at(redis.address(), hour); Connection connection = postgres.connect()) {
            var cache = new LayeredCache(OptionalLong.of(100), new Expiry.Never(), Optional.of(shared),
                    key -> CountedItems.load(connection, key));
            CacheMeasurement measured = CacheMeasurement.of(cache, keys, 10_000, 1, () -> false, _ -> { });
            var traffic = new Traffic(Popularity.zipf(0.9, 2_000), measured.requestsPerSecond(), 0);
            LayersReplay replay = LayersReplay.of(keys, 10_000, measured.requestsPerSecond(), Optional.of(Cache.lru(100)),
                    Optional.of(Cache.unbounded(hour)));
            double lru = CacheEstimate.of(Cache.lru(100), traffic).hitRatio();
            double perfect = traffic.popularity().top(100);
            assertThat(measured.counts().requests()).isEqualTo(20_000);
            assertThat(measured.counts().localHitRatio()).as("Caffeine keeps what is popular: LRU %s, best possible %s", lru, perfect)
                    .isBetween(lru - 0.01, perfect + 0.01);
            assertThat(measured.counts().loads()).as("whatever L1 keeps, each key is loaded when it is first asked for, and not again")
                    .isEqualTo(replay.misses()).isPositive();
        }
    }

    @Test
    void noReadIsStaleAfterAnInvalidationHoweverManyWrite() throws Exception {
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.AfterLoad(300)); var source = new CountedItems(postgres);
                LayeredCache cache = source.cache(shared)) {
            source.writeAndRead(List.of(cache), 700, () -> { });
        }
    }

    /// Two clients of one Redis, as two processes would be. Redis cuts their subscriptions again and again meanwhile: what they do not hear
    /// then they must not answer with either.
    @Test
    void noReadIsStaleInAnotherProcessEitherThoughItsSubscriptionIsCut() throws Exception {
        try (SharedLayer first = SharedLayer.at(redis.address(), new Expiry.AfterLoad(300)); SharedLayer second = first.another();
                var source = new CountedItems(postgres); LayeredCache one = source.cache(first); LayeredCache other = source.cache(second);
                var client = new JedisPooled(redis.address())) {
            source.writeAndRead(List.of(one, other), 400, () ->
                    client.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "pubsub"));
        }
    }

    /// A process that holds a lease and does not answer: nobody knows what it has, until the lease is over by Redis' clock.
    @Test
    void anInvalidationWaitsForOneThatDoesNotAnswerAsLongAsItHoldsALease() throws Exception {
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never());
                var cache = new LayeredCache(OptionalLong.empty(), new Expiry.Never(), Optional.of(shared), key -> key);
                var client = new JedisPooled(redis.address())) {
            String holders = shared.peers().keys().getFirst();
            double ends = now(client) + 700;
            client.zadd(holders, ends, "silent");
            cache.invalidate("k");
            assertThat(now(client)).isGreaterThanOrEqualTo(ends);
            assertThat(client.zrange(holders, 0, -1)).doesNotContain("silent").hasSize(1);
        }
    }

    @Test
    @SuppressWarnings("try")
    void aLocalLayerDoesNotAnswerWhereNobodyCanTellItOfChanges() throws Exception {
        try (RedisServer own = RedisServer.start(); SharedLayer shared = SharedLayer.at(own.address(), new Expiry.Never());
                var cache = new LayeredCache(OptionalLong.empty(), new Expiry.Never(), Optional.of(shared), key -> "of " + key)) {
            assertThat(cache.get("k")).isEqualTo("of k");
            assertThat(cache.get("k")).isEqualTo("of k");
            assertThat(cache.counts()).isEqualTo(new LayeredCache.Counts(1, 0, 1));
            own.close();
            assertThatThrownBy(() -> cache.invalidate("k")).isInstanceOf(CacheFailure.class);
            assertThat(cache.keeps("k")).as("though Redis did not hear of it").isFalse();
            while (shared.peers().holdsLease()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheFailure.class);
            assertThatThrownBy(shared::close).isInstanceOf(CacheFailure.class).hasMessageContaining("plumbline:measure:");
        }
    }

    private static double now(JedisPooled client) {
        return Double.parseDouble(client.eval("local t = redis.call('TIME') "
                + "return t[1] .. string.format('%03.0f', math.floor(t[2] / 1000))",
                List.of(), List.of()).toString());
    }

    /// A load that began before an update, and ends behind its invalidation, gets into no layer.
    @Test
    void whatWasReadBeforeAnUpdateDoesNotGetInBehindIt() throws Exception {
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never())) {
            var reading = new CountDownLatch(1);
            var updated = new CountDownLatch(1);
            var source = new AtomicLong(1);
            var loads = new AtomicInteger();
            var cache = new LayeredCache(OptionalLong.empty(), new Expiry.Never(), Optional.of(shared), _ -> {
                long read = source.get();
                if (loads.incrementAndGet() == 1) {
                    reading.countDown();
                    updated.await();
                }
                return Long.toString(read);
            });
            List<Callable<String>> work = List.of(() -> cache.get("k"), () -> {
                reading.await();
                source.set(2);
                shared.invalidate("k");
                updated.countDown();
                cache.invalidate("k");
                return cache.get("k");
            });
            assertThat(Together.call(work, updated::countDown).get(1)).isEqualTo("2");
            assertThat(shared.get("k")).contains("2");
        }
    }

    /// Nobody has to hear of it over the channel: what is in this process is forgotten when the invalidation returns.
    @Test
    void allLocalLayersOfAProcessForgetBeforeAnInvalidationReturns() throws Exception {
        var source = new AtomicLong();
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never());
                var one = new LayeredCache(OptionalLong.empty(), new Expiry.Never(), Optional.of(shared), _ -> source.toString());
                var other = new LayeredCache(OptionalLong.empty(), new Expiry.Never(), Optional.of(shared), _ -> source.toString())) {
            for (int i = 0; i < 200; i++) {
                assertThat(other.get("k")).isEqualTo(Integer.toString(i));
                source.incrementAndGet();
                one.invalidate("k");
                assertThat(other.keeps("k")).isFalse();
            }
        }
    }

    /// As where Redis is started anew, or made room: the token that was read is gone, whether or not an invalidation came meanwhile.
    @Test
    void nothingIsKeptOnceRedisLostTheGeneration() throws Exception {
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never()); var client = new JedisPooled(redis.address())) {
            String read = shared.generation("k");
            assertThat(shared.generation("k")).as("a second reader's").isEqualTo(read);
            shared.invalidate("k");
            client.flushDB();
            assertThat(shared.put("k", "stale", read)).isFalse();
            String later = shared.generation("k");
            assertThat(later).isNotEqualTo(read);
            assertThat(shared.put("k", "stale", read)).isFalse();
            assertThat(shared.put("k", "fresh", later)).isTrue();
        }
    }

    @Test
    void whoJoinsALoadIsAnsweredByL2WhereThereIsNoL1() throws Exception {
        var started = new CountDownLatch(8);
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never());
                var cache = new LayeredCache(OptionalLong.of(0), new Expiry.Never(), Optional.of(shared), key -> {
                    started.await();
                    return key;
                })) {
            List<Callable<String>> work = IntStream.range(0, 8).<Callable<String>>mapToObj(_ -> () -> {
                started.countDown();
                return cache.get("k");
            }).toList();
            Together.call(work, () -> { });
            assertThat(cache.counts()).isEqualTo(new LayeredCache.Counts(0, 7, 1));
        }
    }

    @Test
    void oneLoadsForAll() throws Exception {
        var started = new CountDownLatch(8);
        var loads = new AtomicInteger();
        var cache = new LayeredCache(OptionalLong.of(10), new Expiry.Never(), Optional.empty(), key -> {
            loads.incrementAndGet();
            started.await();
            return "value of " + key;
        });
        List<Callable<String>> work = IntStream.range(0, 8).<Callable<String>>mapToObj(_ -> () -> {
            started.countDown();
            return cache.get("k");
        }).toList();
        assertThat(Together.call(work, () -> {})).containsOnly("value of k");
        assertThat(loads.get()).isEqualTo(1);
        assertThat(cache.counts()).isEqualTo(new LayeredCache.Counts(7, 0, 1));
    }

    @Test
    void itsValuesAreTakenAwayAndNothingElse() throws Exception {
        try (var client = new JedisPooled(redis.address())) {
            client.set("others", "stay");
            try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never())) {
                shared.put("k", "v", shared.generation("k"));
                assertThat(shared.get("k")).contains("v");
                shared.invalidate("k");
                assertThat(shared.put("k", "old", "0")).as("read before").isFalse();
            }
            assertThat(client.keys("plumbline:measure:*")).allMatch(key -> !key.endsWith(":k"));
            assertThat(client.get("others")).isEqualTo("stay");
        }
    }

    /// By what Redis says of the time that is left, so that nobody has to wait for it.
    @Test
    void aUseBeginsTheTimeToLiveAnewOnlyWhereItIsToldTo() throws Exception {
        try (var client = new JedisPooled(redis.address())) {
            for (Expiry expiry : List.of(new Expiry.AfterLoad(600), new Expiry.AfterUse(600))) {
                try (SharedLayer shared = SharedLayer.at(redis.address(), expiry)) {
                    shared.put("k", "v", shared.generation("k"));
                    String key = client.keys("plumbline:measure:*:v:k").iterator().next();
                    assertThat(client.pttl(key)).isBetween(500_000L, 600_000L);
                    client.pexpire(key, 5_000);
                    assertThat(shared.get("k")).contains("v");
                    assertThat(client.pttl(key) > 500_000).as("%s", expiry).isEqualTo(expiry instanceof Expiry.AfterUse);
                }
            }
        }
    }

    @Test
    void whatIsNoRedisIsToldInWords() {
        for (String address : List.of("", "localhost", "http://localhost", "redis://", "a b")) {
            assertThatThrownBy(() -> SharedLayer.at(address, new Expiry.Never())).isInstanceOf(CacheFailure.class)
                    .hasMessageContaining("redis://localhost:6379 will do");
        }
        assertThatThrownBy(() -> SharedLayer.at("redis://127.0.0.1:" + postgres.port(), new Expiry.Never()))
                .isInstanceOf(CacheFailure.class).hasMessageContaining("Check that it runs");
    }
}
