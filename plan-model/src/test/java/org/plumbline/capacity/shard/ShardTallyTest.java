package org.plumbline.capacity.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.capacity.Zipf;
import org.plumbline.capacity.shard.KeyWarning.FewValues;
import org.plumbline.capacity.shard.KeyWarning.GrowsWithTime;
import org.plumbline.capacity.shard.KeyWarning.HotKey;
import org.plumbline.capacity.shard.KeyWarning.Nulls;
import org.plumbline.capacity.shard.KeyWarning.Skewed;

class ShardTallyTest {
    private static final List<ShardMethod> ALL = List.of(ShardMethod.values());

    @Test
    void keysAreReadAsCopyWritesThem() throws IOException {
        String[][] keys = {
            {"a\\\\b", "a\\b"}, {"a\\tb", "a\tb"}, {"a\\nb", "a\nb"}, {"a\\rb", "a\rb"}, {"\\b\\f\\v", "\b\f\u000b"},
            {"\\101\\7.", "A\u0007."}, {"\\x41\\xaz", "A\nz"}, {"\\303\\xbcx", "üx"}, {"\\Nab", "Nab"}, {"\\\\N", "\\N"},
            {"\\q", "q"}, {"ü\\", "ü\\"}, {"\\xg", "xg"}, {"漢🚀\\t", "漢🚀\t"}};
        for (String[] key : keys) {
            ShardTally tally = read(KeyType.TEXT, key[0] + "\t7\n\\N\n");
            assertThat(tally.counts().facts().top()).extracting(KeyFacts.Frequent::key).containsExactly(key[1]);
            assertThat(tally.counts().facts().nulls()).isEqualTo(1);
            assertThat(tally.counts().methods().getFirst().after().allBytes()).isEqualTo(7);
        }
    }

    private static ShardTally read(KeyType type, String lines) throws IOException {
        var tally = new ShardTally(ALL, type, 4, 4);
        KeyLines.read(new BufferedReader(new StringReader(lines)), tally, () -> true);
        return tally;
    }

    @Test
    void bytesAreReadAsCopyAndAsAPersonWritesThem() throws IOException {
        ShardTally tally = read(KeyType.BYTES, "\\\\x0aff\n\\x0aff\n");
        assertThat(tally.counts().facts().top()).extracting(KeyFacts.Frequent::key).containsExactly("\\x0aff");
        assertThat(tally.keys()).isEqualTo(2);
        assertThatThrownBy(() -> read(KeyType.TEXT, "a\n\\xff\n"))
                .hasMessageStartingWith("Line 2: ").hasMessageContaining("no text in UTF-8");
    }

    @Test
    void rendezvousIsNotComparedWhereItIsSlow() {
        assertThat(ShardMethod.compared(ShardMethod.MANY_KEYS, 4, 5)).isEqualTo(ALL);
        assertThat(ShardMethod.compared(1_000_000, 64, 128)).isEqualTo(ALL);
        assertThat(ShardMethod.compared(1, 4, 129)).hasSize(7).doesNotContain(ShardMethod.RENDEZVOUS);
        assertThat(ShardMethod.compared(ShardMethod.MANY_KEYS, 64, 128)).doesNotContain(ShardMethod.RENDEZVOUS);
        assertThat(ShardMethod.compared(ShardMethod.MANY_KEYS, 256, 512)).doesNotContain(ShardMethod.RENDEZVOUS);
        assertThat(ShardMethod.compared(100_000_000, 65_536, 65_535)).doesNotContain(ShardMethod.RENDEZVOUS);
        assertThat(ShardMethod.compared(100_000_000, 4, 4)).doesNotContain(ShardMethod.MULTIPROBE).contains(ShardMethod.RING);
    }

