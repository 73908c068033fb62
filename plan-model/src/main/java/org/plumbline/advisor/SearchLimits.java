package org.plumbline.advisor;

import java.util.OptionalLong;

/// How far a search may go.
///
/// @param budget bytes that all new indexes may have together; none for as many as they like
/// @param mostIndexes that may be chosen
/// @param mostCalls questions that the search plans to ask; the last step may take a few more
public record SearchLimits(OptionalLong budget, int mostIndexes, long mostCalls) {
    /// @throws IllegalArgumentException when a limit leaves room for nothing
    public SearchLimits {
        if (budget.orElse(1) < 1 || mostIndexes < 1 || mostCalls < 1) {
            throw new IllegalArgumentException("The budget and the number of indexes have to be above 0.");
        }
    }

    /// For all budgets together (our own).
    public static final long USUAL_CALLS = 5_500;

    /// So many bytes, and no other limit but the usual calls.
    public static SearchLimits budget(long bytes) {
        return new SearchLimits(OptionalLong.of(bytes), Integer.MAX_VALUE, USUAL_CALLS);
    }

    /// As many bytes and indexes as help.
    public static SearchLimits none() {
        return new SearchLimits(OptionalLong.empty(), Integer.MAX_VALUE, USUAL_CALLS);
    }

    /// The same with another budget, and so many calls.
    SearchLimits within(long bytes, long calls) {
        return new SearchLimits(OptionalLong.of(Math.max(1, bytes)), mostIndexes, Math.max(1, calls));
    }
}
