package org.plumbline.capacity.cache;

import java.util.OptionalLong;
import org.plumbline.capacity.RefusedFigure;

/// One cache: how much it keeps and for how long. Where it is full, what was used least recently goes (LRU).
///
/// @param capacity the most items; none where it grows without bound, as a plain dictionary does
/// @param expiry when an item is no longer used
/// @param invalidated whether an update of an item takes it out at once; else it is served stale until it goes
public record Cache(OptionalLong capacity, Expiry expiry, boolean invalidated) {
    public Cache {
        capacity.ifPresent(items -> RefusedFigure.within("Capacity in items", items, 1, Popularity.MOST_ITEMS));
    }

    /// An LRU cache of so many items that never expire.
    public static Cache lru(long capacity) {
        return new Cache(OptionalLong.of(capacity), new Expiry.Never(), false);
    }

    /// One without bound whose items expire.
    public static Cache unbounded(Expiry expiry) {
        return new Cache(OptionalLong.empty(), expiry, false);
    }

    /// This, where updates take items out.
    public Cache invalidating() {
        return new Cache(capacity, expiry, true);
    }
}
