package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.plumbline.index.IndexCandidate;

/// Makes a set better by adding, leaving or exchanging single indexes, as long as that pays. What is known of the plans bounds what a
/// change can bring, so that few have to be planned.
final class LocalSearch {
    /// Changes that are planned before the search ends, of those that might be better.
    private static final int MOST_TRIED = 25;
    /// Of the workload's cost: less is not looked for.
    private static final double LEAST_GAIN = 1e-4;
    /// What indexes have to save of the workload's cost that stand beside one that begins with their keys, as both cost every write (our
    /// own); and where there is a budget.
    private static final double LEAST_BESIDE = 0.03;
    private static final double LEAST_BESIDE_PAID = 1e-4;
    /// Of a statement's cost of today: an index that brings each no more is not worth its writes, nor is a larger one in the place of a
    /// smaller (our own).
    private static final double TRIFLE = 0.03;
    /// What a single run of a statement saves, in the planner's units, and still nobody notices, where nobody counted how often it runs:
    /// ten pages at the default `random_page_cost` (our own).
    private static final double NEGLIGIBLE = 40;

    private final PlanBook book;
    private final long budget;
    private final int mostIndexes;
    private final long mostCalls;
    private final boolean budgeted;
    private final double negligible;

    /// @param budgeted a person said how many bytes there may be: then each is used as it helps. Else an index has to be worth it
    LocalSearch(PlanBook book, SearchLimits limits, boolean budgeted) {
        this.budgeted = budgeted;
        this.book = book;
        this.budget = limits.budget().orElse(Long.MAX_VALUE);
        this.mostIndexes = limits.mostIndexes();
        this.mostCalls = limits.mostCalls();
        this.negligible = negligible(book, budgeted);
    }

    /// What a run of a statement saves, in the planner's units, and still is not worth an index; 0 where it was counted how often they run
    /// or a person said how many bytes there may be.
    static double negligible(PlanBook book, boolean budgeted) {
        boolean counted = IntStream.range(0, book.queries()).anyMatch(query -> book.query(query).weight() != 1);
        return counted || budgeted ? 0 : NEGLIGIBLE;
    }

    /// A change, and what the workload would cost at least and at most.
    private record Change(BitSet set, double least, double most) {}

    /// The best set that it comes to; what each statement costs with it is known.
    ///
    /// @throws WhatIfFailure when it cannot go on
    BitSet improved(BitSet start) throws WhatIfFailure {
        BitSet once = climbed(start);
        // what was left out as idle or needlessly long made room
        BitSet twice = climbed(once);
        return book.cost(twice) < book.cost(once) ? twice : once;
    }

    private BitSet climbed(BitSet start) throws WhatIfFailure {
        BitSet best = start;
        book.learnAll(best);
        best = byWhatIsKnown(best);
        book.learnAll(best);
        double cost = book.most(best);
        int tried = 0;
        for (boolean found = true; found && tried < MOST_TRIED && book.calls() < mostCalls;) {
            found = false;
            double limit = cost * (1 - LEAST_GAIN);
            List<Change> hopeful = changes(best, _ -> true).stream().filter(set -> book.least(set) < limit)
                    .map(set -> new Change(set, book.least(set), book.most(set)))
                    .sorted(Comparator.comparingDouble(change -> change.least + change.most)).limit(MOST_TRIED - tried).toList();
            for (Change change : hopeful) {
                if (book.calls() >= mostCalls) {
                    break;
                }
                tried++;
                book.learnAll(change.set);
                double now = book.most(change.set);
                if (now < limit) {
                    best = change.set;
                    cost = now;
                    found = true;
                    break;
                }
            }
        }
        BitSet needed = simplified(withoutTrifles(withoutIdle(best)));
        book.verify(needed);
        return needed;
    }

    /// With the beginning of an index in its place, where that does as well.
    private BitSet simplified(BitSet set) throws WhatIfFailure {
        BitSet best = set;
        for (int number : set.stream().toArray()) {
            Candidate large = book.candidate(number);
            List<Candidate> smaller = book.candidates().stream()
                    .filter(each -> each.bytes() < large.bytes() && (MergedIndexes.replaces(large.index(), each.index())
                            || (!budgeted && MergedIndexes.hasPart(large.index(), each.index()))))
                    .sorted(Comparator.comparingLong(Candidate::bytes)).toList();
            for (Candidate small : smaller) {
                BitSet changed = without(best, number);
                changed.set(small.number());
                if (isAsGood(changed, best, book::least) && book.calls() < mostCalls) {
                    book.learnAll(changed);
                    if (isAsGood(changed, best, book::most)) {
                        best = changed;
                        break;
                    }
                }
            }
        }
        return best;
    }

