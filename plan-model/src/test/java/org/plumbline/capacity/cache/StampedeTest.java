package org.plumbline.capacity.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
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

    /// By hand: of 94.6 requests a second each of 4 processes makes 23.6, and misses in its L1 once in 30 s and a request, 0.0333 times a
    /// second. While the first loads, 0.47 further requests of its own process come, and hardly ever one of another.
    @Test
    void behindLocalCachesOnlyWhatTheyMissStampedes() {
        var local = new Layer(Cache.unbounded(new Expiry.AfterLoad(30)), 0.001, 0);
        var shared = Optional.of(new Layer(Cache.unbounded(new Expiry.AfterLoad(300)), 0.5, 0));
        var traffic = new Traffic(Popularity.zipf(0.9, 1_000), 1_000, 0);
        Stampede both = new Layers(4, Optional.of(local), shared, 20, 1_000).stampede(traffic);
        double each = traffic.popularity().hottest() * 1_000 / 4;
        assertThat(both.missedPerSecond()).isCloseTo(4 * each / (1 + each * 30), within(1e-6));
        assertThat(both.size()).isCloseTo(0.474, within(0.005));
        assertThat(both.sizeWithSingleFlight()).isCloseTo(0.002, within(0.0001));
        assertThat(both.expiresAllTheSame(300, 1)).isCloseTo(0.9973, within(0.0001));
        Stampede alone = new Layers(4, Optional.empty(), shared, 20, 1_000).stampede(traffic);
        assertThat(alone).isEqualTo(new Stampede(4 * each, 0.02, 4));
        assertThat(alone.size()).as("λ·t").isCloseTo(4 * each * 0.02, within(1e-9));
        assertThat(new Layers(4, Optional.of(local), Optional.empty(), 20, 1_000).stampede(traffic)).isEqualTo(alone);
    }

    /// Requests drawn at random: one that finds its process's copy expired loads, as long as none of that process is done.
    @Test
    void furtherLoadsAreThoseOfASimulation() {
        var random = new Random(7);
        var stampede = new Stampede(200, 20, 0.05, 4);
        double further = 0;
        int trials = 20_000;
        for (int i = 0; i < trials; i++) {
            for (int process = 0; process < 4; process++) {
                double at = process == 0 ? 0 : after(random, 5);
                further += at < 0.05 && process > 0 ? 1 : 0;
                for (double next = at + after(random, 50); next < 0.05; next += after(random, 50)) {
                    further++;
                }
            }
        }
        assertThat(further / trials).isCloseTo(stampede.size(), within(0.05));
    }

    private static double after(Random random, double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }
}
