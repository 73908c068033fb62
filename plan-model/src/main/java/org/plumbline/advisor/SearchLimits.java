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
/// @param alike likewise with all others that begin with their keys and have their predicate, as they would do the same
public record SearchLimits(
        OptionalLong budget, int mostIndexes, long mostCalls, Set<IndexCandidate> barred, Set<IndexCandidate> alike) {
    /// @throws IllegalArgumentException when a limit leaves room for nothing
    public SearchLimits {
        if (budget.orElse(1) < 1 || mostIndexes < 1 || mostCalls < 1) {
            throw new IllegalArgumentException("The budget and the number of indexes have to be above 0.");
        }
        barred = Set.copyOf(barred);
        alike = Set.copyOf(alike);
    }

    /// For all budgets together (our own).
    public static final long USUAL_CALLS = 5_500;

    /// Where every index may be chosen.
    public SearchLimits(OptionalLong budget, int mostIndexes, long mostCalls) {
        this(budget, mostIndexes, mostCalls, Set.of(), Set.of());
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
        return new SearchLimits(budget, mostIndexes, mostCalls, more, alike);
    }

    /// The same, but with none that begins as this index does.
    public SearchLimits withoutAlike(IndexCandidate index) {
        var more = new HashSet<>(alike);
        more.add(index);
        return new SearchLimits(budget, mostIndexes, mostCalls, barred, more);
    }

    /// The same, after so many calls.
    public SearchLimits after(long calls) {
        return new SearchLimits(budget, mostIndexes, Math.max(1, mostCalls - calls), barred, alike);
    }

    /// Whether this index is not to be chosen.
    boolean bars(IndexCandidate index) {
        return barred.contains(index) || alike.stream().anyMatch(each -> each.table().equals(index.table())
                && each.schema().equals(index.schema()) && each.method().equals(index.method()) && each.where().equals(index.where())
                && index.keys().size() >= each.keys().size() && index.keys().subList(0, each.keys().size()).equals(each.keys()));
    }

    /// The same with another budget, and so many calls.
    SearchLimits within(long bytes, long calls) {
        return new SearchLimits(OptionalLong.of(Math.max(1, bytes)), mostIndexes, Math.max(1, calls), barred, alike);
    }
}
