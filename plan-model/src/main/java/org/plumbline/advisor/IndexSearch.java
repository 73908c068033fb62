package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Bytes;

/// From candidates to the best set for every budget. First plans are found that are worth their indexes at different prices of a byte;
/// then integer programs choose sets, which show where further plans are wanted; at last single indexes are exchanged.
final class IndexSearch {
    /// Prices of a byte, as multiples of what a byte brings on average where every plan gets all it wants.
    private static final double[] PRICES = {0.2, 0.6, 1.5, 4};
    /// Budgets of the frontier, as parts of what all the best plans want.
    private static final double[] PARTS = {0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.75, 1};
    private static final double[] PARTS_OF_BUDGET = {0.5, 1, 2, 4};
    /// Of all questions, those that the first step may ask.
    private static final double FIRST_PART = 0.5;
    /// Of all questions, those that are asked before the first program is solved.
    private static final double FILLED_PART = 0.7;
    /// Of all questions, those that are asked before the last step.
    private static final double SECOND_PART = 0.85;
    /// Questions about one statement around one set.
    private static final int MOST_AROUND = 24;
    private static final double[] PRICES_AROUND = {0.2, 0.6, 1.2};
    /// Questions about each statement that a budget's set takes however few are left.
    private static final int VERIFYING = 4;
    /// A statement that no index makes cheaper by this part of the workload's cost is left alone.
    private static final double LEAST_GAIN = 1e-4;

    private final PlanBook book;
    private final SearchLimits limits;
    private final Sizer sizer;

    IndexSearch(PlanBook book, SearchLimits limits, Sizer sizer) {
        this.book = book;
        this.limits = limits;
        this.sizer = sizer;
    }

    /// How large an index would be.
    interface Sizer {
        /// Empty where it cannot be had.
        ///
        /// @throws WhatIfFailure when the server can no longer be asked
        Optional<Bytes> of(IndexCandidate index) throws WhatIfFailure;
    }

    /// One budget's best set.
    ///
    /// @param set numbers of its candidates
    /// @param bytes their sizes together
    /// @param cost of the workload with it
    record Point(BitSet set, long bytes, double cost) {}

    /// The frontier, from no index to the best set of the largest budget: each point costs less than the one before. Every statement's
    /// plan with each of these sets is known.
    ///
    /// @throws WhatIfFailure when it cannot go on
    List<Point> frontier() throws WhatIfFailure {
        book.learnAll(new BitSet());
        var all = new ArrayList<PlanBook.Wish>();
        for (int query = 0; query < book.queries(); query++) {
            all.add(new PlanBook.Wish(query, book.relevant(query)));
        }
        book.learn(all);
        double baseline = book.most(new BitSet());
        List<Integer> hopeful = hopeful(baseline);
        if (hopeful.isEmpty()) {
            return List.of(point(new BitSet()));
        }
        var wanted = new BitSet();
        hopeful.forEach(query -> wanted.or(book.with(query, book.relevant(query)).used()));
        long[] budgets = budgets(wanted);
        for (long budget : budgets) {
            wanted.or(wanted(hopeful, budget));
        }
        merge(hopeful, wanted);
        for (long budget : budgets) {
            explorePrices(hopeful, budget, budgets.length);
        }
        fillIn(hopeful);
        var program = new IndexProgram(book, baseline);
        var chosen = new BitSet();
        for (long budget : budgets) {
            chosen.or(program.sketch(budget, limits.mostIndexes()));
        }
        merge(hopeful, chosen);
        double reached = Double.POSITIVE_INFINITY;
        for (double last = 0; Math.abs(reached - last) > LEAST_GAIN * baseline && book.calls() < limits.mostCalls() * SECOND_PART;) {
            last = reached;
            reached = exploreAround(hopeful, program, budgets);
        }
        var points = new ArrayList<Point>(List.of(point(new BitSet())));
        long[] asked = LongStream.of(budgets).filter(bytes -> bytes <= limits.budget().orElse(Long.MAX_VALUE)).toArray();
        for (int i = 0; i < asked.length; i++) {
            BitSet start = program.solve(asked[i], limits.mostIndexes());
            // each budget gets the same part of what is left when all sets are verified
            int open = asked.length - i;
            long left = limits.mostCalls() - book.calls() - (long) VERIFYING * book.queries() * open;
            long calls = book.calls() + Math.max(0, left) / open;
            BitSet set = new LocalSearch(book, limits.within(asked[i], calls), limits.budget().isPresent()).improved(start);
            points.add(new Point(set, book.bytes(set), book.cost(set)));
        }
        return undominated(points);
    }

    private List<Integer> hopeful(double baseline) {
        var hopeful = new ArrayList<Integer>();
        for (int query = 0; query < book.queries(); query++) {
            double gain = book.most(query, new BitSet()) - book.most(query, book.relevant(query));
            if (gain * book.query(query).weight() > LEAST_GAIN * baseline) {
                hopeful.add(query);
            }
        }
        return hopeful;
    }

    /// Adds indexes that several statements could share, from those that they want by themselves.
    private void merge(List<Integer> queries, BitSet wanted) throws WhatIfFailure {
        for (IndexCandidate merged : MergedIndexes.of(wanted.stream().mapToObj(number -> book.candidate(number).index()).toList())) {
            Optional<Bytes> bytes = sizer.of(merged);
            for (int query : queries) {
                BitSet own = book.relevant(query);
                boolean serves = own.stream().filter(wanted::get).mapToObj(number -> book.candidate(number).index())
                        .anyMatch(index -> MergedIndexes.replaces(merged, index));
                if (serves && bytes.isPresent()) {
                    book.add(query, merged, bytes.get().count());
                }
            }
        }
    }

