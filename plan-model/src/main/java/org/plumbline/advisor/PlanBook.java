package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.index.IndexCandidate;

/// The statements of a workload, the candidates, and what is known of the plans of the ones with the others. Asks only what does not
/// follow from earlier answers.
final class PlanBook {
    /// A plan that is not cheaper than this part of another's cost is no better: the planner itself takes them for equal
    /// (`STD_FUZZ_FACTOR`, pathnode.c).
    private static final double NOTICEABLE = 0.99;

    private final WhatIf whatIf;
    private final List<WorkloadQuery> queries;
    private final List<KnownPlans> plans;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<IndexCandidate, Candidate> byIndex = new HashMap<>();
    private final List<BitSet> relevant;
    private final List<Set<String>> tables;
    /// Candidates on the tables of each statement: the others do nothing for it.
    private final List<BitSet> visible;
    private final ToDoubleFunction<IndexCandidate> upkeep;
    private long calls;

    /// @param tables qualified names of the tables that each statement reads
    /// @param upkeep what an index costs the workload's writes, in the planner's units
    PlanBook(WhatIf whatIf, List<WorkloadQuery> queries, List<Set<String>> tables, ToDoubleFunction<IndexCandidate> upkeep) {
        this.upkeep = upkeep;
        this.whatIf = whatIf;
        this.queries = List.copyOf(queries);
        this.tables = List.copyOf(tables);
        this.visible = queries.stream().map(_ -> new BitSet()).toList();
        this.plans = queries.stream().map(_ -> new KnownPlans()).toList();
        this.relevant = queries.stream().map(_ -> new BitSet()).toList();
    }

    /// A question about one statement and a set of candidates.
    record Wish(int query, BitSet available) {}

    int queries() {
        return queries.size();
    }

