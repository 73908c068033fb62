package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.advisor.AdvisedIndex.Help;
import org.plumbline.advisor.RejectedIndex.Reason;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.plan.unit.Bytes;

/// Puts an advice to the proof by a [WhatIf] that is dear, as it really builds: its best set, in as few questions as can be, and where an
/// index is not taken what looked nearly as good. What the planner does not take is advised no more.
public final class ProvenAdvice {
    /// Tried in the place of an index that is not taken.
    private static final int MOST_ALTERNATIVES = 2;
    /// A plan that is not cheaper by this part is no better (`STD_FUZZ_FACTOR`, pathnode.c).
    private static final double NOTICEABLE = 0.99;

    private final IndexAdvice advice;
    private final List<PlannedQuery> workload;
    private final Map<WorkloadQuery, Set<String>> tables = new HashMap<>();
    private final CatalogFacts facts;
    private final WhatIf real;
    private final Map<WorkloadQuery, WhatIf.Answer> answers = new HashMap<>();
    private final List<RejectedIndex> rejected = new ArrayList<>();
    private long calls;

    private ProvenAdvice(IndexAdvice advice, List<PlannedQuery> workload, CatalogFacts facts, WhatIf real) {
        this.advice = advice;
        this.workload = workload;
        this.facts = facts;
        this.real = real;
        workload.forEach(each -> tables.put(each.query(), TableUses.of(each.plan(), facts).stream()
                .map(use -> use.table().qualifiedName()).collect(Collectors.toSet())));
    }

    /// The same advice as far as it is proven: nothing, or the best set without what was not taken.
    ///
    /// @param facts of the tables that the workload reads
    /// @throws WhatIfFailure when it cannot go on, or was told to stop
    public static IndexAdvice of(IndexAdvice advice, List<PlannedQuery> workload, CatalogFacts facts, WhatIf real) throws WhatIfFailure {
        return new ProvenAdvice(advice, workload, facts, real).proven();
    }

    private IndexAdvice proven() throws WhatIfFailure {
        var proven = new LinkedHashSet<IndexCandidate>();
        for (Set<IndexCandidate> group : groups()) {
            proven.addAll(taken(group));
        }
        rejected.addAll(advice.rejected());
        var upkeep = new Upkeep(workload, facts);
        var indexes = new ArrayList<AdvisedIndex>();
        for (IndexCandidate index : proven) {
            indexes.add(new AdvisedIndex(index, size(index), facts.table(index.schema(), index.table())
                    .flatMap(table -> IndexCost.of(index, table, facts.server().version())).map(IndexCost::writes),
                    upkeep.of(index), helps(index), real.proof(index)));
        }
        indexes.sort(AdvisedIndex.mostSaving(workload.stream().collect(Collectors.toMap(
                each -> each.query().name(), each -> each.query().weight(), (one, _) -> one))));
        double cost = workload.stream().mapToDouble(each -> each.query().weight() * cost(each)).sum();
        var nothing = new AdvisedSet(new Bytes(0), advice.baseline(), 0, List.of());
        var best = new AdvisedSet(new Bytes(indexes.stream().flatMap(index -> index.size().stream()).mapToLong(Bytes::count).sum()),
                cost, indexes.stream().mapToDouble(AdvisedIndex::upkeep).sum(), indexes);
        return new IndexAdvice(advice.baseline(), indexes.isEmpty() ? List.of(nothing) : List.of(nothing, best),
                rejected.stream().filter(each -> !proven.contains(each.index())).toList(), Superseding.by(facts, proven),
                advice.needless(), List.of(), advice.calls() + calls);
    }

    /// Indexes that some statement could use together: a statement's plan is known only with all of them.
    private List<Set<IndexCandidate>> groups() {
        var groups = new ArrayList<Set<IndexCandidate>>();
        for (AdvisedIndex each : advice.best().indexes()) {
            Set<IndexCandidate> joined = new LinkedHashSet<>(Set.of(each.index()));
            for (Set<IndexCandidate> group : List.copyOf(groups)) {
                if (workload.stream().anyMatch(query ->
                        reads(query, each.index()) && group.stream().anyMatch(other -> reads(query, other)))) {
                    joined.addAll(group);
                    groups.remove(group);
                }
            }
            groups.add(joined);
        }
        return groups;
    }

