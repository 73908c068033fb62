package org.plumbline.capacity.cache;

import org.plumbline.capacity.RefusedFigure;

/// What is asked of a cache: requests that come at random (a Poisson process), each for an item by its popularity.
///
/// @param popularity of the items
/// @param requestsPerSecond of all items together
/// @param updatesPerItemSecond how often an item changes, each at random, in updates per second
public record Traffic(Popularity popularity, double requestsPerSecond, double updatesPerItemSecond) {
    /// The most requests in a second.
    public static final double MOST_REQUESTS = 1e9;
    /// The fewest requests in a second but none: one in thirty years.
    public static final double FEWEST_REQUESTS = 1e-9;
    /// The most updates of one item in a second.
    public static final double MOST_UPDATES = 1e6;

    public Traffic {
        RefusedFigure.within("Requests per second", requestsPerSecond, FEWEST_REQUESTS, MOST_REQUESTS);
        RefusedFigure.within("Updates per item and second", updatesPerItemSecond, 0, MOST_UPDATES);
    }

    /// Of items that do not change, one request a second.
    public static Traffic of(Popularity popularity) {
        return new Traffic(popularity, 1, 0);
    }
}