    @Test
    void boundedLoadsCountDifferentKeysAndForgetThemWhereThereAreTooMany() {
        var tally = new ShardTally(List.of(ShardMethod.BOUNDED), new MethodOptions(List.of(), 0.1), KeyType.TEXT, 4, 5, 1);
        for (int i = 0; i < 9_000; i++) {
            tally.add("k" + i % 3_000, 10);
        }
        MethodLoad load = tally.counts().methods().getFirst();
        assertThat(load.before().keys()).allMatch(rows -> rows <= 3 * BoundedLoads.cap(3_000, 4, 0.1));
        assertThat(load.after().allBytes()).isEqualTo(90_000);
        assertThat(load.after().maxOverMean()).isLessThanOrEqualTo(1.1 + 1e-9);
        assertThat(load.movedShare()).isGreaterThanOrEqualTo(load.leastMoved()).isLessThan(0.6);
        assertThat(load.expectedMoved()).isEmpty();
        var many = new KeyDirectory(3);
        assertThat(LongStream.of(5, 6, 5, 7).mapToInt(hash -> many.add(hash, 1)).toArray()).containsExactly(0, 1, 0, 2);
        assertThat(many.rows(0)).isEqualTo(2);
        assertThat(many.isComplete()).isTrue();
        assertThat(many.add(8, 1)).isEqualTo(-1);
        assertThat(many.isComplete()).isFalse();
        var sample = new ShardTally(ALL, MethodOptions.USUAL, KeyType.TEXT, 4, 4, 0.5);
        sample.add("a", 1);
        assertThat(sample.counts().methods()).hasSize(7).noneMatch(each -> each.method() == ShardMethod.BOUNDED);
    }

    @Test
    void daysAndMomentsAreReadAsTheServerWritesThem() {
        assertThat(KeyType.DATE.hash("0044-03-15 BC")).isNotEqualTo(KeyType.DATE.hash("0044-03-15"));
        assertThat(KeyText.days("0001-01-01 BC")).isEqualTo(-730_485);
        assertThat(KeyText.days("5874897-12-31")).isEqualTo(2_145_031_948);
        assertThat(KeyText.micros("2026-11-30 12:00:00.0000004")).isEqualTo(KeyText.micros("2026-11-30T12:00:00"));
        assertThat(KeyText.micros("1999-12-31 23:59:59.9999996")).isZero();
        assertThat(KeyText.micros("2000-01-01 05:53:28+05:53:28")).isZero();
        assertThat(KeyText.micros("2000-01-01 02:00+02")).isZero();
        assertThat(KeyText.micros("4714-11-24 00:00:00+00 BC")).isEqualTo(-211_813_488_000_000_000L);
    }

    @Test
    void countsKeysAndBytesOfEachShardAndWhatMoves() {
        var tally = new ShardTally(List.of(ShardMethod.MODULO), KeyType.TEXT, 4, 5);
        for (String key : List.of("a", "b", "b")) {
            tally.add(key, 100);
        }
        MethodLoad load = tally.counts().methods().getFirst();
        assertThat(load.before().keys().get(new Modulo(4).shardOf(ShardKey.of("b")))).isGreaterThanOrEqualTo(2);
        assertThat(load.before().allKeys()).isEqualTo(3);
        assertThat(load.before().allBytes()).isEqualTo(300);
        assertThat(load.movedBytes()).isEqualTo(100 * load.movedKeys());
        assertThat(load.before().effectiveShards() * load.before().maxOverMean()).isEqualTo(4, within(1e-12));
    }

    @Test
    void countsEveryKeyExactlyWhileThereAreFew() {
        KeyFacts facts = zipf(2_000, 1.0, 50_000).facts();
        assertThat(facts.distinctExact()).isTrue();
        assertThat(facts.top()).allMatch(each -> each.atLeast() == each.atMost());
        assertThat(facts.hottest()).isEqualTo(new Zipf(2_000, 1.0).hottest(), within(0.01));
        assertThat(facts.sumOfSquares()).isEqualTo(new Zipf(2_000, 1.0).sumOfSquares(), within(0.003));
    }

    @Test
    void boundsTheCountsOfHotKeysAmongVeryMany() {
        var tally = new ShardTally(List.of(ShardMethod.JUMP), KeyType.TEXT, 4, 4);
        for (int i = 0; i < 300_000; i++) {
            tally.add(i % 10 == 0 ? "hot" : "cold" + i, 0);
        }
        KeyFacts facts = tally.counts().facts();
        assertThat(facts.top().getFirst().key()).isEqualTo("hot");
        assertThat(facts.top().getFirst().atLeast()).isLessThanOrEqualTo(30_000);
        assertThat(facts.top().getFirst().atMost()).isBetween(30_000L, 30_100L);
        assertThat(facts.distinctExact()).isFalse();
        assertThat((double) facts.distinct()).isEqualTo(270_001, within(0.1 * 270_001));
        assertThat(facts.sumOfSquares()).isEqualTo(0.01, within(0.001));
    }

