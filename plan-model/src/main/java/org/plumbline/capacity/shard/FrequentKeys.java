package org.plumbline.capacity.shard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The most frequent keys of a stream in bounded memory: Misra and Gries' counters, thrown out in batches by their median (Anderson and
/// others, 2017, as in Apache DataSketches). Exact while there are no more distinct keys than counters.
final class FrequentKeys {
    private final int most;
    private final Map<String, Counter> counters = new HashMap<>();
    private long lost;

    private static final class Counter {
        private long count;
    }

    /// @param most how many counters, at least 2; no count is off by more than 2 / most of all keys
    FrequentKeys(int most) {
        this.most = most;
    }

    void add(String key) {
        counters.computeIfAbsent(key, _ -> new Counter()).count++;
        if (counters.size() > most) {
            throwOut();
        }
    }

    private void throwOut() {
        long[] counts = counters.values().stream().mapToLong(counter -> counter.count).toArray();
        Arrays.sort(counts);
        long median = counts[counts.length / 2];
        lost += median;
        counters.values().removeIf(counter -> {
            counter.count -= median;
            return counter.count <= 0;
        });
    }

    /// By how much counts may be too low; 0 when they are exact.
    long mostLost() {
        return lost;
    }

    /// How many keys are counted; all that there are while nothing was lost.
    int size() {
        return counters.size();
    }

    /// Σ of the squared counts.
    double sumOfSquares() {
        return counters.values().stream().mapToDouble(counter -> (double) counter.count * counter.count).sum();
    }

    /// Those with the highest counts, first, each with the least that it can have been.
    List<KeyFacts.Frequent> top(int wanted) {
        return counters.entrySet().stream()
                .map(entry -> new KeyFacts.Frequent(entry.getKey(), entry.getValue().count, entry.getValue().count + lost))
                .sorted(Comparator.comparingLong(KeyFacts.Frequent::atLeast).reversed().thenComparing(KeyFacts.Frequent::key))
                .limit(wanted).toList();
    }
}
