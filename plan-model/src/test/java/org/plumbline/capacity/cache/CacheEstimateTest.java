package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.RefusedFigure;

class CacheEstimateTest {
    private static final Popularity TEN_THOUSAND = Popularity.zipf(0.9, 10_000);

    @ParameterizedTest
    @CsvSource({"100, .2612, .2609, .410", "1000, .5565, .5542, .671", "3000, .7460, .7474, .818"})
    void chesApproximationOfAnLruCacheIsThatOfThePapersAndOfASimulation(long capacity, double che, double simulated, double perfect) {
        CacheEstimate estimate = CacheEstimate.of(Cache.lru(capacity), Traffic.of(TEN_THOUSAND));
        assertThat(estimate.hitRatio()).isCloseTo(che, within(0.00005));
        assertThat(estimate.itemsKept()).as("it is full").isCloseTo(capacity, within(1e-4));
        assertThat(new SimulatedCache(TEN_THOUSAND, Cache.lru(capacity), 7).run(300_000, 60_000, 1, 0, false).hitRatio())
                .isCloseTo(simulated, within(0.004)).isCloseTo(che, within(0.006));
        assertThat(TEN_THOUSAND.top(capacity)).as("what knows the popularity beforehand").isCloseTo(perfect, within(0.0005))
                .isGreaterThan(che);
    }

    @Test
    void aCacheThatHasRoomForAllHitsAllInTheLongRun() {
        CacheEstimate estimate = CacheEstimate.of(Cache.lru(10_000), Traffic.of(TEN_THOUSAND));
        assertThat(estimate.hitRatio()).isCloseTo(1, within(1e-9));
        assertThat(estimate.full()).isFalse();
    }

    @Test
    void itemsThatAreEquallyPopularHitByTheShareThatIsKept() {
        assertThat(CacheEstimate.of(Cache.lru(250), Traffic.of(Popularity.zipf(0, 1_000))).hitRatio()).isCloseTo(0.25, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "100, 1", "1000, 0.2"})
    void aTimeToLiveHitsByTheFormulasWithAndWithoutRefreshingIt(double seconds, double requestsPerSecond) {
        var traffic = new Traffic(Popularity.zipf(0.9, 1_000), requestsPerSecond, 0);
        double without = traffic.popularity().sum(p -> p * p * requestsPerSecond * seconds / (1 + p * requestsPerSecond * seconds));
        double with = traffic.popularity().sum(p -> p * (1 - Math.exp(-p * requestsPerSecond * seconds)));
        Cache afterLoad = Cache.unbounded(new Expiry.AfterLoad(seconds));
        Cache afterUse = Cache.unbounded(new Expiry.AfterUse(seconds));
        assertThat(CacheEstimate.of(afterLoad, traffic).hitRatio()).isCloseTo(without, within(1e-9));
        assertThat(CacheEstimate.of(afterUse, traffic).hitRatio()).isCloseTo(with, within(1e-9)).isGreaterThan(without);
        assertThat(new SimulatedCache(traffic.popularity(), afterLoad, 1).run(120_000, 20_000, requestsPerSecond, 0, false).hitRatio())
                .isCloseTo(without, within(0.006));
        assertThat(new SimulatedCache(traffic.popularity(), afterUse, 1).run(120_000, 20_000, requestsPerSecond, 0, false).hitRatio())
                .isCloseTo(with, within(0.006));
    }

