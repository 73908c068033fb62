package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.RefusedFigure;

class HeartbeatLagTest {
    private static final double POLL = 0.01;

    /// A standby whose lag follows a known law, looked at every 10 ms: the law lies between the bounds, up to what 20,000 draws leave open.
    @Test
    void theChanceOfAStaleReadIsThatOfTheLagsLaw() {
        var law = new ExponentialDistribution(new Well19937c(7), 0.05);
        var phase = new Random(8);
        var beats = new ArrayList<Beat>();
        for (int i = 0; i < 20_000; i++) {
            double written = i * 0.1 + phase.nextDouble() * POLL;
            double there = written + law.sample();
            double looked = Math.ceil(there / POLL) * POLL;
            beats.add(new Beat(written, looked - POLL, OptionalDouble.of(looked)));
        }
        var lag = new HeartbeatLag(beats);
        for (double after : new double[] {0.01, 0.05, 0.1, 0.2}) {
            double truth = 1 - law.cumulativeProbability(after);
            LagDistribution.Bounds stale = lag.stale(after);
            assertThat(stale.least()).isLessThanOrEqualTo(truth + 0.01);
            assertThat(stale.most()).isGreaterThanOrEqualTo(truth - 0.01);
            assertThat(stale.most() - stale.least()).as("no more than two looks apart").isLessThan(POLL / 0.05 + 0.01);
        }
        assertThat(lag.quantile(0.5).orElseThrow()).isBetween(law.inverseCumulativeProbability(0.49),
                law.inverseCumulativeProbability(0.51) + POLL);
        assertThat(lag.resolution().orElseThrow()).isCloseTo(POLL, within(1e-9));
        assertThat(lag.stale(lag.stayOnPrimary(0.01).orElseThrow()).most()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void whatWasNeverSeenIsStaleForAsLongAsAnybodyLookedAndMayBeForEver() {
        var lag = new HeartbeatLag(List.of(new Beat(1, 0.5, OptionalDouble.of(1.02)), new Beat(2, 12, OptionalDouble.empty())));
        assertThat(lag.unseen()).isEqualTo(1);
        assertThat(lag.quantile(0.5)).hasValue(lag.longest().orElseThrow());
        assertThat(lag.quantile(0.99)).isEmpty();
        assertThat(lag.stale(5)).isEqualTo(new LagDistribution.Bounds(0.5, 0.5));
        assertThat(lag.stale(11)).as("nobody looked for longer").isEqualTo(new LagDistribution.Bounds(0, 0.5));
        assertThat(lag.stayOnPrimary(0.01)).isEmpty();
        assertThat(lag.stayOnPrimary(0.5)).hasValue(lag.longest().orElseThrow());
        assertThat(new HeartbeatLag(List.of(new Beat(1, 2, OptionalDouble.empty()))).longest()).isEmpty();
    }

    @Test
    void fewBeatsDoNotProveThatFewReadsAreStale() {
        assertThat(onTime(5, 0).stayOnPrimarySurely(0.01).orElseThrow().staleShare()).isCloseTo(0.434, within(0.001));
        assertThat(onTime(5, 0).stayOnPrimarySurely(0.01).orElseThrow().seconds()).isCloseTo(0.05, within(1e-9));
        assertThat(onTime(380, 0).stayOnPrimarySurely(0.01).orElseThrow().staleShare()).isGreaterThan(0.01);
        HeartbeatLag.Stay enough = onTime(381, 0).stayOnPrimarySurely(0.01).orElseThrow();
        assertThat(enough.staleShare()).isLessThanOrEqualTo(0.01);
        assertThat(enough.seconds()).isCloseTo(3.81, within(1e-9));
        HeartbeatLag.Stay many = onTime(20_000, 0).stayOnPrimarySurely(0.01).orElseThrow();
        assertThat(many.seconds()).as("more than the share itself leaves out").isGreaterThan(198).isLessThan(199);
        assertThat(onTime(200, 1).stayOnPrimarySurely(0.01)).as("one never came").isEmpty();
        assertThat(onTime(0, 3).stayOnPrimarySurely(0.01)).isEmpty();
        assertThat(onTime(5, 0).stayOnPrimarySurely(1).orElseThrow().staleShare()).isLessThanOrEqualTo(1);
    }

    /// Each 10 ms later than the one before.
    private static HeartbeatLag onTime(int seen, int unseen) {
        var beats = new ArrayList<Beat>();
        for (int i = 1; i <= seen; i++) {
            beats.add(new Beat(i, i + i * 0.01 - 0.001, OptionalDouble.of(i + i * 0.01)));
        }
        for (int i = 0; i < unseen; i++) {
            beats.add(new Beat(1_000, 2_000, OptionalDouble.empty()));
        }
        return new HeartbeatLag(beats);
    }

    /// With synchronous_commit = remote_apply the standby has it before the primary answers.
    @Test
    void aBeatThatIsThereBeforeThePrimaryAnsweredIsNotLate() {
        var beat = new Beat(2, 1.98, OptionalDouble.of(1.99));
        assertThat(beat.least()).isZero();
        assertThat(beat.most()).hasValue(0);
        assertThat(new HeartbeatLag(List.of(beat)).stale(0)).isEqualTo(new LagDistribution.Bounds(0, 0));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new HeartbeatLag(List.of())).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new Beat(1, 2, OptionalDouble.of(1.5))).isInstanceOf(RefusedFigure.class);
        assertThatThrownBy(() -> new Beat(Double.NaN, 2, OptionalDouble.of(3))).isInstanceOf(RefusedFigure.class);
    }

