package org.plumbline.capacity.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPoolTest {
    private static final int REQUESTS = 400_000;

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 15})
    void agreesWithErlang(int size) {
        Load load = Load.random(200, 50);
        var formula = (PoolWait.Stable) ErlangC.of(load, size);
        SimulatedPool simulated = SimulatedPool.run(load, size, REQUESTS, 1);
        assertThat(simulated.meanWaitMs()).isCloseTo(formula.meanMs(), within(4 * simulated.standardErrorMs()));
        assertThat(simulated.standardErrorMs()).isLessThan(formula.meanMs() * .1);
        assertThat(simulated.probabilityOfWaiting()).isCloseTo(formula.probability(), within(.02));
        assertThat(simulated.p99WaitMs()).isCloseTo(formula.quantileMs(.99), within(formula.quantileMs(.99) * .12));
        assertThat(simulated.p95WaitMs()).isCloseTo(formula.quantileMs(.95), within(2 + formula.quantileMs(.95) * .12));
    }

    /// Allen and Cunneen's formula is an approximation: within a fifth in heavy traffic.
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.5", "1, 2", "0.5, 1", "1.5, 1.5"})
    void agreesWithTheCorrectionInHeavyTraffic(double arrivals, double holds) {
        var load = new Load(200, 50, arrivals, holds);
        var formula = (PoolWait.Stable) ErlangC.of(load, 11);
        SimulatedPool simulated = SimulatedPool.run(load, 11, REQUESTS, 2);
        assertThat(simulated.meanWaitMs()).isCloseTo(formula.meanMs(), within(formula.meanMs() * .2 + 4 * simulated.standardErrorMs()));
    }

    @Test
    void anOverloadedQueueGrowsForAsLongAsItLasts() {
        SimulatedPool simulated = SimulatedPool.run(Load.random(300, 50), 10, 20_000, 3);
        assertThat(simulated.queue()).hasSize(400);
        assertThat(simulated.queue().getLast().waiting()).isGreaterThan(simulated.queue().get(200).waiting());
        assertThat(simulated.queue().get(200).waiting()).isGreaterThan(1000);
    }

    @Test
    void nobodyWaitsWhereAClockSendsLessThanFits() {
        SimulatedPool simulated = SimulatedPool.run(new Load(200, 50, 0, 0), 11, 10_000, 4);
        assertThat(simulated.meanWaitMs()).isZero();
        assertThat(simulated.queue()).allMatch(moment -> moment.waiting() == 0);
    }

    @Test
    void theSameSeedGivesTheSame() {
        Load load = Load.random(200, 50);
        assertThat(SimulatedPool.run(load, 12, 5000, 9)).isEqualTo(SimulatedPool.run(load, 12, 5000, 9))
                .isNotEqualTo(SimulatedPool.run(load, 12, 5000, 10));
        assertThatThrownBy(() -> SimulatedPool.run(load, 12, 10, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}
