package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.RefusedFigure;

class TraceReplayTest {
    @Test
    void aRequestHitsWhereThereIsRoomForWhatWasAskedForSince() {
        TraceReplay replay = TraceReplay.of(List.of("a", "b", "a", "c", "b", "b").iterator());
        assertThat(replay.items()).isEqualTo(3);
        assertThat(IntStream.rangeClosed(0, 4).mapToLong(size -> Math.round(replay.hitRatio(size) * 6)))
                .containsExactly(0L, 1L, 2L, 3L, 3L);
    }

    @Test
    void aTraceHitsAsASimulatedLruCacheAndAsItsPopularityPredicts() {
        Popularity zipf = Popularity.zipf(0.9, 2_000);
        var source = new SimulatedCache(zipf, Cache.lru(1), 9);
        List<String> trace = Stream.generate(() -> "key" + source.draw()).limit(200_000).toList();
        TraceReplay replay = TraceReplay.of(trace.iterator());
        for (long capacity : new long[] {20, 200, 1_000}) {
            var lru = new SimulatedCache(zipf, Cache.lru(capacity), 1);
            trace.forEach(key -> lru.ask(Integer.parseInt(key.substring(3)), 0, 0, false));
            assertThat(replay.hitRatio(capacity)).as("exactly").isCloseTo(lru.hitRatio(), within(1e-12));
            assertThat(CacheEstimate.of(Cache.lru(capacity), Traffic.of(Popularity.ofTrace(trace.iterator()))).hitRatio())
                    .isCloseTo(replay.hitRatio(capacity), within(0.01));
        }
    }

    @Test
    void aTraceInAnOrderOfItsOwnIsNotWhatItsPopularityPredicts() {
        List<String> round = IntStream.range(0, 10_000).mapToObj(i -> "key" + i % 100).toList();
        assertThat(TraceReplay.of(round.iterator()).hitRatio(99)).as("each key comes again just after it went").isZero();
        assertThat(TraceReplay.of(round.iterator()).hitRatio(100)).isCloseTo(0.99, within(1e-12));
        assertThat(CacheEstimate.of(Cache.lru(99), Traffic.of(Popularity.ofTrace(round.iterator()))).hitRatio())
                .isCloseTo(0.99, within(1e-6));
    }

    @Test
    void requestsAtRandomFollowThePopularity() {
        Popularity zipf = Popularity.zipf(0.9, 50_000);
        var ranks = zipf.requests(4);
        long top = 0;
        for (int i = 0; i < 100_000; i++) {
            long rank = ranks.getAsLong();
            assertThat(rank).isBetween(1L, 50_000L);
            top += rank <= 1_000 ? 1 : 0;
        }
        assertThat(top / 100_000.0).isCloseTo(zipf.top(1_000), within(0.005));
        assertThat(zipf.requests(4).getAsLong()).isEqualTo(zipf.requests(4).getAsLong());
    }

    @Test
    void anEmptyTraceIsRefused() {
        Iterator<String> none = List.<String>of().iterator();
        assertThatThrownBy(() -> TraceReplay.of(none)).isInstanceOf(RefusedFigure.class).hasMessageContaining("empty");
        assertThatThrownBy(() -> Popularity.ofTrace(none)).isInstanceOf(RefusedFigure.class).hasMessageContaining("at least one request");
    }

    @Test
    void aCurveOfTheHitRatioPassesThroughTheSolvedOnes() {
        var traffic = new Traffic(Popularity.zipf(0.9, 10_000), 50, 0);
        HitCurve curve = HitCurve.of(Cache.lru(1), traffic, 60);
        assertThat(curve.points()).hasSizeBetween(30, 60).isSortedAccordingTo((one, other) -> Double.compare(one.items(), other.items()));
        assertThat(curve.points()).allSatisfy(point -> assertThat(point.items() < 1 || Math.abs(point.hitRatio() - CacheEstimate.of(
                Cache.lru(Math.round(point.items())), traffic).hitRatio()) < 0.02).isTrue());
        assertThat(curve.points().getLast().items()).isCloseTo(10_000, within(0.001));
        assertThat(HitCurve.of(Cache.unbounded(new Expiry.AfterLoad(10)), traffic, 60).points().getLast().items()).isLessThan(500);
        assertThat(HitCurve.of(Cache.lru(1), Traffic.of(Popularity.zipf(10, 1_000_000)), 60).points()).hasSizeLessThanOrEqualTo(60);
    }
}
