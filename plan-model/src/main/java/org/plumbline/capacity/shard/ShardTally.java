package org.plumbline.capacity.shard;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.plumbline.capacity.Zipf;

/// Counts keys as they come, for several methods at once, in memory that depends on the numbers of shards alone; for
/// [ShardMethod#BOUNDED] some 40 MB more, as it has to remember up to a million keys.
public final class ShardTally {
    private static final int COUNTERS = 8_192;
    private static final int TOP = 10;
    /// By which made-up rows are drawn.
    public static final long SEED = 20_260_101;

    private final KeyType type;
    private final List<MethodCounts> methods;
    private final FrequentKeys frequent = new FrequentKeys(COUNTERS);
    private final DistinctKeys distinct = new DistinctKeys();
    private long keys;
    private long nulls;

    /// Counts nothing yet.
    ///
    /// @param type of all keys
    /// @param before how many shards there are
    /// @param after how many there are to be; the same where nothing is to change
    /// @throws IllegalArgumentException a sentence, when there can be no such number of shards
    public ShardTally(Collection<ShardMethod> methods, KeyType type, int before, int after) {
        this(methods, MethodOptions.USUAL, type, before, after, 1);
    }

    /// Of a sample of blocks: [#endBlock()] is told after each.
    ///
    /// @param options of the methods
    /// @param part of the table that the sample takes, above 0 and at most 1, where it is no sample
    /// @throws IllegalArgumentException a sentence, when there can be no such numbers
    public ShardTally(Collection<ShardMethod> methods, MethodOptions options, KeyType type, int before, int after, double part) {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("A sample takes more than nothing of a table, and at most all of it.");
        }
        this.type = type;
        options.checkedFor(Math.max(before, after));
        this.methods = methods.stream().distinct().map(method -> method.counting(options, before, after, part)).toList();
    }

    /// One row.
    ///
    /// @param bytes its size; 0 where it is not known
    /// @throws IllegalArgumentException a sentence, when the key is not of the type; then nothing is counted
    public void add(String key, long bytes) {
        var placed = new ShardKey(key, type);
        for (MethodCounts each : methods) {
            each.add(placed, bytes);
        }
        keys++;
        frequent.add(placed.hashedText());
        distinct.add(placed.hash(0));
    }

    /// The rows that came since the last call are all that the sample took of one block.
    public void endBlock() {
        methods.forEach(MethodCounts::endBlock);
    }

    /// Rows without a key. No method counts them: PostgreSQL puts them into partition 0, Citus refuses them.
    public void addNulls(long rows) {
        nulls += rows;
    }

    /// Of all keys.
    public KeyType type() {
        return type;
    }

    /// Keys so far, without NULLs.
    public long keys() {
        return keys;
    }

    /// What was counted so far, in the order of the methods, without those that could not take so many keys.
    public ShardCounts counts() {
        boolean exact = frequent.mostLost() == 0;
        long different = exact ? frequent.size() : Math.min(keys, distinct.count());
        var facts = new KeyFacts(type, keys, nulls, different, exact, frequent.top(TOP), sumOfSquares(different));
        return new ShardCounts(facts, methods.stream().map(MethodCounts::load).flatMap(Optional::stream).toList());
    }

    /// What is not under a counter is taken for keys of one row each, or what there must be of them.
    private double sumOfSquares(long different) {
        if (keys == 0) {
            return 0;
        }
        double counted = frequent.sumOfSquares() / ((double) keys * keys);
        return Math.min(1, Math.max(counted + (frequent.mostLost() == 0 ? 0 : 1.0 / keys), 1.0 / different));
    }

    /// Counts made-up keys: the whole numbers from 0 up, as text.
    ///
    /// @param keys at least 1
    /// @throws IllegalArgumentException a sentence, when there can be no such numbers
    public static ShardCounts ofNumbers(Collection<ShardMethod> methods, MethodOptions options, long keys, int before, int after) {
        RandomBound.maxOverMean(keys, before);
        var tally = new ShardTally(methods, options, KeyType.INTEGER, before, after, 1);
        LongStream.range(0, keys).forEach(key -> tally.add(Long.toString(key), 0));
        return tally.counts();
    }

    /// Counts rows whose keys are drawn from that popularity; always the same ones.
    ///
    /// @param rows at least 1
    /// @throws IllegalArgumentException a sentence, when there can be no such numbers
    public static ShardCounts ofZipf(
            Collection<ShardMethod> methods, MethodOptions options, Zipf popularity, long rows, int before, int after) {
        RandomBound.maxOverMean(rows, before);
        var tally = new ShardTally(methods, options, KeyType.INTEGER, before, after, 1);
        LongStream.generate(popularity.draws(SEED)).limit(rows).forEach(key -> tally.add(Long.toString(key), 0));
        return tally.counts();
    }
}
