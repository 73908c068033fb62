package org.plumbline.advisor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Bytes;

/// Which indexes a workload should have, for every budget.
///
/// @param baseline what the workload costs without new indexes: the planner's costs times the weights
/// @param frontier from no index to the largest budget's set: each costs less than the one before. Never empty
/// @param rejected why the others were not taken into the last set, those that would save most by themselves first
/// @param superseded indexes of the database that the last set makes needless
/// @param needless what else could be dropped of the tables' own indexes, whatever is built: duplicates, and what nothing reads
/// @param removals what planning without these two says, as far as somebody could
/// @param calls questions that were asked
public record IndexAdvice(
        double baseline, List<AdvisedSet> frontier, List<RejectedIndex> rejected, List<SupersededIndex> superseded,
        List<HealthFinding> needless, List<PlannedRemoval> removals, long calls) {
    public IndexAdvice {
        frontier = List.copyOf(frontier);
        rejected = List.copyOf(rejected);
        superseded = List.copyOf(superseded);
        needless = List.copyOf(needless);
        removals = List.copyOf(removals);
    }

    /// The same, and why this index is not in it.
    public IndexAdvice rejecting(RejectedIndex index) {
        List<RejectedIndex> all = Stream.concat(Stream.of(index), rejected.stream()).toList();
        return new IndexAdvice(baseline, frontier, all, superseded, needless, removals, calls);
    }

    /// The same sets with each index's state of proof as this says.
    public IndexAdvice proven(UnaryOperator<AdvisedIndex> proof) {
        return new IndexAdvice(baseline, frontier.stream().map(set -> new AdvisedSet(set.size(), set.cost(), set.upkeep(),
                set.indexes().stream().map(proof).toList())).toList(), rejected, superseded, needless, removals, calls);
    }

    /// The set for all of the budget.
    public AdvisedSet best() {
        return frontier.getLast();
    }

    /// The same with one set, which somebody made of the others: what it costs is not known before it is proven.
    public IndexAdvice of(List<AdvisedIndex> set) {
        return of(set, baseline);
    }

    /// The same with no index and with one set, which somebody made of the others.
    ///
    /// @param cost of the workload with it
    public IndexAdvice of(List<AdvisedIndex> set, double cost) {
        var size = new Bytes(set.stream().flatMap(index -> index.size().stream()).mapToLong(Bytes::count).sum());
        double upkeep = set.stream().mapToDouble(AdvisedIndex::upkeep).sum();
        List<AdvisedSet> sets = List.of(new AdvisedSet(new Bytes(0), baseline, 0, List.of()), new AdvisedSet(size, cost, upkeep, set));
        return new IndexAdvice(baseline, sets, rejected, superseded, needless, List.of(), calls);
    }

    /// What planning without an index of the database says; nothing where nobody did.
    public Optional<PlannedRemoval> removal(String table, String index) {
        return removals.stream().filter(each -> each.table().qualifiedName().equals(table) && each.index().name().equals(index))
                .findFirst();
    }

    /// Likewise of one that an advised one may make needless.
    public Optional<PlannedRemoval> removal(SupersededIndex index) {
        return removal(index.table().qualifiedName(), index.index().name());
    }

    /// Likewise of one that could go whatever is built.
    public Optional<PlannedRemoval> removal(HealthFinding index) {
        return index.table().flatMap(table -> removal(table, index.object()));
    }

    /// The same with so many questions asked in all.
    public IndexAdvice asked(long all) {
        return new IndexAdvice(baseline, frontier, rejected, superseded, needless, removals, all);
    }

    /// The best set without some of its indexes. What the statements that they helped cost then is not known: it is told as high as it is
    /// without the set.
    public IndexAdvice leavingOut(Set<IndexCandidate> indexes, Map<String, Double> weights) {
        Map<String, Double> lost = new HashMap<>();
        best().indexes().stream().filter(each -> indexes.contains(each.index())).flatMap(each -> each.helps().stream())
                .forEach(help -> lost.put(help.query(), weights.getOrDefault(help.query(), 1.0) * (help.before() - help.after())));
        double cost = best().cost() + lost.values().stream().mapToDouble(Double::doubleValue).sum();
        return of(best().indexes().stream().filter(each -> !indexes.contains(each.index())).toList(), Math.min(baseline, cost));
    }
}