    WorkloadQuery query(int query) {
        return queries.get(query);
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    Candidate candidate(int number) {
        return candidates.get(number);
    }

    KnownPlans plans(int query) {
        return plans.get(query);
    }

    /// How many statements a candidate was made for.
    long sharers(int number) {
        return relevant.stream().filter(set -> set.get(number)).count();
    }

    /// Candidates made for this statement.
    BitSet relevant(int query) {
        return (BitSet) relevant.get(query).clone();
    }

    /// Questions that were asked so far.
    long calls() {
        return calls;
    }

    /// Adds a candidate for a statement; one that is there already gets another statement.
    void add(int query, IndexCandidate index, long bytes) {
        Candidate candidate = byIndex.computeIfAbsent(index, _ -> {
            var made = new Candidate(candidates.size(), index, bytes, upkeep.applyAsDouble(index));
            candidates.add(made);
            String table = index.schema().map(schema -> schema + ".").orElse("") + index.table();
            for (int each = 0; each < queries.size(); each++) {
                visible.get(each).set(made.number(), tables.get(each).contains(table));
            }
            return made;
        });
        relevant.get(query).set(candidate.number());
    }

    /// Answers all of them, so that [KnownPlans#with(BitSet)] knows.
    ///
    /// @throws WhatIfFailure when it cannot go on
    void learn(List<Wish> wishes) throws WhatIfFailure {
        var open = new LinkedHashMap<Wish, WhatIf.Question>();
        for (Wish whole : wishes) {
            var wish = new Wish(whole.query, visible(whole.query, whole.available));
            if (plans.get(wish.query).with(wish.available).isEmpty()) {
                open.put(wish, new WhatIf.Question(queries.get(wish.query), indexes(wish.available)));
            }
        }
        calls += open.size();
        List<WhatIf.Answer> answers = open.isEmpty() ? List.of() : whatIf.ask(List.copyOf(open.values()));
        List<Wish> asked = List.copyOf(open.keySet());
        for (int i = 0; i < asked.size(); i++) {
            WhatIf.Answer answer = answers.get(i);
            var used = new BitSet();
            answer.used().forEach(index -> used.set(byIndex.get(index).number()));
            plans.get(asked.get(i).query).add(asked.get(i).available, used, answer.cost(), answer.corrected());
        }
    }

    /// What of a set a statement can see.
    private BitSet visible(int query, BitSet set) {
        var seen = (BitSet) set.clone();
        seen.and(visible.get(query));
        return seen;
    }

    /// Learns what every statement costs with this set.
    ///
    /// @throws WhatIfFailure when it cannot go on
    void learnAll(BitSet set) throws WhatIfFailure {
        learn(IntStream.range(0, queries.size()).mapToObj(query -> new Wish(query, (BitSet) set.clone())).toList());
    }

    /// Learns what every statement costs with exactly this set, whatever follows from earlier answers: the planner takes plans that differ
    /// by less than a hundredth for equal (`STD_FUZZ_FACTOR`, pathnode.c), so that what follows is not exact to the last digit.
    ///
    /// @throws WhatIfFailure when it cannot go on
    void verify(BitSet set) throws WhatIfFailure {
        for (int query = 0; query < queries.size(); query++) {
            plans.get(query).expect(visible(query, set));
        }
        learnAll(set);
    }

    /// What the workload costs with this set, which was verified, the upkeep of its indexes included.
    double cost(BitSet set) {
        double sum = upkeep(set);
        for (int query = 0; query < queries.size(); query++) {
            sum += queries.get(query).weight() * plan(query, set).cost();
        }
        return sum;
    }

    /// A statement's plan with a set for which that is known; the plan of today where that is as good when all is told.
    KnownPlans.Known plan(int query, BitSet set) {
        KnownPlans.Known plan = with(query, set);
        KnownPlans.Known today = with(query, new BitSet());
        return plan.corrected() < today.cost() * NOTICEABLE ? plan : today;
    }

    /// What the workload costs with this set at most, the upkeep of its indexes included.
    double most(BitSet set) {
        double sum = upkeep(set);
        for (int query = 0; query < queries.size(); query++) {
            sum += queries.get(query).weight() * most(query, set);
        }
        return sum;
    }

    /// How often the statements run, by their names.
    Map<String, Double> weights() {
        return queries.stream().collect(Collectors.toMap(WorkloadQuery::name, WorkloadQuery::weight, (one, _) -> one));
    }

    /// Candidates that some known plan uses: no other lowers what is known of the cost.
    BitSet everUsed() {
        var used = new BitSet();
        plans.forEach(each -> used.or(each.everUsed()));
        return used;
    }

    /// What a statement costs with this set at most.
    double most(int query, BitSet set) {
        return plans.get(query).most(set);
    }

    /// A statement's plan with a set for which that is known.
    KnownPlans.Known with(int query, BitSet set) {
        return plans.get(query).with(visible(query, set)).orElseThrow();
    }

    /// What the workload costs with this set at least, the upkeep of its indexes included.
    double least(BitSet set) {
        double sum = upkeep(set);
        for (int query = 0; query < queries.size(); query++) {
            sum += queries.get(query).weight() * least(query, set);
        }
        return sum;
    }

    /// What a statement costs with this set at least.
    double least(int query, BitSet set) {
        return plans.get(query).least(visible(query, set));
    }

    /// The candidates of the same table that are at least as large as this one.
    BitSet noSmaller(int number) {
        Candidate one = candidates.get(number);
        var set = new BitSet();
        for (Candidate each : candidates) {
            boolean sameTable = each.index().table().equals(one.index().table()) && each.index().schema().equals(one.index().schema());
            set.set(each.number(), sameTable && each.bytes() >= one.bytes());
        }
        return set;
    }

    /// What these indexes cost the workload's writes.
    double upkeep(BitSet set) {
        return set.stream().mapToDouble(number -> candidates.get(number).upkeep()).sum();
    }

    long bytes(BitSet set) {
        return set.stream().mapToLong(number -> candidates.get(number).bytes()).sum();
    }

    /// In the order of their numbers.
    Set<IndexCandidate> indexes(BitSet set) {
        return set.stream().mapToObj(number -> candidates.get(number).index()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
