package org.plumbline.capacity.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.ShardAdvice.Binding;
import org.plumbline.capacity.shard.ShardNeeds.Work;

class ShardArithmeticTest {
    @ParameterizedTest
    @CsvSource({"0.8,45.6", "1,12.1", "1.2,5.1"})
    void theHottestKeyLimitsTheUsefulShards(double exponent, double useful) {
        assertThat(new HotKeys(new Zipf(100_000, exponent).hottest()).usefulShards()).isEqualTo(useful, within(0.05));
    }

    @Test
    void aZipfOfVeryManyKeysIsSummedByItsIntegral() {
        assertThat(1 / new Zipf(10_000_000, 1).hottest()).isEqualTo(Math.log(1e7) + 0.5772156649015329 + 0.5e-7, within(1e-9));
        assertThat(new Zipf(Long.MAX_VALUE, 0.5).hottest()).isPositive();
        assertThat(new Zipf(50, 0).sumOfSquares()).isEqualTo(1.0 / 50, within(1e-12));
        assertThatThrownBy(() -> new Zipf(0, 1)).hasMessageContaining("from 1 up");
        assertThatThrownBy(() -> new Zipf(10, Double.NaN)).hasMessageContaining("from 0");
    }

    @Test
    void aHotKeyWantsAShardOfItsOwnOrSalt() {
        var hot = new HotKeys(0.3);
        assertThat(hot.outweighsShard(4)).isTrue();
        assertThat(hot.parts(4)).isEqualTo(3);
        assertThat(hot.outweighsShard(3)).isFalse();
        assertThat(hot.parts(3)).isEqualTo(1);
        assertThat(new HotKeys(1).outweighsShard(1)).isFalse();
        assertThatThrownBy(() -> new HotKeys(0)).hasMessageContaining("above 0");
    }

    @Test
    void keysThrownAtRandomFollowTheRandomBound() {
        int keys = 100_000;
        int shards = 64;
        var random = new Random(7);
        double[] highest = new double[30];
        double squares = 0;
        for (int run = 0; run < highest.length; run++) {
            int[] counts = new int[shards];
            for (int key = 0; key < keys; key++) {
                counts[random.nextInt(shards)]++;
            }
            highest[run] = Arrays.stream(counts).max().orElseThrow() / ((double) keys / shards);
            squares += Arrays.stream(counts).mapToDouble(count -> Math.pow(count - (double) keys / shards, 2)).average().orElseThrow();
        }
        assertThat(Math.sqrt(squares / highest.length)).isEqualTo(RandomBound.deviation(keys, shards), within(2.0));
        double mean = DoubleStream.of(highest).average().orElseThrow();
        assertThat(mean).isBetween(1 + (RandomBound.maxOverMean(keys, shards) - 1) * 0.7, RandomBound.maxOverMean(keys, shards));
        assertThat(RandomBound.maxOverMean(1.0 / keys, shards)).isEqualTo(RandomBound.maxOverMean(keys, shards), within(0.001));
        assertThat(RandomBound.maxOverMean(5, 1)).isEqualTo(1);
        assertThatThrownBy(() -> RandomBound.maxOverMean(0, 4)).hasMessageContaining("from 1 up");
    }

    @Test
    void weightedKeysVaryAsTheSumOfTheirSquaresSays() {
        var zipf = new Zipf(1_000, 0.8);
        double hottest = zipf.hottest();
        int shards = 8;
        var random = new Random(11);
        int runs = 4_000;
        double squares = 0;
        for (int run = 0; run < runs; run++) {
            double share = 0;
            for (int i = 1; i <= 200; i++) {
                share += random.nextInt(shards) == 0 ? hottest * Math.pow(i, -0.8) : 0;
            }
            squares += Math.pow(share - firstTwoHundred(hottest) / shards, 2);
        }
        double restSquares = zipf.sumOfSquares() - squaresOfFirstTwoHundred(hottest);
        double variance = squares / runs + RandomBound.shareVariance(Math.max(1e-12, restSquares), shards);
        assertThat(variance).isEqualTo(RandomBound.shareVariance(zipf.sumOfSquares(), shards),
                within(RandomBound.shareVariance(zipf.sumOfSquares(), shards) * 0.06));
    }

