package org.plumbline.capacity.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.Zipf;

/// How often each item is asked for: shares of all requests that add up to 1, the most popular first, items of one share together.
///
/// @param groups the most popular first; their shares times their items add up to 1
public record Popularity(List<Group> groups) {
    /// The most items that a popularity may have.
    public static final long MOST_ITEMS = 1_000_000_000_000L;
    /// The most different keys that a trace may have: they are all kept until it ends.
    public static final int MOST_KEYS = 5_000_000;
    /// Items that stand alone; those behind them are grouped, as their neighbours are nearly as popular.
    private static final int ALONE = 10_000;
    /// The last item of a group stands at most this much further back than its first; what that costs is its square.
    private static final double GROUP_WIDTH = 1 / 512.0;

    /// Items that are asked for equally often.
    ///
    /// @param items how many
    /// @param share of all requests that each of them has
    public record Group(long items, double share) {}

    public Popularity {
        groups = List.copyOf(groups);
    }

    /// Zipf's law: the item at rank i is asked for in proportion to `i^-exponent`. An exponent of 0 makes all equal.
    ///
    /// @throws RefusedFigure when the exponent is not within 0 and [Zipf#STEEPEST] or the items not within 1 and [#MOST_ITEMS]
    public static Popularity zipf(double exponent, long items) {
        RefusedFigure.within("Zipf exponent", exponent, 0, Zipf.STEEPEST);
        RefusedFigure.within("Items", items, 1, MOST_ITEMS);
        var weights = new ArrayList<Group>();
        for (long rank = 1; rank <= Math.min(items, ALONE); rank++) {
            weights.add(new Group(1, Math.pow(rank, -exponent)));
        }
        for (long first = ALONE + 1L; first <= items; ) {
            long last = Math.min(items, first + (long) (first * GROUP_WIDTH));
            long count = last - first + 1;
            weights.add(new Group(count, Zipf.sum(exponent, first, last) / count));
            first = last + 1;
        }
        return ofWeights(weights);
    }

    /// What was asked for so often.
    ///
    /// @param requests of each item; those without any do not count
    /// @throws RefusedFigure when nothing was asked for
    public static Popularity ofCounts(Iterable<Long> requests) {
        var itemsByRequests = new TreeMap<Long, Long>();
        requests.forEach(count -> itemsByRequests.merge(RefusedFigure.within("Requests of an item", count, 0, Long.MAX_VALUE), 1L,
                Long::sum));
        itemsByRequests.remove(0L);
        return ofWeights(itemsByRequests.descendingMap().entrySet().stream().map(each -> new Group(each.getValue(), each.getKey()))
                .toList());
    }

    /// That of a column's values among its rows, as ANALYZE has it: the most common ones each with its own share, the others alike.
    ///
    /// @param frequencies of the most common values, of all rows (`most_common_freqs`)
    /// @param others how many other values there are
    /// @param rest of all rows that have one of these
    /// @throws RefusedFigure when there is no value, or a frequency is none
    public static Popularity ofColumn(List<Double> frequencies, long others, double rest) {
        RefusedFigure.within("Other values", others, 0, MOST_ITEMS);
        var weights = new ArrayList<Group>();
        frequencies.forEach(each -> weights.add(new Group(1, RefusedFigure.within("Frequency of a value", each, 0, 1))));
        if (others > 0) {
            weights.add(new Group(others, RefusedFigure.within("Rows of other values", rest, 0, 1) / others));
        }
        return ofWeights(weights.stream().filter(each -> each.share() > 0).sorted(Comparator.comparingDouble(Group::share).reversed())
                .toList());
    }

    /// That of a trace: one key for each request, in any order.
    ///
    /// @throws RefusedFigure when it is empty or has more than [#MOST_KEYS] different keys
    public static Popularity ofTrace(Iterator<String> keys) {
        Map<String, Long> counts = new HashMap<>();
        keys.forEachRemaining(key -> {
            counts.merge(key, 1L, Long::sum);
            if (counts.size() > MOST_KEYS) {
                throw new RefusedFigure("The trace has more than " + MOST_KEYS + " different keys; a part of it will do.");
            }
        });
        return ofCounts(counts.values());
    }

    private static Popularity ofWeights(List<Group> weights) {
        double all = weights.stream().mapToDouble(each -> each.items() * each.share()).sum();
        if (weights.isEmpty()) {
            throw new RefusedFigure("Nothing is asked for; at least one request will do.");
        }
        return new Popularity(weights.stream().map(each -> new Group(each.items(), each.share() / all)).toList());
    }

    /// That of the requests that a cache lets through, which are the misses: of each item so much of its requests.
    ///
    /// @param missed the part of an item's requests that misses, by its share of all; 0 to 1, and not 0 for all
    /// @throws RefusedFigure when nothing misses
    public Popularity filtered(DoubleUnaryOperator missed) {
        return ofWeights(groups.stream().map(each -> new Group(each.items(), each.share() * missed.applyAsDouble(each.share())))
                .filter(each -> each.share() > 0).toList());
    }

    /// How many items there are.
    public long items() {
        return groups.stream().mapToLong(Group::items).sum();
    }

    /// The share of all requests that the most popular item has.
    public double hottest() {
        return groups.getFirst().share();
    }

    /// The share of all requests that the most popular items have: no cache that keeps so many, and does not know what comes, hits more
    /// (*perfect LFU*, which knows the popularity beforehand).
    ///
    /// @param most how many items
    public double top(long most) {
        long left = most;
        double sum = 0;
        for (Group each : groups) {
            long taken = Math.min(left, each.items());
            sum += taken * each.share();
            left -= taken;
            if (left <= 0) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /// Requests at random by this popularity: ranks of items, from 1, the most popular first.
    ///
    /// @param seed the same one gives the same requests
    public LongSupplier requests(long seed) {
        var random = new Random(seed);
        var cumulated = new double[groups.size()];
        var first = new long[groups.size()];
        double sum = 0;
        long rank = 1;
        for (int i = 0; i < groups.size(); i++) {
            first[i] = rank;
            rank += groups.get(i).items();
            sum += groups.get(i).items() * groups.get(i).share();
            cumulated[i] = sum;
        }
        return () -> {
            int at = Arrays.binarySearch(cumulated, random.nextDouble());
            int group = Math.min(cumulated.length - 1, at < 0 ? -at - 1 : at);
            return first[group] + random.nextLong(groups.get(group).items());
        };
    }

    /// A figure of each item, by its share, summed over all items.
    public double sum(DoubleUnaryOperator figure) {
        double sum = 0;
        for (Group each : groups) {
            sum += each.items() * figure.applyAsDouble(each.share());
        }
        return sum;
    }
}