    /// What the statements use where each may have all that the budget allows one.
    private BitSet wanted(List<Integer> queries, long budget) throws WhatIfFailure {
        book.learn(queries.stream().map(query -> new PlanBook.Wish(query, start(query, new BitSet(), budget))).toList());
        var wanted = new BitSet();
        queries.forEach(query -> wanted.or(book.with(query, start(query, new BitSet(), budget)).used()));
        return wanted;
    }

    /// Plans that are worth their indexes where bytes are as dear as at this budget, without indexes that alone are beyond it.
    private void explorePrices(List<Integer> queries, long budget, int budgets) throws WhatIfFailure {
        BitSet wanted = wanted(queries, budget);
        double gained = queries.stream().mapToDouble(query -> book.query(query).weight()
                * (book.most(query, new BitSet()) - book.most(query, start(query, new BitSet(), budget)))).sum();
        double perByte = gained / Math.max(1, book.bytes(wanted));
        int each = (int) Math.max(2, limits.mostCalls() * FIRST_PART / budgets / PRICES.length / queries.size());
        double[] sharers = book.candidates().stream().mapToDouble(candidate -> Math.sqrt(book.sharers(candidate.number()))).toArray();
        for (double price : PRICES) {
            explore(queries, new BitSet(), budget,
                    number -> price * perByte * book.candidate(number).bytes() / sharers[number]
                            + book.candidate(number).upkeep() / book.sharers(number), each);
        }
    }

    /// What each index of a good plan does alone, and each two of one plan together: where bytes are dear, the others may not be had.
    private void fillIn(List<Integer> queries) throws WhatIfFailure {
        long each = Math.max(0, (long) (limits.mostCalls() * FILLED_PART) - book.calls()) / queries.size();
        var wishes = new ArrayList<PlanBook.Wish>();
        for (int query : queries) {
            Set<BitSet> parts = new LinkedHashSet<>();
            List<KnownPlans.Known> plans = book.plans(query).worthwhile();
            plans.forEach(plan -> plan.used().stream().forEach(number -> parts.add(single(number))));
            plans.forEach(plan -> plan.used().stream().forEach(first -> plan.used().stream().filter(second -> second > first).forEach(
                    second -> {
                        var pair = new BitSet();
                        pair.set(first);
                        pair.set(second);
                        parts.add(pair);
                    })));
            parts.stream().filter(part -> book.plans(query).with(part).isEmpty()).limit(each)
                    .forEach(part -> wishes.add(new PlanBook.Wish(query, part)));
        }
        book.learn(wishes);
    }

    /// The candidates of a statement that a budget allows, and these.
    private BitSet start(int query, BitSet also, long budget) {
        BitSet start = book.relevant(query);
        start.stream().filter(number -> book.candidate(number).bytes() > budget).forEach(start::clear);
        start.or(also);
        return start;
    }

    /// Around the best set of each budget: what a statement would want besides, where the others have those anyway and a byte costs what
    /// it brings there. Gives the costs of the sets together.
    private double exploreAround(List<Integer> queries, IndexProgram program, long[] budgets) throws WhatIfFailure {
        Point before = point(new BitSet());
        double sum = 0;
        for (long budget : budgets) {
            BitSet sketch = program.sketch(budget, limits.mostIndexes());
            book.learnAll(sketch);
            Point point = point(sketch);
            sum += point.cost;
            if (point.bytes > before.bytes && point.cost < before.cost) {
                double perByte = (before.cost - point.cost) / (point.bytes - before.bytes);
                for (double price : PRICES_AROUND) {
                    long left = (long) (limits.mostCalls() * SECOND_PART) - book.calls();
                    explore(queries, point.set, budget,
                            number -> point.set.get(number) ? 0
                                    : price * perByte * book.candidate(number).bytes() + book.candidate(number).upkeep(),
                            (int) Math.min(MOST_AROUND, Math.max(0, left) / queries.size()));
                }
                before = point;
            }
        }
        return sum;
    }

    private void explore(List<Integer> queries, BitSet also, long budget, IntToDoubleFunction price, int each) throws WhatIfFailure {
        var explorations = new ArrayList<Exploration>();
        for (int query : queries) {
            explorations.add(new Exploration(
                    query, book.query(query).weight(), book.plans(query), start(query, also, budget), price, book::noSmaller, each));
        }
        Exploration.run(book, explorations);
    }

    private long[] budgets(BitSet wanted) {
        long all = book.bytes(wanted);
        return DoubleStream.of(limits.budget().isPresent() ? PARTS_OF_BUDGET : PARTS)
                .mapToLong(part -> (long) (part * limits.budget().orElse(all))).toArray();
    }

    private static BitSet single(int number) {
        var set = new BitSet();
        set.set(number);
        return set;
    }

    private Point point(BitSet set) {
        return new Point(set, book.bytes(set), book.most(set));
    }

    private static List<Point> undominated(List<Point> points) {
        var kept = new ArrayList<Point>();
        points.stream().sorted(Comparator.comparingLong(Point::bytes).thenComparingDouble(Point::cost))
                .filter(point -> kept.isEmpty() || point.cost < kept.getLast().cost).forEachOrdered(kept::add);
        return kept;
    }
}