    private boolean reads(PlannedQuery query, IndexCandidate index) {
        return tables.get(query.query()).contains(index.schema().map(schema -> schema + ".").orElse("") + index.table());
    }

    /// Of a group what plans use, after other indexes had their chance in the place of those that none does.
    private Set<IndexCandidate> taken(Set<IndexCandidate> group) throws WhatIfFailure {
        Set<IndexCandidate> taken = used(group);
        var others = new LinkedHashSet<IndexCandidate>();
        for (IndexCandidate index : group) {
            if (!taken.contains(index)) {
                reject(index);
                advice.rejected().stream().filter(each -> isLike(each, index)).map(RejectedIndex::index).limit(MOST_ALTERNATIVES)
                        .forEach(others::add);
            }
        }
        if (others.isEmpty()) {
            return taken;
        }
        others.addAll(taken);
        Set<IndexCandidate> second = used(others);
        others.stream().filter(index -> !second.contains(index)).forEach(this::rejectQuietly);
        return second;
    }

    /// Of the same table, and not for nothing on the list.
    private static boolean isLike(RejectedIndex rejected, IndexCandidate index) {
        boolean sameTable = rejected.index().table().equals(index.table()) && rejected.index().schema().equals(index.schema());
        return sameTable && switch (rejected.reason()) {
            case Reason.CoveredBy(IndexCandidate chosen) -> chosen.equals(index);
            case Reason.SavesLittle _, Reason.Negligible _, Reason.LessForItsSize _ -> true;
            case Reason.Unused _, Reason.SizeUnknown _, Reason.NotTaken _, Reason.DearToKeep _, Reason.NotBuilt _,
                    Reason.MadeSlower _, Reason.NoFaster _, Reason.Refused _ -> false;
        };
    }

    private Set<IndexCandidate> used(Set<IndexCandidate> available) throws WhatIfFailure {
        List<PlannedQuery> asked = workload.stream().filter(query -> available.stream().anyMatch(index -> reads(query, index))).toList();
        List<WhatIf.Answer> planned = real.ask(asked.stream().map(each -> new WhatIf.Question(each.query(), available)).toList());
        calls += asked.size();
        var used = new HashSet<IndexCandidate>();
        for (int i = 0; i < asked.size(); i++) {
            answers.put(asked.get(i).query(), planned.get(i));
            if (planned.get(i).cost() < today(asked.get(i)) * NOTICEABLE) {
                used.addAll(planned.get(i).used());
            }
        }
        return available.stream().filter(used::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void reject(IndexCandidate index) throws WhatIfFailure {
        rejected.add(new RejectedIndex(index, switch (real.tried(List.of(index)).getFirst()) {
            case WhatIf.Trial.Taken _ -> new Reason.NotTaken();
            case WhatIf.Trial.Refused(String words) -> new Reason.NotBuilt(words);
        }));
    }

    /// Its reason of the search stays.
    private void rejectQuietly(IndexCandidate index) {
        if (advice.best().indexes().stream().anyMatch(each -> each.index().equals(index))) {
            rejected.add(new RejectedIndex(index, new Reason.NotTaken()));
        }
    }

    private Optional<Bytes> size(IndexCandidate index) throws WhatIfFailure {
        return real.tried(List.of(index)).getFirst() instanceof WhatIf.Trial.Taken(Optional<Bytes> size) ? size : Optional.empty();
    }

    private List<Help> helps(IndexCandidate index) {
        return workload.stream().filter(query -> Optional.ofNullable(answers.get(query.query()))
                        .filter(answer -> answer.used().contains(index) && answer.cost() < today(query)).isPresent())
                .map(query -> new Help(query.query().name(), today(query), cost(query)))
                .sorted(Comparator.comparingDouble(help -> help.after() - help.before())).toList();
    }

    private double cost(PlannedQuery query) {
        return Math.min(today(query), Optional.ofNullable(answers.get(query.query())).map(WhatIf.Answer::cost).orElse(today(query)));
    }

    private static double today(PlannedQuery query) {
        return query.plan().root().estimate().orElseThrow().totalCost().value();
    }
}
