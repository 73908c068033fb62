package org.plumbline.capacity.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

    private static List<LagSample> samples(long... bytes) {
        var samples = new ArrayList<LagSample>();
        for (long each : bytes) {
            samples.add(new LagSample(Instant.EPOCH.plusSeconds(samples.size()), OptionalDouble.empty(), each, OptionalDouble.empty(),
                    true));
        }
        return samples;
    }
}
