package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayersReplayTest {
    private static final Popularity ZIPF = Popularity.zipf(0.9, 2_000);
    private static final List<String> KEYS = keys(40_000);

    @Test
    void inTheLongRunItIsWhatTheFormulasSay() {
        Cache local = Cache.lru(100);
        Cache shared = Cache.unbounded(new Expiry.AfterLoad(2));
        LayersReplay replay = LayersReplay.of(KEYS, 20_000, 2_000, Optional.of(local), Optional.of(shared));
        LayersEstimate estimate = new Layers(1, Optional.of(new Layer(local, 0, 0)), Optional.of(new Layer(shared, 0, 0)), 1, 1)
                .estimate(new Traffic(ZIPF, 2_000, 0));
        assertThat(replay.localHits() + replay.sharedHits() + replay.misses()).isEqualTo(20_000);
        assertThat(replay.localHitRatio()).isCloseTo(estimate.local().orElseThrow().estimate().hitRatio(), within(0.015));
        assertThat(replay.sharedHitRatio()).isCloseTo(estimate.shared().orElseThrow().estimate().hitRatio(), within(0.04));
    }

    @Test
    void aSharedCacheThatBeginsEmptyCannotHitWhatWasNeverAskedFor() {
        Cache shared = Cache.unbounded(new Expiry.AfterLoad(300));
        List<String> few = KEYS.subList(0, 2_000);
        LayersReplay replay = LayersReplay.of(few, 1_000, 2_000, Optional.empty(), Optional.of(shared));
        long firsts = few.subList(1_000, 2_000).stream().distinct().filter(key -> !few.subList(0, 1_000).contains(key)).count();
        assertThat(replay).isEqualTo(new LayersReplay(0, 1_000 - firsts, firsts));
        double steady = CacheEstimate.of(shared, new Traffic(ZIPF, 2_000, 0)).hitRatio();
        assertThat(replay.sharedHitRatio()).as("a second is not the long run").isLessThan(steady - 0.2);
    }

    @Test
    void aUseBeginsTheTimeAnewOnlyWhereItShould() {
        List<String> steady = List.of("a", "a", "a", "a", "a", "a");
        assertThat(LayersReplay.of(steady, 0, 1, Optional.of(Cache.unbounded(new Expiry.AfterLoad(1.5))), Optional.empty()))
                .isEqualTo(new LayersReplay(3, 0, 3));
        assertThat(LayersReplay.of(steady, 0, 1, Optional.of(Cache.unbounded(new Expiry.AfterUse(1.5))), Optional.empty()))
                .isEqualTo(new LayersReplay(5, 0, 1));
        assertThat(LayersReplay.of(List.of("a", "b", "a", "c", "a", "b"), 0, 1, Optional.of(Cache.lru(2)), Optional.empty()))
                .isEqualTo(new LayersReplay(2, 0, 4));
    }

    private static List<String> keys(int count) {
        var ranks = ZIPF.requests(42);
        return Stream.generate(() -> Long.toString(ranks.getAsLong())).limit(count).toList();
    }
}
