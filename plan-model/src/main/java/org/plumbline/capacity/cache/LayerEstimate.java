package org.plumbline.capacity.cache;

import java.util.function.DoubleUnaryOperator;

/// What one of several caches does.
///
/// @param layer which
/// @param estimate of the requests that reach it
/// @param bytes what it holds, in one copy
/// @param copies how many there are: a local one in each process
/// @param removalsPerItemSecond how often an update takes an item out
public record LayerEstimate(Layer layer, CacheEstimate estimate, double bytes, int copies, double removalsPerItemSecond) {
    /// The share of the requests that reach it and that it does not answer.
    public double missRatio() {
        return 1 - estimate.hitRatio();
    }

    /// What all copies hold.
    public double allBytes() {
        return bytes * copies;
    }

    /// The part of an item's requests that misses, by its share of so many requests a second.
    DoubleUnaryOperator missed(double requestsPerSecond) {
        return share -> 1 - estimate.stay().hitRatio(share * requestsPerSecond, removalsPerItemSecond);
    }
}
