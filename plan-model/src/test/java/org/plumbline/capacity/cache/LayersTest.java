package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.RefusedFigure;

class LayersTest {
    private static final Traffic TRAFFIC = new Traffic(Popularity.zipf(0.9, 5_000), 100, 0);
    private static final Layer REDIS = new Layer(new Cache(OptionalLong.empty(), new Expiry.AfterLoad(30), false), 0.5, 100);
    private static final Layer LOCAL = new Layer(Cache.lru(200), 0.001, 150);

    @Test
    void latencyAndLoadFollowFromTheMisses() {
        LayersEstimate both = new Layers(4, Optional.of(LOCAL), Optional.of(REDIS), 20, 1_000).estimate(TRAFFIC);
        double missFirst = both.local().orElseThrow().missRatio();
        double missSecond = both.shared().orElseThrow().missRatio();
        assertThat(both.latencyMs()).isCloseTo(0.001 + missFirst * (0.5 + missSecond * 20), within(1e-12));
        assertThat(both.databasePerSecond()).isCloseTo(100 * missFirst * missSecond, within(1e-9));
        assertThat(both.savedPerSecond() + both.databasePerSecond()).isCloseTo(100, within(1e-9));
        assertThat(both.local().orElseThrow().bytes()).isCloseTo(200 * 1_150, within(1.0));
        assertThat(both.local().orElseThrow().allBytes()).isCloseTo(4 * 200 * 1_150, within(4.0));
        assertThat(both.sharedBreakEven().orElseThrow()).isCloseTo(0.5 / 20, within(1e-12));
        assertThat(both.localBreakEven().orElseThrow()).isCloseTo(0.001 / (0.5 + missSecond * 20), within(1e-12));
    }

    @Test
    void withoutACacheEverythingReachesTheDatabase() {
        LayersEstimate none = new Layers(1, Optional.empty(), Optional.empty(), 20, 1_000).estimate(TRAFFIC);
        assertThat(none.latencyMs()).isEqualTo(none.latencyWithoutMs()).isEqualTo(20);
        assertThat(none.databasePerSecond()).isEqualTo(100);
        assertThat(none.hitRatio()).isZero();
        assertThat(none.localBreakEven()).isEmpty();
    }

    @Test
    void whatTheLocalCacheHitsIsNotAskedOfTheSharedOneAgain() {
        var layers = new Layers(4, Optional.of(LOCAL), Optional.of(REDIS), 20, 1_000);
        LayersEstimate estimate = layers.estimate(TRAFFIC);
        var shared = new SimulatedCache(TRAFFIC.popularity(), REDIS.cache(), 1);
        var locals = new SimulatedCache[4];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = new SimulatedCache(TRAFFIC.popularity(), LOCAL.cache(), 100 + i);
        }
        double now = 0;
        int localHits = 0;
        int asked = 0;
        int sharedHits = 0;
        int counted = 300_000;
        for (int i = -60_000; i < counted; i++) {
            now += shared.exponential(100);
            int item = shared.draw();
            boolean hit = locals[Math.floorMod(i * 7 + i / 5, 4)].ask(item, now, 0, false);
            boolean behind = !hit && shared.ask(item, now, 0, false);
            if (i >= 0) {
                localHits += hit ? 1 : 0;
                asked += hit ? 0 : 1;
                sharedHits += behind ? 1 : 0;
            }
        }
        assertThat(estimate.local().orElseThrow().estimate().hitRatio()).isCloseTo(localHits / (double) counted, within(0.01));
        assertThat(estimate.shared().orElseThrow().estimate().hitRatio()).isCloseTo(sharedHits / (double) asked, within(0.02));
    }

    @Test
    void whatIsLoadedFromAStaleCacheIsStaleToo() {
        var changing = new Traffic(TRAFFIC.popularity(), 100, 0.002);
        Layer local = new Layer(Cache.unbounded(new Expiry.AfterLoad(10)), 0.001, 150);
        double one = new Layers(1, Optional.of(local), Optional.empty(), 20, 100).estimate(changing).staleShare();
        double both = new Layers(1, Optional.of(local), Optional.of(REDIS), 20, 100).estimate(changing).staleShare();
        double other = new Layers(1, Optional.empty(), Optional.of(REDIS), 20, 100).estimate(changing).staleShare();
        assertThat(one).isPositive();
        assertThat(both).isGreaterThan(one).isLessThan(one + other);
        assertThat(new Layers(1, Optional.of(new Layer(local.cache().invalidating(), 0.001, 150)), Optional.empty(), 20, 100)
                .estimate(changing).staleShare()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aLocalCacheOfEverythingLeavesNothingForTheSharedOne() {
        var all = new Layer(Cache.unbounded(new Expiry.Never()), 0.001, 150);
        LayersEstimate estimate = new Layers(2, Optional.of(all), Optional.of(REDIS), 20, 1_000).estimate(TRAFFIC);
        assertThat(estimate.databasePerSecond()).isCloseTo(0, within(1e-6));
        assertThat(estimate.latencyMs()).isCloseTo(0.001, within(1e-6));
    }

    @Test
    void aCacheThatIsAsSlowAsTheDatabaseNeverPays() {
        var slow = new Layer(Cache.lru(100), 25, 0);
        LayersEstimate estimate = new Layers(1, Optional.empty(), Optional.of(slow), 20, 10).estimate(TRAFFIC);
        assertThat(estimate.sharedBreakEven().orElseThrow()).isGreaterThan(1);
        assertThat(estimate.latencyMs()).isGreaterThan(estimate.latencyWithoutMs());
        assertThatThrownBy(() -> new Layers(0, Optional.empty(), Optional.empty(), 1, 1)).isInstanceOf(RefusedFigure.class);
    }
}