    private static double firstTwoHundred(double hottest) {
        double sum = 0;
        for (int i = 1; i <= 200; i++) {
            sum += hottest * Math.pow(i, -0.8);
        }
        return sum;
    }

    private static double squaresOfFirstTwoHundred(double hottest) {
        double sum = 0;
        for (int i = 1; i <= 200; i++) {
            sum += Math.pow(hottest * Math.pow(i, -0.8), 2);
        }
        return sum;
    }

    @Test
    void theSlowestOfManyIsAHigherQuantileOfOne() {
        assertThat(FanOut.quantile(0.99, 1)).isEqualTo(0.99, within(1e-12));
        assertThat(FanOut.quantile(0.99, 32)).isEqualTo(Math.pow(0.99, 1 / 32.0), within(1e-12)).isEqualTo(0.999686, within(1e-6));
        assertThat(FanOut.slowShare(0.99, 100)).isEqualTo(0.634, within(0.0005));
        assertThat(FanOut.latencyMs(5, 50, 0.99, 1)).isEqualTo(50, within(1e-6));
        assertThat(FanOut.latencyMs(5, 50, 0.5, 1)).isEqualTo(5, within(1e-9));
        var random = new Random(3);
        double[] slowest = new double[20_000];
        double sigma = Math.log(10) / 2.3263478740408408;
        for (int i = 0; i < slowest.length; i++) {
            for (int shard = 0; shard < 16; shard++) {
                slowest[i] = Math.max(slowest[i], 5 * Math.exp(sigma * random.nextGaussian()));
            }
        }
        Arrays.sort(slowest);
        assertThat(FanOut.latencyMs(5, 50, 0.5, 16)).isEqualTo(slowest[10_000], within(slowest[10_000] * 0.03));
        assertThatThrownBy(() -> FanOut.latencyMs(5, 5, 0.99, 4)).hasMessageContaining("p99 above the median");
        assertThatThrownBy(() -> FanOut.latencyMs(5, Double.NaN, 0.99, 4)).hasMessageContaining("p99 above the median");
    }

    @Test
    void theNumberOfShardsFollowsTheRulesAndSaysWhatDecided() {
        ShardAdvice few = ShardAdvice.of(needs(20e9, Work.MULTI_TENANT, 100));
        assertThat(few.shards()).isEqualTo(32);
        assertThat(few.binding()).isEqualTo(Binding.WORK);
        ShardAdvice large = ShardAdvice.of(needs(2e12, Work.MULTI_TENANT, 100));
        assertThat(large.shards()).isEqualTo(256);
        assertThat(large.binding()).isEqualTo(Binding.SIZE);
        assertThat(large.shardBytesThen()).isLessThan(10e9);
        ShardAdvice dashboards = ShardAdvice.of(needs(20e9, Work.REAL_TIME, 5));
        assertThat(dashboards.shards()).isEqualTo(64);
        ShardAdvice busy = ShardAdvice.of(needs(20e9, Work.REAL_TIME, 20));
        assertThat(busy.byConnections()).isEqualTo(20);
        assertThat(busy.shards()).isEqualTo(16);
        assertThat(busy.binding()).isEqualTo(Binding.CONNECTIONS);
        ShardAdvice overrun = ShardAdvice.of(needs(20e9, Work.REAL_TIME, 500));
        assertThat(overrun.binding()).isEqualTo(Binding.TOO_FEW_CONNECTIONS);
        assertThat(overrun.shards()).isEqualTo(4);
        assertThat(ShardAdvice.of(needs(1e18, Work.MULTI_TENANT, 1)).binding()).isEqualTo(Binding.LIMIT);
        assertThat(ShardAdvice.of(needs(1e18, Work.MULTI_TENANT, 1)).shards()).isEqualTo(64_000);
        assertThatThrownBy(() -> needs(Double.NaN, Work.REAL_TIME, 1)).hasMessageContaining("number of bytes");
        assertThatThrownBy(() -> needs(1, Work.REAL_TIME, 0)).hasMessageContaining("queries at once");
    }

    private static ShardNeeds needs(double bytes, Work work, int concurrent) {
        return new ShardNeeds(bytes, 0, 0, 10e9, 4, 8, 100, concurrent, work, 0);
    }
}
