package org.plumbline.advisor;

import java.util.OptionalLong;

/// How far a search may go.
///
/// @param budget bytes that all new indexes may have together; none for as many as they like
/// @param mostIndexes that may be chosen
/// @param mostCalls questions that the search plans to ask; the last step may take a few more
public record SearchLimits(OptionalLong budget, int mostIndexes, long mostCalls) {
    /// The bench's own limit for all budgets at once.
    public static final long USUAL_CALLS = 6_000;

    public static SearchLimits budget(long bytes) {
        return new SearchLimits(OptionalLong.of(bytes), Integer.MAX_VALUE, USUAL_CALLS);
    }

    public static SearchLimits none() {
        return new SearchLimits(OptionalLong.empty(), Integer.MAX_VALUE, USUAL_CALLS);
    }
}
