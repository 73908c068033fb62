package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StampedeTest {
    @Test
    void asManyLoadAsAskWhileTheFirstLoads() {
        assertThat(new Stampede(400, 0.05, 1).size()).isCloseTo(20, within(1e-12));
        assertThat(new Stampede(400, 0.05, 1).sizeWithSingleFlight()).as("the only process loads once").isZero();
    }

    @Test
    void withSingleFlightOtherProcessesLoadOnceEach() {
        var stampede = new Stampede(40, 0.05, 8);
        var random = new Random(2);
        double further = 0;
        for (int run = 0; run < 20_000; run++) {
            var processes = new boolean[8];
            processes[0] = true;
            for (double at = exponential(random, 40); at < 0.05; at += exponential(random, 40)) {
                int one = random.nextInt(8);
                further += processes[one] ? 0 : 1;
                processes[one] = true;
            }
        }
        assertThat(stampede.sizeWithSingleFlight()).isCloseTo(further / 20_000, within(0.02)).isLessThan(stampede.size());
    }

    @Test
    void whoAsksOftenHardlyEverSeesItExpireWhenItIsRefreshedEarly() {
        var stampede = new Stampede(30, 0.1, 1);
        var random = new Random(3);
        int expired = 0;
        for (int run = 0; run < 20_000; run++) {
            boolean refreshed = false;
            for (double at = exponential(random, 30); at < 5 && !refreshed; at += exponential(random, 30)) {
                refreshed = stampede.refreshesEarly(5 - at, 1, 1 - random.nextDouble());
            }
            expired += refreshed ? 0 : 1;
        }
        assertThat(stampede.expiresAllTheSame(5, 1)).isCloseTo(Math.exp(-3), within(1e-9)).isCloseTo(expired / 20_000.0, within(0.005));
        assertThat(stampede.expiresAllTheSame(5, 0)).isEqualTo(1);
    }

    @Test
    void badFiguresAreRefused() {
        assertThatThrownBy(() -> new Stampede(-1, 1, 1)).hasMessageStartingWith("Requests per second: -1 will not do");
        assertThatThrownBy(() -> new Stampede(1, 1, 1).refreshesEarly(1, 1, 0)).hasMessageStartingWith("Drawn number: 0 will not do");
    }

    private static double exponential(Random random, double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }
}
