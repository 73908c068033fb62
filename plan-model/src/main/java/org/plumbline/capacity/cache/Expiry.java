package org.plumbline.capacity.cache;

import org.plumbline.capacity.RefusedFigure;

/// When a cached item is no longer used, whatever room there is.
public sealed interface Expiry {
    /// The longest time to live, in seconds: some thirty years.
    double LONGEST = 1e9;

    /// It never expires.
    record Never() implements Expiry {}

    /// So long after it was loaded (Redis' `SETEX`, Caffeine's `expireAfterWrite`).
    ///
    /// @param seconds its time to live
    record AfterLoad(double seconds) implements Expiry {
        public AfterLoad {
            RefusedFigure.within("Time to live in seconds", seconds, 0, LONGEST);
        }
    }

    /// So long after it was last asked for (Caffeine's `expireAfterAccess`): what is popular stays for good.
    ///
    /// @param seconds its time to live
    record AfterUse(double seconds) implements Expiry {
        public AfterUse {
            RefusedFigure.within("Time to live in seconds", seconds, 0, LONGEST);
        }
    }
}
