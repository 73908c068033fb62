package org.plumbline.advisor;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.index.IndexCandidate;

/// How far a search may go.
///
/// @param budget bytes that all new indexes may have together; none for as many as they like
/// @param mostIndexes that may be chosen
/// @param mostCalls questions that the search plans to ask; the last step may take a few more
/// @param barred indexes that are not to be chosen
public record SearchLimits(OptionalLong budget, int mostIndexes, long mostCalls, Set<IndexCandidate> barred) {
    /// @throws IllegalArgumentException when a limit leaves room for nothing
    public SearchLimits {
        if (budget.orElse(1) < 1 || mostIndexes < 1 || mostCalls < 1) {
            throw new IllegalArgumentException("The budget and the number of indexes have to be above 0.");
        }
        barred = Set.copyOf(barred);
    }

    /// For all budgets together (our own).
    public static final long USUAL_CALLS = 5_500;

    /// Where every index may be chosen.
    public SearchLimits(OptionalLong budget, int mostIndexes, long mostCalls) {
        this(budget, mostIndexes, mostCalls, Set.of());
    }

    /// So many bytes, and no other limit but the usual calls.
    public static SearchLimits budget(long bytes) {
        return new SearchLimits(OptionalLong.of(bytes), Integer.MAX_VALUE, USUAL_CALLS);
    }

    /// As many bytes and indexes as help.
    public static SearchLimits none() {
        return new SearchLimits(OptionalLong.empty(), Integer.MAX_VALUE, USUAL_CALLS);
    }

    /// The same, but not with this index.
    public SearchLimits without(IndexCandidate index) {
        var more = new HashSet<>(barred);
        more.add(index);
        return new SearchLimits(budget, mostIndexes, mostCalls, more);
    }

    /// The same with another budget, and so many calls.
    SearchLimits within(long bytes, long calls) {
        return new SearchLimits(OptionalLong.of(Math.max(1, bytes)), mostIndexes, Math.max(1, calls), barred);
    }
}
