package org.plumbline.capacity.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementsTest {
    private static final int KEYS = 40_000;

    /// From the tests of implementations made after the paper's C++.
    @Test
    void jumpHashGivesThePublishedBuckets() {
        int[] one = {0, 0, 0, 0, 0, 0, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 17, 17};
        int[] beef = {0, 1, 2, 3, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 16, 16, 16};
        int[] food = {0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 15, 15, 15, 15};
        for (int i = 0; i < one.length; i++) {
            assertThat(JumpHash.bucket(0, i + 1)).isZero();
            assertThat(JumpHash.bucket(1, i + 1)).isEqualTo(one[i]);
            assertThat(JumpHash.bucket(0xdeadbeefL, i + 1)).isEqualTo(beef[i]);
            assertThat(JumpHash.bucket(0x0ddc0ffeebadf00dL, i + 1)).isEqualTo(food[i]);
        }
        assertThat(JumpHash.bucket(10863919174838991L, 11)).isEqualTo(6);
        assertThat(JumpHash.bucket(2016238256797177309L, 11)).isEqualTo(3);
        assertThat(JumpHash.bucket(1673758223894951030L, 11)).isEqualTo(5);
        assertThat(JumpHash.bucket(2, 100_001)).isEqualTo(80_343);
        assertThat(JumpHash.bucket(2201, 100_001)).isEqualTo(22_152);
        assertThat(JumpHash.bucket(2202, 100_001)).isEqualTo(15_018);
    }

    /// Standard error and 99 % interval of a bucket's size by points for each node (Lamping and Veach, table 1).
    @ParameterizedTest
    @CsvSource({"1,20000,0.998,0.005,5.25", "10,1000,0.315,0.37,1.98", "100,1000,0.0997,0.76,1.28", "1000,400,0.0316,0.92,1.09"})
    void aRingIsAsEvenAsItsPointsAllow(int points, int shards, double deviation, double low, double high) {
        double[] sizes = Arrays.stream(HashRing.of(shards, points).shares()).map(share -> share * shards).sorted().toArray();
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isEqualTo(1, within(1e-9));
        double variance = Arrays.stream(sizes).map(size -> (size - 1) * (size - 1)).average().orElseThrow();
        assertThat(Math.sqrt(variance)).isEqualTo(deviation, within(deviation * 0.1));
        assertThat(sizes[(int) (0.005 * shards)]).isEqualTo(low, within(0.04));
        assertThat(sizes[(int) (0.995 * shards) - 1]).isEqualTo(high, within(0.15 * high));
    }

    @ParameterizedTest
    @EnumSource(value = ShardMethod.class, names = {"JUMP", "RING", "RENDEZVOUS"})
    void theGoodMethodsMoveTheOptimumAndOnlyToTheNewShard(ShardMethod method) {
        Placement before = method.over(4);
        Placement after = method.over(5);
        int moved = 0;
        for (int i = 0; i < KEYS; i++) {
            ShardKey key = ShardKey.of("user:" + i);
            if (before.shardOf(key) != after.shardOf(key)) {
                assertThat(after.shardOf(key)).isEqualTo(4);
                moved++;
            }
        }
        assertThat((double) moved / KEYS).isEqualTo(method.movedShare(4, 5).orElseThrow(),
                within(method == ShardMethod.RING ? 0.02 : 0.008));
    }

    @ParameterizedTest
    @EnumSource(value = ShardMethod.class, names = "BOUNDED", mode = EnumSource.Mode.EXCLUDE)
    void everyMethodMovesWhatIsExpectedOfItAndSpreadsWithinTheRandomBound(ShardMethod method) {
        for (int[] change : new int[][] {{4, 5}, {4, 6}, {8, 9}, {6, 3}, {4, 8}}) {
            MethodLoad load = ShardTally.ofNumbers(List.of(method), MethodOptions.USUAL, KEYS, change[0], change[1]).methods().getFirst();
            double allowed = method == ShardMethod.RING ? 0.03 : 0.01;
            assertThat(load.movedShare()).isEqualTo(load.expectedMoved().orElseThrow(), within(allowed));
            assertThat(load.leastMoved()).isEqualTo(Resize.optimum(change[0], change[1]));
            boolean uneven = method == ShardMethod.RING || method == ShardMethod.MULTIPROBE;
            double bound = RandomBound.maxOverMean(KEYS, change[1]) + (uneven ? 0.1 : 0.02);
            assertThat(load.after().maxOverMean()).isLessThan(bound);
            assertThat(load.after().allKeys()).isEqualTo(KEYS);
        }
    }

    /// k places give no shard more than k / (k - 1) of the mean: 1 + ε with 1 + 1/ε places (Appleton and O'Reilly, section 3), where one
    /// place alone gives ln(n) and more. Reckoned from the gaps between the points, for very many keys.
    @ParameterizedTest
    @CsvSource({"21,1.05", "11,1.10", "5,1.25"})
    void manyProbesBoundTheFullestShardWithOnePointEach(int probes, double bound) {
        int shards = 20_000;
        double[] gaps = HashRing.of(shards, 1).shares();
        double[] shares = MultiProbe.of(shards, probes).shares();
        assertThat(Arrays.stream(shares).sum()).isEqualTo(1, within(1e-9));
        assertThat(Arrays.stream(shares).max().orElseThrow() * shards).isBetween(bound * 0.99, bound * 1.02);
        assertThat(Arrays.stream(gaps).max().orElseThrow() * shards).isGreaterThan(Math.log(shards) * 0.7);
        assertThat(1 + 1 / (bound - 1)).isEqualTo(probes, within(1e-9));
    }

    @Test
    void noneOfUpTo256ProbedShardsIsMoreThanSevenPercentAboveTheMean() {
        for (int shards = 2; shards <= 256; shards++) {
            double most = Arrays.stream(MultiProbe.of(shards).shares()).max().orElseThrow();
            assertThat(most * shards).as(shards + " shards").isLessThan(1.071);
        }
    }

    @Test
    void multiProbeLooksForTheNearestPoint() {
        int shards = 8;
        double[] shares = MultiProbe.of(shards).shares();
        int[] counts = new int[shards];
        Placement before = MultiProbe.of(shards);
        Placement after = MultiProbe.of(shards + 1);
        int moved = 0;
        for (int i = 0; i < KEYS; i++) {
            ShardKey key = ShardKey.of("user:" + i);
            counts[before.shardOf(key)]++;
            if (after.shardOf(key) != before.shardOf(key)) {
                assertThat(after.shardOf(key)).isEqualTo(shards);
                moved++;
            }
        }
        for (int shard = 0; shard < shards; shard++) {
            assertThat((double) counts[shard] / KEYS).isEqualTo(shares[shard], within(0.008));
        }
        assertThat((double) moved / KEYS).isEqualTo(MultiProbe.of(shards + 1).shares()[shards], within(0.008));
    }

    /// 42 shards of one point each are not equal: the last one is small.
    @Test
    void multiProbeMovesWhatTheNewShardHoldsAndNotWhatEqualShardsWould() {
        MethodLoad load = ShardTally.ofNumbers(List.of(ShardMethod.MULTIPROBE), MethodOptions.USUAL, KEYS, 41, 42).methods().getFirst();
        assertThat(load.expectedMoved().orElseThrow()).isEqualTo(0.00856, within(0.00001)).isLessThan(load.leastMoved() / 2);
        assertThat(load.movedShare()).isEqualTo(load.expectedMoved().orElseThrow(), within(0.002));
        assertThat(ShardMethod.MULTIPROBE.movedShare(42, 41)).isEqualTo(ShardMethod.MULTIPROBE.movedShare(41, 42));
        assertThat(ShardMethod.MULTIPROBE.movedShare(7, 7)).hasValue(0);
        assertThat(ShardMethod.MULTIPROBE.movedShare(1, 65_536).orElseThrow()).isBetween(0.9999, 1.0);
    }

    @Test
    void boundedLoadsFillNoShardAboveTheirCap() {
        List<ShardKey> keys = IntStream.range(0, KEYS).mapToObj(i -> ShardKey.of("user:" + i)).toList();
        for (double slack : new double[] {0.01, 0.25, 1}) {
            long[] held = new long[7];
            BoundedLoads.place(keys, 7, slack).forEach(shard -> held[shard]++);
            assertThat(BoundedLoads.cap(KEYS, 7, slack)).isEqualTo((long) Math.ceil((1 + slack) * KEYS / 7));
            assertThat(LongStream.of(held).max().orElseThrow()).isLessThanOrEqualTo(BoundedLoads.cap(KEYS, 7, slack));
            assertThat(LongStream.of(held).sum()).isEqualTo(KEYS);
        }
        assertThat(BoundedLoads.cap(0, 5, 0.25)).isEqualTo(1);
        // with room for all it is the ring
        assertThat(BoundedLoads.place(keys, 7, 99)).isEqualTo(keys.stream().map(HashRing.of(7)::shardOf).toList());
    }

    @Test
    void boundedLoadsDependOnTheOrderAndOnTheOtherKeys() {
        List<ShardKey> keys = IntStream.range(0, 2_000).mapToObj(i -> ShardKey.of("user:" + i)).toList();
        List<Integer> placed = BoundedLoads.place(keys, 5, 0.01);
        List<Integer> backwards = BoundedLoads.place(keys.reversed(), 5, 0.01).reversed();
        assertThat(backwards).isNotEqualTo(placed);
        assertThat(BoundedLoads.place(keys.subList(1_000, 2_000), 5, 0.01)).isNotEqualTo(placed.subList(1_000, 2_000));
        List<ShardKey> twice = Stream.concat(keys.stream(), keys.stream()).toList();
        assertThat(BoundedLoads.place(twice, 5, 0.01)).isEqualTo(Stream.concat(placed.stream(), placed.stream()).toList());
        assertThatThrownBy(() -> ShardMethod.BOUNDED.over(5)).hasMessageContaining("a table of all keys");
    }

    @Test
    void weightedShardsHoldWhatTheyAreToHoldAndMoveTheLeast() {
        var options = new MethodOptions(List.of(1.0, 2.0, 1.0, 4.0), 0.25);
        MethodLoad load = ShardTally.ofNumbers(List.of(ShardMethod.RENDEZVOUS), options, KEYS, 3, 4).methods().getFirst();
        assertThat(load.leastMoved()).isEqualTo(0.5, within(1e-12));
        assertThat(load.expectedMoved()).hasValue(load.leastMoved());
        assertThat(load.movedShare()).isEqualTo(0.5, within(0.01));
        assertThat(load.after().keys().get(3) / (double) KEYS).isEqualTo(0.5, within(0.01));
        assertThat(load.after().fairShare(3)).isEqualTo(0.5);
        assertThat(load.after().maxOverMean()).isBetween(1.0, 1.05);
        assertThat(load.before().weights()).containsExactly(1.0, 2.0, 1.0);
        MethodLoad ring = ShardTally.ofNumbers(List.of(ShardMethod.RING), options, KEYS, 3, 4).methods().getFirst();
        assertThat(ring.after().isWeighted()).isFalse();
        assertThatThrownBy(() -> ShardTally.ofNumbers(List.of(ShardMethod.RENDEZVOUS), options, KEYS, 3, 5))
                .hasMessage("There are 4 weights for 5 shards: give each shard its own, or none.");
        assertThatThrownBy(() -> new MethodOptions(List.of(-1.0), 0.25)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new MethodOptions(List.of(), Double.NaN)).hasMessageContaining("above the mean");
    }

    @Test
    void rendezvousGivesWeightsTheirShareAndLosesOnlyWhatLayOnTheLostShard() {
        Placement weighted = Rendezvous.of(List.of(1.0, 2.0, 1.0));
        Placement lighter = Rendezvous.of(List.of(1.0, 1e-300, 1.0));
        int heavy = 0;
        for (int i = 0; i < KEYS; i++) {
            ShardKey key = ShardKey.of("k" + i);
            int shard = weighted.shardOf(key);
            heavy += shard == 1 ? 1 : 0;
            assertThat(lighter.shardOf(key)).isNotEqualTo(1);
            if (shard != 1) {
                assertThat(lighter.shardOf(key)).isEqualTo(shard);
            }
        }
        assertThat((double) heavy / KEYS).isEqualTo(0.5, within(0.01));
        assertThatThrownBy(() -> Rendezvous.of(List.of(1.0, 0.0))).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Rendezvous.of(List.of(Double.NaN))).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Rendezvous.of(List.of())).hasMessageContaining("whole number");
    }

    @Test
    void hashRangesCoverEveryHashOnce() {
        for (int shards : new int[] {1, 3, 4, 32, 60_001}) {
            var ranges = new HashRanges(shards);
            assertThat(ranges.from(0)).isEqualTo(Integer.MIN_VALUE);
            assertThat(ranges.to(shards - 1)).isEqualTo(Integer.MAX_VALUE);
            for (int shard = 1; shard < shards; shard++) {
                assertThat(ranges.from(shard)).isEqualTo(ranges.to(shard - 1) + 1);
            }
        }
        // What hashint4(1) answers.
        assertThat(KeyType.INTEGER.hash("1")).isEqualTo(-1905060026);
        assertThat(new HashRanges(32).shardOf(new ShardKey("1", KeyType.INTEGER))).isEqualTo(1);
    }

    @Test
    void aRingOfTooManyPointsIsRefused() {
        assertThatThrownBy(() -> HashRing.of(65_536, 1_000)).hasMessageContaining("at most 4000000");
        assertThatThrownBy(() -> HashRing.of(4, 0)).hasMessageContaining("at least 1");
        assertThat(HashRing.of(1, 1).shardOf(ShardKey.of("x"))).isZero();
        assertThat(HashRing.of(1, 1).shares()).containsExactly(1);
    }
}
