package org.plumbline.capacity.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErlangCTest {
    private static final Load LOAD = Load.random(200, 50);

    @ParameterizedTest
    @CsvSource({"11, .682, 34.1, 211", "12, .449, 11.2, 95", "13, .285, 4.75, 56", "15, .102, 1.02, 23", "20, .004, .02, 0"})
    void isTheWorkedExample(int size, double probability, double mean, double p99) {
        PoolWait.Stable wait = stable(LOAD, size);
        assertThat(wait.utilisation()).isCloseTo(10.0 / size, within(1e-12));
        assertThat(wait.probability()).isCloseTo(probability, within(.0006));
        assertThat(wait.meanMs()).isCloseTo(mean, within(.06));
        assertThat(wait.quantileMs(.99)).isCloseTo(p99, within(.6));
        assertThat(wait.quantileMs(.95)).isLessThanOrEqualTo(wait.quantileMs(.99));
    }

    @Test
    void isTheSumOfTheTextbook() {
        double offered = 10;
        double term = 1;
        double sum = 0;
        for (int k = 0; k < 13; k++) {
            sum += term;
            term = term * offered / (k + 1);
        }
        double last = term * 13 / (13 - offered);
        assertThat(stable(LOAD, 13).probability()).isCloseTo(last / (sum + last), within(1e-13));
    }

    @Test
    void growsWhereAsMuchComesAsCanBeServed() {
        assertThat(ErlangC.of(LOAD, 10)).isEqualTo(new PoolWait.Growing(10, 1));
        assertThat(ErlangC.of(LOAD, 5)).isEqualTo(new PoolWait.Growing(5, 2));
    }

    @Test
    void ofOneConnectionIsTheSimpleQueue() {
        PoolWait.Stable wait = stable(Load.random(8, 100), 1);
        assertThat(wait.probability()).isCloseTo(.8, within(1e-12));
        assertThat(wait.meanMs()).isCloseTo(400, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 5000, 100_000, 262_000})
    void isStableForThousandsOfConnections(int busy) {
        List<PoolWait> curve = ErlangC.curve(Load.random(busy, 1000), busy + 1, busy + 143);
        double before = 1;
        for (PoolWait wait : curve) {
            double probability = ((PoolWait.Stable) wait).probability();
            assertThat(probability).isBetween(0.0, 1.0).isLessThan(before);
            before = probability;
        }
        // Halfin and Whitt: with c = a + β sqrt(a), the probability tends to 1 / (1 + β Φ(β) / φ(β))
        double beta = 143 / Math.sqrt(busy);
        double limit = halfinWhitt(beta);
        assertThat(before).isCloseTo(limit, within(.02 + limit * .1));
    }

    private static double halfinWhitt(double beta) {
        var normal = new org.apache.commons.math3.distribution.NormalDistribution();
        return 1 / (1 + beta * normal.cumulativeProbability(beta) / normal.density(beta));
    }

    @Test
    void correctsForRegularOrBurstyRequests() {
        double random = stable(LOAD, 12).meanMs();
        assertThat(stable(new Load(200, 50, 1, 0), 12).meanMs()).isCloseTo(random / 2, within(1e-9));
        assertThat(stable(new Load(200, 50, 1, 2), 12).meanMs()).isCloseTo(random * 2.5, within(1e-9));
        PoolWait.Stable clockwork = stable(new Load(200, 50, 0, 0), 12);
        assertThat(clockwork.meanMs()).isZero();
        assertThat(clockwork.quantileMs(.99)).isZero();
    }

    @Test
    void theSmallestPoolMeetsTheTargetAndTheNextSmallerDoesNot() {
        assertThat(ErlangC.smallest(LOAD, 60).orElseThrow().size()).isEqualTo(13);
        for (double target : new double[] {0, 1, 22, 24, 95, 96, 210, 212, 5000}) {
            int size = ErlangC.smallest(LOAD, target).orElseThrow().size();
            assertThat(ErlangC.of(LOAD, size).isWithin(target)).isTrue();
            assertThat(ErlangC.of(LOAD, size - 1).isWithin(target)).as("%d for %f", size, target).isFalse();
        }
    }

    @Test
    void theCurveIsOfEachSize() {
        List<PoolWait> curve = ErlangC.curve(LOAD, 9, 20);
        assertThat(curve).hasSize(12).first().isInstanceOf(PoolWait.Growing.class);
        assertThat(curve.getLast()).isEqualTo(ErlangC.of(LOAD, 20));
    }

    @Test
    void usersWhoThinkSendLess() {
        assertThat(Load.arrivals(200, 950, 50)).isCloseTo(200, within(1e-9));
        assertThat(Load.arrivals(200, 9950, 50)).isCloseTo(20, within(1e-9));
        assertThat(Load.random(200, 50).of(4).arrivalsPerSecond()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void refusesWhatIsNoRateAndNoTime(double wrong) {
        assertThatThrownBy(() -> Load.random(wrong, 50)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("arrival rate");
        assertThatThrownBy(() -> Load.random(200, wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hold time");
    }

    @Test
    void refusesALoadThatNoServerCouldTake() {
        assertThatThrownBy(() -> Load.random(1e6, 1e6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("busy connections");
        assertThatThrownBy(() -> ErlangC.of(LOAD, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("pool size");
        assertThatThrownBy(() -> ErlangC.smallest(LOAD, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Load(1, 1, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ErlangC.smallest(Load.random(262_143, 1000), 1)).isEmpty();
    }

    private static PoolWait.Stable stable(Load load, int size) {
        return (PoolWait.Stable) ErlangC.of(load, size);
    }
}
