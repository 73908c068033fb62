package org.plumbline.capacity.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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
        assertThat((double) moved / KEYS).isEqualTo(method.movedShare(4, 5), within(method == ShardMethod.RING ? 0.02 : 0.008));
    }

    @ParameterizedTest
    @EnumSource(ShardMethod.class)
    void everyMethodMovesWhatIsExpectedOfItAndSpreadsWithinTheRandomBound(ShardMethod method) {
        for (int[] change : new int[][] {{4, 5}, {4, 6}, {8, 9}, {6, 3}, {4, 8}}) {
            MethodLoad load = ShardTally.ofNumbers(List.of(method), KEYS, change[0], change[1]).methods().getFirst();
            double allowed = method == ShardMethod.RING ? 0.03 : 0.01;
            assertThat(load.movedShare()).isEqualTo(method.movedShare(change[0], change[1]), within(allowed));
            double bound = RandomBound.maxOverMean(KEYS, change[1]) + (method == ShardMethod.RING ? 0.1 : 0.02);
            assertThat(load.after().maxOverMean()).isLessThan(bound);
            assertThat(load.after().allKeys()).isEqualTo(KEYS);
        }
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
