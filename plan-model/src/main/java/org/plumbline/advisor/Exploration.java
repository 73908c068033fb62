package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/// Finds plans of one statement that are worth their indexes, by exclusion: it is planned with all candidates; then each index that was
/// used is forbidden in turn, alone and with all of its table that are no smaller, and so on. Where bytes have a price, the sets that
/// promise most come first, and those that cannot become better than the best one are left.
final class Exploration {
    /// The next best index is seldom much smaller: the part of an index's price that forbidding it alone may save.
    private static final double SAVED_BY_ANOTHER = 0.25;

    private final int query;
    private final double weight;
    private final KnownPlans plans;
    private final IntToDoubleFunction price;
    private final IntFunction<BitSet> noSmaller;
    private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(Node::promise));
    private final Set<BitSet> seen = new HashSet<>();
    private double best = Double.POSITIVE_INFINITY;
    private int left;

    /// A set to try.
    ///
    /// @param promise what its plan might cost at best, with the price of its indexes
    private record Node(BitSet available, double promise) {}

    /// @param price of a candidate, in the planner's units
    /// @param noSmaller the candidates of the same table that are at least as large as this one
    /// @param most questions that may be asked
    Exploration(int query, double weight, KnownPlans plans, BitSet start, IntToDoubleFunction price,
            IntFunction<BitSet> noSmaller, int most) {
        this.query = query;
        this.weight = weight;
        this.plans = plans;
        this.price = price;
        this.noSmaller = noSmaller;
        this.left = most;
        open.add(new Node(start, 0));
        seen.add(start);
    }

    /// The next question; none when nothing promises more.
    Optional<PlanBook.Wish> next() {
        while (!open.isEmpty() && open.peek().promise < best) {
            Node node = open.peek();
            Optional<KnownPlans.Known> known = plans.with(node.available);
            if (known.isEmpty()) {
                return left-- > 0 ? Optional.of(new PlanBook.Wish(query, node.available)) : Optional.empty();
            }
            open.poll();
            branch(node, known.get());
        }
        return Optional.empty();
    }

    private void branch(Node node, KnownPlans.Known plan) {
        double whole = weight * plan.cost() + plan.used().stream().mapToDouble(price).sum();
        best = Math.min(best, whole);
        for (int used : plan.used().stream().toArray()) {
            double saved = price.applyAsDouble(used);
            if (saved > 0) {
                var without = (BitSet) node.available.clone();
                without.clear(used);
                add(without, whole - saved * SAVED_BY_ANOTHER);
                var smaller = (BitSet) node.available.clone();
                smaller.andNot(noSmaller.apply(used));
                add(smaller, whole - saved);
            }
        }
    }

    private void add(BitSet available, double promise) {
        if (seen.add(available)) {
            open.add(new Node(available, promise));
        }
    }

    /// Carries all on, each a question at a time, so that they are asked together.
    ///
    /// @throws WhatIfFailure when it cannot go on
    static void run(PlanBook book, List<Exploration> explorations) throws WhatIfFailure {
        List<Exploration> going = explorations;
        while (!going.isEmpty()) {
            var wishes = new ArrayList<PlanBook.Wish>();
            var still = new ArrayList<Exploration>();
            for (Exploration each : going) {
                each.next().ifPresent(wish -> {
                    wishes.add(wish);
                    still.add(each);
                });
            }
            book.learn(wishes);
            going = still;
        }
    }
}
