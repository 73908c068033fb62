package org.plumbline.capacity.replica;

import java.util.OptionalDouble;
import org.plumbline.capacity.RefusedFigure;

/// A heartbeat as a standby met it. All times are seconds of one and the same clock that only goes forward.
///
/// @param written when the primary had said that it is committed
/// @param unseen when the last look began that did not find it; before `written` where the first look found it
/// @param seen when the first look ended that found it; none where none did
public record Beat(double written, double unseen, OptionalDouble seen) {
    public Beat {
        RefusedFigure.within("Written, in seconds", written, 0, 1e9);
        if (seen.isPresent() && !(seen.getAsDouble() >= unseen)) {
            throw new RefusedFigure("A beat cannot be seen before a look that did not find it; one that is seen later will do.");
        }
    }

    /// So long after the commit, in seconds, it was not there yet at least.
    public double least() {
        return Math.max(0, unseen - written);
    }

    /// So long after the commit it was there at most; none where it never was.
    public OptionalDouble most() {
        return seen.isPresent() ? OptionalDouble.of(Math.max(0, seen.getAsDouble() - written)) : OptionalDouble.empty();
    }

    /// How far apart the two looks were: so exactly is its delay known.
    public OptionalDouble resolution() {
        return seen.isPresent() ? OptionalDouble.of(seen.getAsDouble() - unseen) : OptionalDouble.empty();
    }
}
