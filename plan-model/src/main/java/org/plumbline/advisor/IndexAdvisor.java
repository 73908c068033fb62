package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex.Help;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.BoundedEntry;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.QualifiedOperators;
import org.plumbline.plan.unit.Bytes;

/// From a workload's plans to the indexes that it should have: candidates, a search that asks a [WhatIf], and what came of it in words
/// that a person can check.
public final class IndexAdvisor {
    private final CatalogFacts facts;
    private final WhatIf whatIf;
    private final SizeModel sizes;
    private final Map<IndexCandidate, Optional<Bytes>> known = new HashMap<>();
    private final Map<IndexCandidate, String> refused = new LinkedHashMap<>();
    private final Set<IndexCandidate> unsized = new LinkedHashSet<>();
    /// There is a budget to hold sizes against.
    private final boolean sizesNeeded;
    private final SearchLimits limits;

    private IndexAdvisor(CatalogFacts facts, WhatIf whatIf, SizeModel sizes, SearchLimits limits) {
        this.facts = facts;
        this.whatIf = whatIf;
        this.sizes = sizes;
        this.sizesNeeded = limits.budget().isPresent();
        this.limits = limits;
    }

    /// The best sets for this workload.
    ///
    /// @param facts of the tables that its plans read
    /// @throws WhatIfFailure when statements can no longer be planned, or it was told to stop
    public static IndexAdvice advise(
            List<PlannedQuery> workload, CatalogFacts facts, WhatIf whatIf, SizeModel sizes, SearchLimits limits) throws WhatIfFailure {
        return new IndexAdvisor(facts, whatIf, sizes, limits).advise(workload);
    }

    private IndexAdvice advise(List<PlannedQuery> workload) throws WhatIfFailure {
        var book = new PlanBook(whatIf, workload.stream().map(PlannedQuery::query).toList(), workload.stream().map(this::tables).toList(),
                new Upkeep(workload, facts)::of);
        List<Set<IndexCandidate>> candidates = workload.stream().map(this::candidates).toList();
        var all = new LinkedHashSet<IndexCandidate>();
        candidates.forEach(all::addAll);
        size(all);
        for (int query = 0; query < candidates.size(); query++) {
            for (IndexCandidate index : candidates.get(query)) {
                if (known.get(index).isPresent()) {
                    book.add(query, index, known.get(index).get().count());
                }
            }
        }
        List<IndexSearch.Point> points = new IndexSearch(book, limits, this::size).frontier();
        BitSet chosen = points.getLast().set();
        List<RejectedIndex> rejected = new ArrayList<>(new Rejections(book, chosen, points.getFirst().cost(),
                LocalSearch.negligible(book, limits.budget().isPresent())).all());
        refused.forEach((index, words) -> rejected.add(new RejectedIndex(index, new RejectedIndex.Reason.Refused(words))));
        unsized.forEach(index -> rejected.add(new RejectedIndex(index, new RejectedIndex.Reason.SizeUnknown())));
        List<SupersededIndex> superseded = Superseding.by(facts, book.indexes(chosen));
        List<HealthFinding> needless = NeedlessIndexes.of(workload, facts);
        var removals = new PlannedRemovals(whatIf, book.indexes(chosen), workload.stream().map(PlannedQuery::query).toList(),
                workload.stream().map(this::tables).toList(), limits.mostCalls() - book.calls());
        List<PlannedRemoval> planned = removals.of(superseded, needless, facts);
        return new IndexAdvice(points.getFirst().cost(), points.stream().map(point -> advised(book, point)).toList(), rejected,
                superseded, needless, planned, book.calls() + removals.calls());
    }

    private Set<String> tables(PlannedQuery planned) {
        return TableUses.of(planned.plan(), facts).stream().map(use -> use.table().qualifiedName()).collect(Collectors.toSet());
    }

    private Set<IndexCandidate> candidates(PlannedQuery planned) {
        var indexes = new LinkedHashSet<IndexCandidate>();
        TableUses.of(planned.plan(), facts).stream().flatMap(use -> CandidateKinds.of(use).stream())
                .map(index -> QualifiedOperators.of(index, facts.server())).forEach(indexes::add);
        return indexes;
    }

    /// Finds the sizes of those that are new; those that the server refuses have none.
    private void size(Set<IndexCandidate> indexes) throws WhatIfFailure {
        indexes.stream().filter(limits::bars).forEach(index -> known.put(index, Optional.empty()));
        List<IndexCandidate> asked = indexes.stream().filter(index -> !known.containsKey(index)).toList();
        List<WhatIf.Trial> trials = whatIf.tried(asked);
        for (int i = 0; i < asked.size(); i++) {
            IndexCandidate index = asked.get(i);
            switch (trials.get(i)) {
                case WhatIf.Trial.Refused(String words) -> {
                    refused.put(index, words);
                    known.put(index, Optional.empty());
                }
                case WhatIf.Trial.Taken(Optional<Bytes> expected) -> {
                    Optional<Bytes> size = table(index)
                            .flatMap(table -> sizes.size(index, table, facts.server().version(), expected));
                    known.put(index, size.or(() -> sizesNeeded ? Optional.empty() : Optional.of(new Bytes(Candidate.UNKNOWN))));
                    if (size.isEmpty() && sizesNeeded) {
                        unsized.add(index);
                    }
                }
            }
        }
    }

    /// Of one that was made of two; none where an entry of it may have no room.
    private Optional<Bytes> size(IndexCandidate index) throws WhatIfFailure {
        if (table(index).filter(table -> !BoundedEntry.holds(table, index.include())).isPresent()) {
            return Optional.empty();
        }
        size(Set.of(index));
        return known.get(index);
    }

    private Optional<TableFacts> table(IndexCandidate index) {
        return facts.table(index.schema(), index.table());
    }

    private AdvisedSet advised(PlanBook book, IndexSearch.Point point) {
        var indexes = new ArrayList<AdvisedIndex>();
        for (int number : point.set().stream().toArray()) {
            Candidate candidate = book.candidate(number);
            indexes.add(new AdvisedIndex(candidate.index(), candidate.size(), table(candidate.index())
                    .flatMap(table -> IndexCost.of(candidate.index(), table, facts.server().version())).map(IndexCost::writes),
                    candidate.upkeep(), helps(book, point.set(), number),
                    whatIf.proof(candidate.index())));
        }
        indexes.sort(AdvisedIndex.mostSaving(book.weights()));
        return new AdvisedSet(new Bytes(indexes.stream().flatMap(index -> index.size().stream()).mapToLong(Bytes::count).sum()),
                point.cost() - book.upkeep(point.set()), book.upkeep(point.set()), indexes);
    }

    private static List<Help> helps(PlanBook book, BitSet set, int number) {
        var helps = new ArrayList<Help>();
        for (int query = 0; query < book.queries(); query++) {
            KnownPlans.Known plan = book.plan(query, set);
            if (plan.used().get(number)) {
                helps.add(new Help(book.query(query).name(), book.most(query, new BitSet()), plan.corrected()));
            }
        }
        helps.sort(Comparator.comparingDouble(help -> help.after() - help.before()));
        return helps;
    }
}
