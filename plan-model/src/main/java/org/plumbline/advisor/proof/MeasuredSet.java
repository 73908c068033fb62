package org.plumbline.advisor.proof;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.RejectedIndex;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.index.IndexCandidate;

/// What running a workload without and with a set of new indexes showed.
///
/// @param statements that were run, in the workload's order
/// @param others statements that were not, and why
/// @param notBuilt indexes of the set that could not be built, and why: the end of a sentence
/// @param visited new indexes that carry columns along and were read together with their table all the same
/// @param stale tables that index-only scans on the new indexes had to visit for most of their rows, as `schema.name`: VACUUM helps
public record MeasuredSet(
        List<MeasuredStatement> statements, List<NotMeasured> others, Map<IndexCandidate, String> notBuilt,
        Set<IndexCandidate> visited, Set<String> stale) {
    public MeasuredSet {
        statements = List.copyOf(statements);
        others = List.copyOf(others);
        notBuilt = Map.copyOf(notBuilt);
        visited = Set.copyOf(visited);
        stale = Set.copyOf(stale);
    }

    /// A statement that was not run.
    ///
    /// @param query its name
    /// @param reason the end of a sentence: "it writes ..."
    /// @param unchanged its plan uses none of the indexes, so that it takes what it took
    public record NotMeasured(String query, String reason, boolean unchanged) {
        /// One of which nothing is known.
        public NotMeasured(String query, String reason) {
            this(query, reason, false);
        }
    }

    /// Whether some statement whose plan uses it became faster.
    public boolean proves(IndexCandidate index) {
        return statements.stream().anyMatch(each -> each.used().contains(index) && each.verdict() == Verdict.FASTER);
    }

    /// Which indexes have to go: of the statement that loses most in all its runs, the index of its plan that is worth least to the rest of
    /// the workload; where none loses, those that did nothing for any of the statements that they were chosen for, all of which were run.
    public List<RejectedIndex> failed(AdvisedSet set) {
        Optional<RejectedIndex> slower = statements.stream()
                .filter(each -> each.verdict() == Verdict.SLOWER && !each.used().isEmpty())
                .max(Comparator.comparingDouble(each -> each.query().weight()
                        * each.after().median().minus(each.before().median()).toNanos()))
                .flatMap(each -> set.indexes().stream().filter(index -> each.used().contains(index.index()))
                        .min(Comparator.comparingDouble(index -> saved(index, each)))
                        .map(index -> new RejectedIndex(index.index(), new Reason.MadeSlower(each.query().name(), each.factor()))));
        return slower.map(List::of).orElseGet(() -> set.indexes().stream()
                .filter(index -> !proves(index.index()) && wasRun(index) && !notBuilt.containsKey(index.index()))
                .map(index -> new RejectedIndex(index.index(), isUsed(index.index()) ? new Reason.NoFaster() : new Reason.NotTaken()))
                .toList());
    }

    private boolean isUsed(IndexCandidate index) {
        return statements.stream().anyMatch(each -> each.used().contains(index));
    }

    /// What was planned without it counts, as running it would have shown nothing.
    private boolean wasRun(AdvisedIndex index) {
        Set<String> ran = Stream.concat(statements.stream().map(each -> each.query().name()),
                others.stream().filter(NotMeasured::unchanged).map(NotMeasured::query)).collect(Collectors.toSet());
        return !index.helps().isEmpty() && index.helps().stream().allMatch(help -> ran.contains(help.query()));
    }

    /// What the statements that came to their ends take together, each as often as it runs.
    public Duration before() {
        return total(MeasuredStatement::before);
    }

    /// Likewise, with the indexes.
    public Duration after() {
        return total(MeasuredStatement::after);
    }

    private Duration total(Function<MeasuredStatement, Runs> runs) {
        return Duration.ofNanos(Math.round(statements.stream().filter(each -> each.before().ends() && each.after().ends())
                .mapToDouble(each -> each.query().weight() * runs.apply(each).median().toNanos()).sum()));
    }

    /// What the plans of the other statements cost less with an index, each as often as it runs.
    private double saved(AdvisedIndex index, MeasuredStatement slower) {
        return index.helps().stream().filter(help -> !help.query().equals(slower.query().name()))
                .mapToDouble(help -> weight(help.query()) * (help.before() - help.after())).sum();
    }

    private double weight(String query) {
        return statements.stream().filter(each -> each.query().name().equals(query)).mapToDouble(each -> each.query().weight())
                .findFirst().orElse(1);
    }
}