    /// @param cost of a statement with a set
    private boolean isAsGood(BitSet changed, BitSet set, ToDoubleBiFunction<Integer, BitSet> cost) {
        double sum = book.upkeep(changed);
        for (int query = 0; query < book.queries(); query++) {
            double now = cost.applyAsDouble(query, changed);
            double more = now - book.most(query, set);
            if (!budgeted && more > Math.max(negligible, TRIFLE * book.most(query, new BitSet()))) {
                return false;
            }
            sum += now * book.query(query).weight();
        }
        return !budgeted || sum <= book.most(set) * (1 + LEAST_GAIN);
    }

    /// Without indexes whose work another of the set does nearly as well, or that do next to nothing.
    private BitSet withoutTrifles(BitSet set) throws WhatIfFailure {
        BitSet left = withoutUnworthy(set);
        double limit = book.most(left) * (1 + (budgeted ? LEAST_BESIDE_PAID : LEAST_BESIDE));
        for (int number : set.stream().toArray()) {
            IndexCandidate index = book.candidate(number).index();
            if (left.stream().anyMatch(other -> other != number && MergedIndexes.replaces(book.candidate(other).index(), index))) {
                BitSet less = without(left, number);
                book.learnAll(less);
                left = book.most(less) < limit ? less : left;
            }
        }
        return left;
    }

    /// Without a budget nobody said that these bytes are there to be used.
    private BitSet withoutUnworthy(BitSet set) throws WhatIfFailure {
        BitSet left = set;
        for (int number : set.stream().toArray()) {
            BitSet less = without(left, number);
            if (!budgeted && isAsGood(less, left, book::least) && book.calls() < mostCalls) {
                book.learnAll(less);
                left = isAsGood(less, left, book::most) ? less : left;
            }
        }
        return left;
    }

    /// Asks nothing: takes changes that are better for certain.
    private BitSet byWhatIsKnown(BitSet start) {
        BitSet best = start;
        BitSet used = book.everUsed();
        double cost = book.most(best);
        while (true) {
            double limit = cost * (1 - LEAST_GAIN);
            BitSet better = best;
            for (BitSet set : changes(best, used::get)) {
                double now = book.most(set);
                if (now < cost) {
                    better = set;
                    cost = now;
                }
            }
            if (cost >= limit) {
                return best;
            }
            best = better;
        }
    }

    /// None instead of one that costs writes; each other index instead of none, of one, or of one and as many as have to give way
    /// besides, those first that bring the least for their bytes.
    ///
    /// @param candidates that may be taken in, by their numbers
    private List<BitSet> changes(BitSet set, IntPredicate candidates) {
        var changes = new ArrayList<BitSet>();
        long free = budget - book.bytes(set);
        double now = book.most(set);
        List<Integer> byWorth = set.stream().boxed().sorted(Comparator.comparingDouble(number ->
                (book.most(without(set, number)) - now) / book.candidate(number).bytes())).toList();
        set.stream().filter(out -> book.candidate(out).upkeep() > 0).forEach(out -> changes.add(without(set, out)));
        for (Candidate in : book.candidates()) {
            if (set.get(in.number()) || in.bytes() > budget || !candidates.test(in.number())) {
                continue;
            }
            var with = (BitSet) set.clone();
            with.set(in.number());
            if (in.bytes() <= free && set.cardinality() < mostIndexes) {
                changes.add(with);
                continue;
            }
            for (int first : byWorth) {
                fitting(without(with, first), byWorth).ifPresent(changes::add);
            }
        }
        return changes;
    }

    /// The set without as many as have to give way, in this order; none where all of them would not do.
    private Optional<BitSet> fitting(BitSet set, List<Integer> giveWay) {
        BitSet fitting = set;
        for (int out : giveWay) {
            if (book.bytes(fitting) <= budget && fitting.cardinality() <= mostIndexes) {
                break;
            }
            fitting = without(fitting, out);
        }
        return Optional.of(fitting).filter(small -> book.bytes(small) <= budget && small.cardinality() <= mostIndexes);
    }

    private static BitSet without(BitSet set, int number) {
        var less = (BitSet) set.clone();
        less.clear(number);
        return less;
    }

    /// Without the indexes that no plan uses.
    private BitSet withoutIdle(BitSet set) {
        var used = new BitSet();
        for (int query = 0; query < book.queries(); query++) {
            used.or(book.plan(query, set).used());
        }
        used.and(set);
        return used;
    }
}
