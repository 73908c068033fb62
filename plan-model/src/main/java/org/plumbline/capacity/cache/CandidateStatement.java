package org.plumbline.capacity.cache;

import java.util.OptionalLong;
import org.plumbline.capacity.RefusedFigure;
import org.plumbline.capacity.Zipf;

/// A statement whose results might be cached.
///
/// @param name by which it is told apart
/// @param callsPerSecond how often it runs
/// @param meanMs how long a call takes in the database, in milliseconds
/// @param effect what it does beside reading
/// @param keys how many different sets of parameters it is called with; none where that is not known
/// @param zipfExponent how unevenly it is called with them
/// @param updatesPerKeySecond how often the result for one set of parameters changes
/// @param resultBytes how large a result is
public record CandidateStatement(String name, double callsPerSecond, double meanMs, Effect effect, OptionalLong keys, double zipfExponent,
        double updatesPerKeySecond, double resultBytes) {
    /// What a statement does beside reading.
    public enum Effect {
        /// Nothing: the same parameters give the same result until the data change.
        READS,
        /// It changes data.
        WRITES,
        /// It locks rows, which a result from elsewhere does not.
        LOCKS,
        /// It calls a volatile function (`random()`, `nextval()`): each call means to have its own result.
        VOLATILE
    }

    public CandidateStatement {
        RefusedFigure.within("Calls per second", callsPerSecond, 0, Traffic.MOST_REQUESTS);
        RefusedFigure.within("Mean time in ms", meanMs, 0, Layer.LONGEST_MS);
        keys.ifPresent(count -> RefusedFigure.within("Keys", count, 1, Popularity.MOST_ITEMS));
        RefusedFigure.within("Zipf exponent", zipfExponent, 0, Zipf.STEEPEST);
        RefusedFigure.within("Updates per key and second", updatesPerKeySecond, 0, Traffic.MOST_UPDATES);
        RefusedFigure.within("Result in bytes", resultBytes, 0, Layer.LARGEST_BYTES);
    }

    /// This, called with so many different sets of parameters.
    public CandidateStatement withKeys(long count) {
        return new CandidateStatement(name, callsPerSecond, meanMs, effect, OptionalLong.of(count), zipfExponent, updatesPerKeySecond,
                resultBytes);
    }

    /// This, with another guess of how its results are.
    ///
    /// @param updates how often the result for one set of parameters changes, in updates per second
    /// @param bytes how large a result is
    public CandidateStatement withResults(double updates, double bytes) {
        return new CandidateStatement(name, callsPerSecond, meanMs, effect, keys, zipfExponent, updates, bytes);
    }
}