    @Test
    void warnsOfWhatMakesABadKey() {
        var times = new ShardTally(ALL, KeyType.TIMESTAMP, 4, 4);
        times.add("2026-11-30 12:00:00", 0);
        times.addNulls(3);
        assertThat(KeyWarning.of(times.counts(), 4)).hasAtLeastOneElementOfType(GrowsWithTime.class).contains(new Nulls(3, 0.75));
        var statuses = new ShardTally(ALL, KeyType.TEXT, 4, 4);
        for (int i = 0; i < 1_000; i++) {
            statuses.add(i % 3 == 0 ? "open" : i % 3 == 1 ? "closed" : "new", 0);
        }
        assertThat(KeyWarning.of(statuses.counts(), 4)).contains(new FewValues(3, 4)).hasAtLeastOneElementOfType(HotKey.class);
        assertThat(KeyWarning.of(zipf(5_000, 0.9, 100_000), 16)).hasAtLeastOneElementOfType(HotKey.class);
        assertThat(KeyWarning.of(zipf(5_000, 0.7, 100_000), 32)).hasAtLeastOneElementOfType(Skewed.class);
        assertThat(KeyWarning.of(ShardTally.ofNumbers(Set.of(ShardMethod.JUMP), MethodOptions.USUAL, 20_000, 4, 4), 4)).isEmpty();
    }

    @Test
    void anEmptyTallyHasNoFigureThatIsNone() {
        ShardCounts counts = new ShardTally(ALL, KeyType.INTEGER, 4, 5).counts();
        assertThat(counts.randomBound(5)).isEqualTo(1);
        assertThat(counts.facts().hottest()).isZero();
        assertThat(counts.methods()).allMatch(load -> load.movedShare() == 0 && load.after().maxOverMean() == 1);
        assertThat(KeyWarning.of(counts, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CHARACTER,'ab  ',ab", "INTEGER,007,7", "NUMERIC,1.50,1.5", "NUMERIC,1e3,1000", "NUMERIC,-0.00,0", "NUMERIC,100,100",
        "UUID,6F9619FF8B86D011B42D00CF4FC964FF,6f9619ff-8b86-d011-b42d-00cf4fc964ff", "DATE,0044-03-15 BC,0044-03-15 BC",
        "DATE,12026-01-02,12026-01-02", "TIMESTAMP,2026-01-01T12:00,2026-01-01 12:00:00", "TIMESTAMPTZ,2026-01-01 12:00+05,"
        + "2026-01-01 07:00:00+00", "TIMESTAMPTZ,-infinity,-infinity", "TIMESTAMP,2026-01-01 00:00:00.120,2026-01-01 00:00:00.12",
        "BOOLEAN,t,true", "BYTES,\\x0AFF,\\x0aff", "TEXT,'a ','a '"
    })
    void equalKeysHaveOneText(KeyType type, String written, String hashed) {
        assertThat(new ShardKey(written, type).hashedText()).isEqualTo(hashed);
        var tally = new ShardTally(ALL, type, 4, 4);
        tally.add(written, 0);
        tally.add(hashed, 0);
        assertThat(tally.counts().facts().distinct()).isEqualTo(1);
    }

    @Test
    void aTimeWithoutZoneIsNotTakenWithOne() {
        assertThatThrownBy(() -> KeyType.TIMESTAMP.hash("2026-01-01 12:00:00+05")).hasMessageContaining("timestamp without time zone");
    }

    @Test
    void aKeyThatIsNotOfItsTypeIsRefusedAndNotCounted() {
        for (KeyType type : List.of(KeyType.INTEGER, KeyType.UUID, KeyType.DATE, KeyType.TIMESTAMP, KeyType.TIMESTAMPTZ,
                KeyType.BOOLEAN, KeyType.NUMERIC, KeyType.BYTES)) {
            var tally = new ShardTally(List.of(ShardMethod.JUMP), type, 4, 4);
            assertThatThrownBy(() -> tally.add("no such thing", 0)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"no such thing\" is not of type " + type.sqlName());
            assertThat(tally.keys()).isZero();
        }
        assertThatThrownBy(() -> KeyType.NUMERIC.hash("1e999999999")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyType.INTEGER.hash("9223372036854775808")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardTally.ofNumbers(ALL, MethodOptions.USUAL, 0, 4, 5)).hasMessageContaining("from 1 up");
    }

    @Test
    void theIntervalsOfABlockSampleHoldNineteenTimesOfTwenty() {
        var random = new Random(13);
        int held = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            var tally = new ShardTally(List.of(ShardMethod.JUMP), MethodOptions.USUAL, KeyType.INTEGER, 4, 5, 0.1);
            // A tenth of 2,000 blocks of 20 rows; the rows of a block share one of 500 tenants, as rows written together do.
            for (int block = 0; block < 2_000; block++) {
                if (random.nextInt(10) == 0) {
                    for (int row = 0; row < 20; row++) {
                        tally.add(Integer.toString(tenant(block)), 0);
                    }
                    tally.endBlock();
                }
            }
            MethodLoad load = tally.counts().methods().getFirst();
            double share = (double) load.after().keys().get(1) / load.after().allKeys();
            double margin = load.margins().orElseThrow().shares().get(1);
            assertThat(margin).isBetween(0.02, 0.1);
            held += Math.abs(share - trueShare()) <= margin ? 1 : 0;
        }
        assertThat((double) held / runs).isBetween(0.92, 0.98);
    }