    @ParameterizedTest
    @CsvSource({"100, 30", "100, 100", "100, 300", "100, 3000", "300, 400", "300, 2000", "300, 20000"})
    void aFullCacheWithATimeToLiveHitsAsASimulatedOne(long capacity, double seconds) {
        var traffic = new Traffic(Popularity.zipf(0.8, 2_000), 1, 0);
        for (Expiry expiry : new Expiry[] {new Expiry.AfterLoad(seconds), new Expiry.AfterUse(seconds)}) {
            var cache = new Cache(OptionalLong.of(capacity), expiry, false);
            double simulated = new SimulatedCache(traffic.popularity(), cache, 3).run(150_000, 30_000, 1, 0, false).hitRatio();
            assertThat(CacheEstimate.of(cache, traffic).hitRatio()).as("%s", expiry).isCloseTo(simulated, within(0.012));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.001, 300", "0.01, 300", "0.1, 300", "0.00001, 300"})
    void aHitIsStaleByTheFormulaOfAFixedTimeToLive(double updates, double seconds) {
        double formula = 1 - (1 - Math.exp(-updates * seconds)) / (updates * seconds);
        Cache cache = Cache.unbounded(new Expiry.AfterLoad(seconds));
        var traffic = new Traffic(Popularity.zipf(0.9, 500), 2, updates);
        assertThat(CacheEstimate.of(cache, traffic).staleShareOfHits()).isCloseTo(formula, within(1e-8));
        assertThat(new SimulatedCache(traffic.popularity(), cache, 5).run(120_000, 10_000, 2, updates, false).staleShareOfHits())
                .isCloseTo(formula, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"false, 100, 0.001", "false, 300, 0.0001", "true, 100, 0.001", "true, 300, 0.003"})
    void whatIsNeverExpiredIsStaleOrInvalidatedAsInASimulation(boolean invalidated, long capacity, double updates) {
        var traffic = new Traffic(Popularity.zipf(0.9, 1_000), 1, updates);
        var cache = new Cache(OptionalLong.of(capacity), new Expiry.Never(), invalidated);
        SimulatedCache simulated = new SimulatedCache(traffic.popularity(), cache, 11).run(200_000, 50_000, 1, updates, invalidated);
        CacheEstimate estimate = CacheEstimate.of(cache, traffic);
        if (invalidated) {
            assertThat(estimate.staleShareOfHits()).isZero();
            assertThat(estimate.hitRatio()).as("an entry that waits to be found invalid takes room in the simulation")
                    .isCloseTo(simulated.hitRatio(), within(0.04)).isGreaterThanOrEqualTo(simulated.hitRatio() - 0.01);
        } else {
            assertThat(estimate.hitRatio()).isCloseTo(simulated.hitRatio(), within(0.01));
            assertThat(estimate.staleShareOfHits()).isCloseTo(simulated.staleShareOfHits(), within(0.03));
        }
    }

    @Test
    void aPlainDictionaryHitsAlwaysAndIsStaleInTheEnd() {
        CacheEstimate estimate = CacheEstimate.of(Cache.unbounded(new Expiry.Never()), new Traffic(TEN_THOUSAND, 100, 1e-6));
        assertThat(estimate.hitRatio()).isCloseTo(1, within(1e-9));
        assertThat(estimate.staleShareOfHits()).isCloseTo(1, within(1e-9));
        assertThat(estimate.itemsKept()).as("and holds everything").isCloseTo(10_000, within(1e-6));
    }

    @Test
    void millionsOfItemsTakeNoLongerAndMeanTheSame() {
        var exact = Popularity.ofCounts(LongStream.rangeClosed(1, 300_000)
                .map(i -> Math.round(1e12 * Math.pow(i, -0.9))).boxed().toList());
        for (long capacity : new long[] {1_000, 20_000, 200_000}) {
            double grouped = CacheEstimate.of(Cache.lru(capacity), Traffic.of(Popularity.zipf(0.9, 300_000))).hitRatio();
            assertThat(grouped).isCloseTo(CacheEstimate.of(Cache.lru(capacity), Traffic.of(exact)).hitRatio(), within(1e-6));
        }
        assertThat(Popularity.zipf(1, 1_000_000_000_000L).groups()).hasSizeLessThan(25_000);
        assertThat(Popularity.zipf(1, 1_000_000_000_000L).items()).isEqualTo(1_000_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000000000000, 999999999999", "0, 1000000000000, 1", "10, 2, 1", "0, 1, 1", "0.9, 5000000, 4999999", "1, 100, 99"})
    void extremesEndWithANumber(double exponent, long items, long capacity) {
        assertTimeout(Duration.ofSeconds(20), () ->
                assertThat(CacheEstimate.of(Cache.lru(capacity), Traffic.of(Popularity.zipf(exponent, items))).hitRatio()).isBetween(0.0,
                        1.0));
    }

    @Test
    void badFiguresAreRefusedInWords() {
        assertThatThrownBy(() -> Popularity.zipf(Double.NaN, 10)).isInstanceOf(RefusedFigure.class)
                .hasMessage("Zipf exponent: what is not a number will not do; a number from 0 to 10 will.");
        assertThatThrownBy(() -> Popularity.zipf(-1, 10)).hasMessageContaining("-1 will not do");
        assertThatThrownBy(() -> Popularity.zipf(1, 0)).hasMessageContaining("a whole number from 1 to 1000000000000 will");
        assertThatThrownBy(() -> Cache.lru(0)).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new Expiry.AfterLoad(Double.POSITIVE_INFINITY)).hasMessageContaining("infinity will not do");
        assertThatThrownBy(() -> new Traffic(TEN_THOUSAND, 0, 0)).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new Traffic(TEN_THOUSAND, 1, -1)).isInstanceOf(RefusedFigure.class);
    }

    @Test
    void aColumnsValuesAreAsPopularAsTheyAreCommon() {
        Popularity column = Popularity.ofColumn(List.of(0.3, 0.2), 100, 0.4); // a tenth of the rows is NULL
        assertThat(column.items()).isEqualTo(102);
        assertThat(column.hottest()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(column.top(2)).isCloseTo(5 / 9.0, within(1e-12));
        assertThat(column.top(102)).isCloseTo(1, within(1e-12));
        assertThat(Popularity.ofColumn(List.of(), 1_000, 1)).isEqualTo(Popularity.ofColumn(List.of(), 1_000, 0.5)).satisfies(unique ->
                assertThat(CacheEstimate.of(Cache.lru(250), Traffic.of(unique)).hitRatio()).isCloseTo(0.25, within(0.001)));
        assertThat(Popularity.ofColumn(List.of(0.001), 3, 0.9).hottest()).as("the first is the most popular")
                .isCloseTo(0.3 / 0.901, within(1e-9));
        assertThatThrownBy(() -> Popularity.ofColumn(List.of(), 0, 0)).isInstanceOf(RefusedFigure.class);
    }
}
