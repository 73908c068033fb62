package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.app.ui.text.CacheText;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.Expiry;
import org.plumbline.capacity.cache.Layer;
import org.plumbline.capacity.cache.Layers;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.testkit.redis.NeedsRedis;
import org.plumbline.testkit.redis.RedisServer;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Protocol;

/// Measuring leaves a Redis that others use as it was.
@NeedsRedis
@Timeout(60)
class LayersTrialTest {
    private static final int FOREIGN = 500;

    private static RedisServer redis;
    private static JedisPooled client;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        client = new JedisPooled(redis.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        redis.close();
    }

    @Test
    void refusesWhatWouldDriveTheKeysOfOthersOut() throws Exception {
        try (RedisServer small = RedisServer.start("--maxmemory", "8mb", "--maxmemory-policy", "allkeys-lru");
                var others = new JedisPooled(small.address())) {
            for (int i = 0; i < FOREIGN; i++) {
                others.set("foreign:" + i, "x".repeat(1_000));
            }
            assertThatThrownBy(() -> trial(small.address(), 2_000, layers(10_000), "x".repeat(10_000))).isInstanceOf(CacheFailure.class)
                    .hasMessageContainingAll("of 8.4 MB left", "needs about 21.2 MB", "allkeys-lru", "takes out other keys");
            assertThat(others.dbSize()).as("before anything is put").isEqualTo(FOREIGN);
            assertThatThrownBy(() -> trial(small.address(), 2_000, layers(10), "x".repeat(10_000))).isInstanceOf(CacheFailure.class)
                    .hasMessageContaining("ended before others lose anything");
            assertThat(others.dbSize()).as("though values are larger than was said").isEqualTo(FOREIGN);
            assertThat(RedisMemory.of(others).evictedKeys()).hasValue(0);
            assertThat(trial(small.address(), 1_000, layers(1_000), "x".repeat(1_000)).evicted()).hasValue(0);
            others.configSet("maxmemory-policy", "noeviction");
            assertThatThrownBy(() -> trial(small.address(), 2_000, layers(10_000), "x")).hasMessageContaining("refuses everybody's writes");
        }
    }

    @Test
    void whatAnItemTakesIsNotMoreThanReckoned() throws Exception {
        try (SharedLayer shared = SharedLayer.at(redis.address(), new Expiry.Never())) {
            long before = shared.memory().usedBytes().orElseThrow();
            for (int i = 0; i < 4_096; i++) {
                shared.put(Integer.toString(i), "x".repeat(1_000), shared.generation(Integer.toString(i)));
            }
            assertThat(shared.memory().usedBytes().orElseThrow() - before).isBetween(RedisMemory.need(4_096, 400),
                    RedisMemory.need(4_096, 1_000));
        }
    }

    @Test
    void aUserWhoMayNotAskForInfoMeasuresAndIsToldWhatIsNotKnown() throws Exception {
        LayersTrial trial = trial(user("blind", "~*", "&*", "+@all", "-info"), 200, layers(10), "x");
        assertThat(trial.evicted()).isEmpty();
        assertThat(CacheText.measured(trial)).anyMatch(line -> line.contains("may not ask for INFO"));
        assertThat(client.keys("plumbline:*")).isEmpty();
    }

    @Test
    void anL1ThatNobodyCanTellOfChangesIsNotMeasured() throws Exception {
        String deaf = user("deaf", "~*", "resetchannels", "+@all");
        assertThatThrownBy(() -> trial(deaf, 200, layers(10), "x")).isInstanceOf(CacheFailure.class)
                .hasMessageContainingAll("L1 cannot be used", "NOPERM", "&plumbline:measure:*", "measure without L1");
    }

    @Test
    void whatCannotBeTakenAwayIsToldAndEndsByItself() throws Exception {
        String unscanned = user("unscanned", "~*", "&*", "+@all", "-scan");
        assertThatThrownBy(() -> trial(unscanned, 200, layers(10), "x")).isInstanceOf(CacheFailure.class)
                .hasMessageContainingAll("could not all be taken away", "The keys that begin with plumbline:measure:", "60 minutes");
        assertThat(client.keys("plumbline:measure:*:v:*")).isNotEmpty();
        assertThat(client.keys("plumbline:measure:*")).allSatisfy(key -> assertThat(client.pttl(key)).isBetween(1L, 3_600_000L));
        client.flushDB();
    }

    @Test
    void aStopCountsFromTheNextRequestOn() {
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> LayersTrial.of(key -> key, redis.address(), layers(10), requests(100_000),
                () -> asked.incrementAndGet() > 30, _ -> { })).isInstanceOf(CancellationException.class);
        assertThat(asked.get()).as("each of 4 threads sees it").isBetween(31, 34);
        assertThat(client.keys("plumbline:*")).isEmpty();
    }

    @Test
    void whatWasWrittenIsTakenAwayFromAThreadThatIsInterrupted() throws Exception {
        var loading = new CountDownLatch(20);
        var ended = new AtomicReference<Exception>();
        Thread measuring = Thread.ofPlatform().start(() -> {
            try {
                LayersTrial.of(key -> {
                    loading.countDown();
                    return key;
                }, redis.address(), layers(10), requests(1_000_000), () -> false, _ -> { });
            } catch (CacheFailure | InterruptedException failed) {
                ended.set(failed);
            }
        });
        loading.await();
        measuring.interrupt();
        measuring.join();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class).hasNoSuppressedExceptions();
        assertThat(client.keys("plumbline:*")).isEmpty();
    }

    private static LayersTrial trial(String address, int items, Layers layers, String value) throws Exception {
        return LayersTrial.of(_ -> value, address, layers, requests(items), () -> false, _ -> { });
    }

    /// Each another item.
    private static LayersTrial.Requests requests(int items) {
        return new LayersTrial.Requests(Popularity.zipf(0.9, items), IntStream.range(0, items).mapToObj(Integer::toString).toList(), 4);
    }

    private static Layers layers(double valueBytes) {
        return new Layers(1, Optional.of(new Layer(Cache.lru(5), 0, 0)),
                Optional.of(new Layer(Cache.unbounded(new Expiry.Never()), 1, 0)), 5, valueBytes);
    }

    /// @return its address
    private static String user(String name, String... rules) {
        client.sendCommand(Protocol.Command.ACL, Stream.concat(Stream.of("SETUSER", name, "on", ">word"),
                List.of(rules).stream()).toArray(String[]::new));
        return redis.address().replace("redis://", "redis://" + name + ":word@");
    }
}
