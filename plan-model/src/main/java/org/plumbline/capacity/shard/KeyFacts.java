package org.plumbline.capacity.shard;

import java.util.List;

/// What the keys themselves are like, whatever the method.
///
/// @param type of all of them
/// @param keys how many, NULLs not counted: rows, of a table
/// @param nulls rows without a key
/// @param distinct different keys
/// @param distinctExact whether they were counted; else estimated, off by about 3 %
/// @param top the most frequent keys, first
/// @param sumOfSquares of the keys' shares: 1 / distinct where all are alike, 0 without keys
public record KeyFacts(
        KeyType type, long keys, long nulls, long distinct, boolean distinctExact, List<Frequent> top, double sumOfSquares) {
    public KeyFacts {
        top = List.copyOf(top);
    }

    /// One key and its rows.
    ///
    /// @param atLeast the fewest that it can have
    /// @param atMost the most that it can have; the same where it was counted exactly
    public record Frequent(String key, long atLeast, long atMost) {}

    /// The hottest key's share of all, as far as it is certain; 0 without keys.
    public double hottest() {
        return top.isEmpty() ? 0 : (double) top.getFirst().atLeast() / keys;
    }

    /// The share of rows without a key.
    public double nullShare() {
        return keys + nulls == 0 ? 0 : (double) nulls / (keys + nulls);
    }
}
