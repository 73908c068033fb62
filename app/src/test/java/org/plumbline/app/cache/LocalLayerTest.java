package org.plumbline.app.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.cache.Expiry;

class LocalLayerTest {
    @Test
    void aUseBeginsTheTimeToLiveAnewOnlyWhereItIsToldTo() throws Exception {
        assertThat(asked(new Expiry.AfterLoad(1.5))).isEqualTo(new LayeredCache.Counts(3, 0, 3));
        assertThat(asked(new Expiry.AfterUse(1.5))).isEqualTo(new LayeredCache.Counts(5, 0, 1));
        assertThat(asked(new Expiry.Never())).isEqualTo(new LayeredCache.Counts(5, 0, 1));
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
