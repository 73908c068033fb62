package org.plumbline.capacity.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.capacity.pool.Scalability.Point;

class ScalabilityTest {
    @Test
    void findsTheLawThatMadeTheFigures() {
        Scalability law = fit(law(1000, .03, .0005));
        assertThat(law.perConnection()).isCloseTo(1000, within(1e-6));
        assertThat(law.contention()).isCloseTo(.03, within(1e-9));
        assertThat(law.coherence()).isCloseTo(.0005, within(1e-10));
        assertThat(law.peak().orElseThrow().connections()).isCloseTo(Math.sqrt(.97 / .0005), within(1e-4));
        assertThat(law.determination()).isCloseTo(1, within(1e-9));
        assertThat(law.throughput(16)).isCloseTo(law(1000, .03, .0005).applyAsDouble(16), within(1e-6));
    }

    @Test
    void theTruePeakLiesWithinNineteenOfTwentyIntervals() {
        double peak = Math.sqrt(.95 / .002);
        var random = new Random(11);
        int within = 0;
        for (int run = 0; run < 400; run++) {
            Scalability.Peak found = fit(n -> law(800, .05, .002).applyAsDouble(n) * (1 + .01 * random.nextGaussian()))
                    .peak().orElseThrow();
            within += found.least() <= peak && peak <= found.most().orElse(Double.MAX_VALUE) ? 1 : 0;
        }
        assertThat(within).isBetween(355, 400);
    }

    @Test
    void hasNoPeakWhereThroughputNeverFalls() {
        Scalability law = fit(law(500, .1, 0));
        assertThat(law.coherence()).isCloseTo(0, within(1e-9));
        assertThat(fit(n -> 500 * n).contention()).isCloseTo(0, within(1e-9));
    }

    @Test
    void keepsItsFactorsAboveZero() {
        Scalability better = fit(n -> 100 * Math.pow(n, 1.1));
        assertThat(better.contention()).isZero();
        assertThat(better.coherence()).isZero();
        assertThat(better.peak()).isEmpty();
        Scalability worse = fit(n -> 100 / n);
        assertThat(worse.peak().orElseThrow().connections()).isBetween(1.0, 1.2);
    }

    @Test
    void takesNoPeakFarBeyondWhatWasMeasured() {
        assertThat(fit(law(1000, .03, .0005)).knee()).contains(new Knee.Peak(44));
        assertThat(fit(law(1000, .03, .0001)).knee()).contains(new Knee.Peak(98));
        Scalability beyond = fit(law(1000, 0, 1e-12));
        assertThat(beyond.measuredTo()).isEqualTo(64);
        assertThat(beyond.peak().orElseThrow().connections()).isGreaterThan(262_143);
        assertThat(beyond.knee()).isEmpty();
        assertThat(fit(law(1000, .03, .00001)).knee()).isEmpty();
    }

    @Test
    void needsSixNumbersOfConnections() {
        assertThatThrownBy(() -> Scalability.fit(Stream.of(1, 2, 4, 8, 16, 16).map(n -> new Point(n, n)).toList()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("6 numbers of connections");
        assertThatThrownBy(() -> new Point(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Point(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DoubleUnaryOperator law(double gamma, double sigma, double kappa) {
        return n -> gamma * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
    }

    private static Scalability fit(DoubleUnaryOperator throughput) {
        List<Point> points = Stream.of(1, 2, 4, 8, 12, 16, 24, 32, 48, 64)
                .map(n -> new Point(n, throughput.applyAsDouble(n))).toList();
        return Scalability.fit(points).orElseThrow();
    }
}
