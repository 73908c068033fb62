package org.plumbline.capacity.cache;

import org.plumbline.capacity.RefusedFigure;

/// One cache in front of the database, and what asking it costs.
///
/// @param cache what it keeps
/// @param latencyMs how long it takes to ask it, hit or not, in milliseconds
/// @param overheadBytes what it takes for an item beside its value: key, entry, pointers
public record Layer(Cache cache, double latencyMs, double overheadBytes) {
    /// An hour: nothing takes longer.
    public static final double LONGEST_MS = 3_600_000;
    /// A tebibyte.
    public static final double LARGEST_BYTES = 1L << 40;

    public Layer {
        RefusedFigure.within("Latency in ms", latencyMs, 0, LONGEST_MS);
        RefusedFigure.within("Overhead in bytes", overheadBytes, 0, LARGEST_BYTES);
    }
}