    @Test
    void aStandbyCatchesUpAsFastAsItsBytesBehindBecomeFewer() {
        CatchUp nearer = CatchUp.of(samples(0, 0, 5_000, 4_000, 3_000)).orElseThrow();
        assertThat(nearer.gain()).isCloseTo(1_000, within(1e-6));
        assertThat(nearer.seconds().orElseThrow()).isCloseTo(WalOutlook.catchUp(3_000, 11_000, 10_000).orElseThrow(), within(1e-6));
        assertThat(CatchUp.of(samples(1_000, 2_000, 3_000)).orElseThrow().seconds()).as("replay does not outrun the WAL").isEmpty();
        assertThat(CatchUp.of(samples(3_000, 2_000, 0))).as("it is not behind").isEmpty();
        assertThat(CatchUp.of(samples(0, 3_000, 2_000))).as("too few").isEmpty();
        assertThat(CatchUp.of(List.of())).isEmpty();
    }

    @Test
    void oneThatFellBehindForLongAndGainsNowCatchesUp() {
        double most = 3e9;
        double gain = 50e6 / 60;
        var bytes = new long[45 * 60 + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Math.round(i <= 1_800 ? 1 + most * i / 1_800 : most - (i - 1_800) * gain);
        }
        CatchUp seen = CatchUp.of(samples(bytes)).orElseThrow();
        assertThat(seen.gain()).isCloseTo(gain, within(1.0));
        assertThat(seen.over()).as("the last minute alone").isEqualTo(60);
        assertThat(seen.seconds().orElseThrow()).isCloseTo(2_700, within(1.0));
    }

    @Test
    void fewSamplesInTheLastMinuteAreJoinedByOlderOnesAndUnknownBytesAreNotCaughtUp() {
        List<LagSample> rare = List.of(rare(0, OptionalLong.of(9_000)), rare(1, OptionalLong.of(8_000)), rare(2, OptionalLong.empty()),
                rare(3, OptionalLong.of(6_000)));
        CatchUp seen = CatchUp.of(rare).orElseThrow();
        assertThat(seen.over()).isEqualTo(360);
        assertThat(seen.gain()).isCloseTo(1_000 / 120.0, within(1e-9));
        assertThat(CatchUp.of(rare.subList(0, 3))).as("how far it is behind is not known now").isEmpty();
    }

    private static LagSample rare(int number, OptionalLong bytes) {
        return new LagSample(Instant.EPOCH.plusSeconds(120L * number), OptionalDouble.empty(), bytes, OptionalDouble.empty(), true,
                Behind.UNKNOWN, Behind.UNKNOWN);
    }

    private static List<LagSample> samples(long... bytes) {
        var samples = new ArrayList<LagSample>();
        for (long each : bytes) {
            samples.add(new LagSample(Instant.EPOCH.plusSeconds(samples.size()), OptionalDouble.empty(), each, OptionalDouble.empty(),
                    true));
        }
        return samples;
    }
}
