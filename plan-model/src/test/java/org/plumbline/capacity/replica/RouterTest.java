package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.replica.RoutingReplay.Target;

class RouterTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RouterPolicy PLAIN = new RouterPolicy(5, 1, 3, 1, 1_000_000);

    @Test
    void itReturnsOnlyAfterSeveralCalmSamples() {
        assertThat(RoutingReplay.targets(samples(0.1, 0.1, 0.1, 3, 4.9, 5.1, 0.5, 0.5, 2, 0.5, 0.5, 0.5), PLAIN)).containsExactly(
                Target.PRIMARY, Target.PRIMARY, Target.REPLICA, Target.REPLICA, Target.REPLICA, Target.PRIMARY, Target.PRIMARY,
                Target.PRIMARY, Target.PRIMARY, Target.PRIMARY, Target.PRIMARY, Target.REPLICA);
    }

    @Test
    void anAverageForgivesASpikeAndNotALagThatStays() {
        var smooth = new RouterPolicy(5, 1, 1, 0.2, 1_000_000);
        assertThat(RoutingReplay.targets(samples(0, 0, 20, 0, 0), smooth)).containsOnly(Target.REPLICA);
        assertThat(RoutingReplay.targets(samples(0, 0, 20, 20, 20), smooth)).endsWith(Target.PRIMARY);
    }

    @Test
    void bytesBehindCountWhateverTheTime() {
        List<LagSample> far = new ArrayList<>(samples(0, 0, 0));
        far.add(new LagSample(START.plusSeconds(3), OptionalDouble.of(0.1), 1_000_001, OptionalDouble.of(0.1), true));
        far.add(new LagSample(START.plusSeconds(4), OptionalDouble.of(0.1), 600_000, OptionalDouble.of(0.1), true));
        assertThat(RoutingReplay.targets(far, PLAIN)).endsWith(Target.REPLICA, Target.PRIMARY, Target.PRIMARY);
    }

    @Test
    void aStandbyThatIsOfNoUseIsLeftAtOnce() {
        Router router = Router.of(new RouterPolicy(5, 1, 1, 1, 1_000_000)).next(sample(0, 0.1, true));
        assertThat(router.toReplica()).isTrue();
        assertThat(router.next(sample(1, 0, false)).toReplica()).isFalse();
        assertThat(router.next(new LagSample(START, OptionalDouble.empty(), 0, OptionalDouble.empty(), true)).toReplica()).isFalse();
    }

    @Test
    void aSessionReadsItsOwnWriteWhereTheStandbyHasReplayedIt() {
        Router router = Router.of(new RouterPolicy(5, 1, 1, 1, 1_000_000)).next(sample(0, 0.1, true));
        assertThat(router.readsOwnWriteFromReplica(Lsn.of("0/300"), Lsn.of("0/300"))).isTrue();
        assertThat(router.readsOwnWriteFromReplica(Lsn.of("0/301"), Lsn.of("0/300"))).isFalse();
        assertThat(Router.of(PLAIN).readsOwnWriteFromReplica(Lsn.of("0/1"), Lsn.of("0/300"))).isFalse();
    }

    @Test
    void aReadIsStaleAsOftenAsTheLagIsLongerThanTheWriteIsAgo() {
        var lags = new LagDistribution(DoubleStream.iterate(0.01, lag -> lag + 0.01).limit(100).boxed().toList());
        assertThat(lags.stale(0)).isEqualTo(1);
        assertThat(lags.stale(0.905)).isCloseTo(0.1, within(1e-12));
        assertThat(lags.stale(2)).isZero();
        assertThat(lags.staleBounds(0.905).least()).isCloseTo(0.0552, within(0.0001));
        assertThat(lags.staleBounds(0.905).most()).isCloseTo(0.1744, within(0.0001));
        assertThat(lags.stale(lags.stayOnPrimary(0.05))).isLessThanOrEqualTo(0.05);
        assertThat(lags.stayOnPrimary(0)).isCloseTo(1, within(1e-9));
        assertThat(lags.quantile(0.5)).isCloseTo(0.5, within(1e-9));
        assertThatThrownBy(() -> new LagDistribution(List.of())).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new LagDistribution(List.of(Double.NaN))).isInstanceOf(RefusedFigure.class);
    }

    @Test
    void aLagAroundTheThresholdMakesThePlainRouterFlapAndNotTheBetterOne() {
        var random = new Random(4);
        List<LagSample> wavering = samples(DoubleStream.generate(() -> 5 + random.nextGaussian()).limit(600).toArray());
        RoutingReplay basic = RoutingReplay.basic(wavering, 5);
        RoutingReplay better = RoutingReplay.better(wavering, PLAIN, 5);
        assertThat(basic.flaps()).isGreaterThan(200);
        assertThat(better.flaps()).isLessThan(5);
        assertThat(basic.staleShare()).isGreaterThan(0.2);
        assertThat(better.staleShare()).isLessThan(0.02);
        assertThat(basic.replicaShare() + basic.cachedShare() + basic.primaryShare()).isCloseTo(1, within(1e-9));
    }

    @Test
    void anIdlePrimarySendsThePlainRoutersReadsAwayForNothing() {
        List<LagSample> idle = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            idle.add(new LagSample(START.plusSeconds(i), OptionalDouble.of(0), 0, OptionalDouble.of(i), true));
        }
        assertThat(RoutingReplay.basic(idle, 1).primaryShare()).isCloseTo(54.0 / 59, within(1e-9));
        assertThat(RoutingReplay.better(idle, PLAIN, 1).primaryShare()).isCloseTo(2.0 / 59, within(1e-9));
        assertThat(RoutingReplay.better(idle, PLAIN, 1).staleShare()).isZero();
    }

    @Test
    void aCutOffStandbyKeepsThePlainRoutersReads() {
        List<LagSample> cut = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            cut.add(new LagSample(START.plusSeconds(i), OptionalDouble.of(i), 0, OptionalDouble.of(i), i == 0));
        }
        assertThat(RoutingReplay.basic(cut, 10).unusableShare()).isEqualTo(1);
        assertThat(RoutingReplay.better(cut, PLAIN, 10).unusableShare()).isZero();
    }

    @Test
    void thePrimaryKeepsItsWritesAndTheReadsThatFollowThem() {
        var capacity = new ReadCapacity(1_000, 100, 5, 10, 4, 8, 3, 0.05, 2);
        assertThat(capacity.stickyShare()).isCloseTo(1 - Math.exp(-0.1), within(1e-12));
        assertThat(capacity.primaryUtilisation()).isCloseTo((1 + 5 * (1 - Math.exp(-0.1))) / 8, within(1e-12));
        assertThat(capacity.standbyUtilisation()).isCloseTo((0.4 + 5 * Math.exp(-0.1) / 3) / 8, within(1e-12));
        assertThat(capacity.with(0).primaryUtilisation()).isCloseTo(6 / 8.0, within(1e-12));
        assertThat(capacity.standbysFor(0.4).orElseThrow()).isEqualTo(2);
        assertThat(capacity.standbysFor(0.3)).as("replaying takes 40 % of the one process that does it").isEmpty();
        assertThat(capacity.standbysFor(0.1)).as("its writes alone are more").isEmpty();
    }

    @Test
    void oneProcessReplaysHoweverManyProcessorsThereAre() {
        var capacity = new ReadCapacity(1_000, 1_500, 1, 1, 1, 64, 2, 0.05, 1);
        assertThat(capacity.standbyUtilisation()).as("its processors are nearly idle").isLessThan(0.05);
        assertThat(capacity.replayUtilisation()).isCloseTo(1.5, within(1e-12));
        assertThat(capacity.with(0).replayUtilisation()).isZero();
        var heavy = new ReadCapacity(100_000, 1_500, 1, 1, 1, 64, 2, 0.05, 1);
        assertThat(heavy.standbysFor(0.7)).as("no number of standbys replays faster").isEmpty();
        assertThat(new ReadCapacity(100_000, 600, 1, 1, 1, 64, 2, 0.05, 1).standbysFor(0.7)).isPresent();
    }

    @Test
    void bytesThatNobodyKnowsDecideNothing() {
        Router router = Router.of(new RouterPolicy(5, 1, 1, 1, 1_000));
        var unknown = new LagSample(START, OptionalDouble.of(0.1), OptionalLong.empty(), OptionalDouble.empty(), true, Behind.UNKNOWN,
                Behind.UNKNOWN);
        assertThat(router.next(unknown).toReplica()).isTrue();
    }

    @Test
    void contradictionsAreRefusedInWords() {
        assertThatThrownBy(() -> new RouterPolicy(1, 5, 3, 0.5, 1)).isInstanceOf(RefusedFigure.class)
                .hasMessageContaining("cannot return below more than it leaves above");
        assertThatThrownBy(() -> new RouterPolicy(5, 1, 0, 0.5, 1)).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new RouterPolicy(5, 1, 1, 0, 1)).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> RoutingReplay.basic(samples(1), 1)).hasMessageContaining("two or more will do");
        List<LagSample> backwards = List.of(sample(2, 1, true), sample(1, 1, true), sample(3, 1, true));
        assertThatThrownBy(() -> RoutingReplay.basic(backwards, 1)).hasMessageContaining("not in order");
        assertThatThrownBy(() -> RoutingReplay.basic(List.of(sample(1, 1, true), sample(1, 1, true)), 1))
                .hasMessageContaining("one moment");
    }

    private static List<LagSample> samples(double... lags) {
        var samples = new ArrayList<LagSample>();
        for (double lag : lags) {
            samples.add(sample(samples.size(), lag, true));
        }
        return samples;
    }

    private static LagSample sample(int second, double lag, boolean usable) {
        return new LagSample(START.plus(Duration.ofSeconds(second)), OptionalDouble.of(lag), 0, OptionalDouble.of(lag), usable);
    }
}