    private static int tenant(int block) {
        return block * 7_919 % 500;
    }

    private static double trueShare() {
        int in = 0;
        for (int block = 0; block < 2_000; block++) {
            in += ShardMethod.JUMP.over(5).shardOf(new ShardKey(Integer.toString(tenant(block)), KeyType.INTEGER)) == 1 ? 1 : 0;
        }
        return in / 2_000.0;
    }

    @Test
    void aSampleOfOneBlockTellsNothing() {
        var tally = new ShardTally(List.of(ShardMethod.JUMP), MethodOptions.USUAL, KeyType.INTEGER, 2, 2, 0.5);
        tally.add("1", 0);
        tally.endBlock();
        assertThat(tally.counts().methods().getFirst().margins().orElseThrow().shares()).containsExactly(1.0, 1.0);
        assertThatThrownBy(() -> new ShardTally(ALL, MethodOptions.USUAL, KeyType.TEXT, 2, 2, Double.NaN))
                .hasMessageContaining("more than nothing");
    }

    @Test
    void drawnRowsFollowTheirPopularityAndStayTheSame() {
        var popularity = new Zipf(1_000, 1.2);
        ShardCounts counts = ShardTally.ofZipf(List.of(ShardMethod.JUMP), MethodOptions.USUAL, popularity, 50_000, 4, 5);
        assertThat(counts.facts().top().getFirst().key()).isEqualTo("1");
        assertThat(counts.facts().hottest()).isEqualTo(popularity.hottest(), within(0.01));
        assertThat(counts.facts().sumOfSquares()).isEqualTo(popularity.sumOfSquares(), within(0.005));
        assertThat(ShardTally.ofZipf(List.of(ShardMethod.JUMP), MethodOptions.USUAL, popularity, 50_000, 4, 5)).isEqualTo(counts);
        ShardCounts alike = ShardTally.ofZipf(List.of(ShardMethod.JUMP), MethodOptions.USUAL, new Zipf(500, 0), 50_000, 4, 4);
        assertThat(alike.facts().distinct()).isEqualTo(500);
        assertThat(alike.facts().hottest()).isEqualTo(1 / 500.0, within(0.001));
    }

    private static ShardCounts zipf(int keys, double exponent, int rows) {
        double hottest = new Zipf(keys, exponent).hottest();
        double[] upTo = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += hottest * Math.pow(i + 1.0, -exponent);
            upTo[i] = sum;
        }
        var random = new Random(5);
        var tally = new ShardTally(List.of(ShardMethod.JUMP), KeyType.INTEGER, 8, 8);
        for (int i = 0; i < rows; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble());
            tally.add(Integer.toString(Math.min(keys - 1, found < 0 ? -found - 1 : found)), 0);
        }
        return tally.counts();
    }
}
