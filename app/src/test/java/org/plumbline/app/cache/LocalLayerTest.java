package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.cache.Expiry;

class LocalLayerTest {
    @Test
    void aUseBeginsTheTimeToLiveAnewOnlyWhereItIsToldTo() throws Exception {
        assertThat(asked(new Expiry.AfterLoad(1.5))).isEqualTo(new LayeredCache.Counts(3, 0, 3));
        assertThat(asked(new Expiry.AfterUse(1.5))).isEqualTo(new LayeredCache.Counts(5, 0, 1));
        assertThat(asked(new Expiry.Never())).isEqualTo(new LayeredCache.Counts(5, 0, 1));
    }

    /// A load that an invalidation overtakes is thrown away and done again, for one request.
    @Test
    void eachRequestIsCountedOnceThoughItIsLoadedTwice() throws Exception {
        var loads = new AtomicInteger();
        var itself = new AtomicReference<LayeredCache>();
        var cache = new LayeredCache(OptionalLong.of(10), new Expiry.Never(), Optional.empty(), key -> {
            if (loads.incrementAndGet() == 1) {
                itself.get().outdate(key);
            }
            return key;
        });
        itself.set(cache);
        assertThat(cache.get("k")).isEqualTo("k");
        assertThat(loads.get()).isEqualTo(2);
        assertThat(cache.counts()).isEqualTo(new LayeredCache.Counts(0, 0, 1));
    }

    /// Six times, a second apart.
    private static LayeredCache.Counts asked(Expiry expiry) throws Exception {
        var clock = new AtomicLong();
        var cache = new LayeredCache(OptionalLong.empty(), expiry, Optional.empty(), key -> "value of " + key, clock::get);
        for (int i = 0; i < 6; i++) {
            clock.set(i * 1_000_000_000L);
            cache.get("k");
        }
        return cache.counts();
    }
}
