package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of one statement's plans. A plan that was chosen while some indexes were available is chosen too while any of those is
/// missing that it does not use, as the planner takes the cheapest; so one answer tells of many sets.
final class KnownPlans {
    /// One plan.
    ///
    /// @param available numbers of the candidates that it could have used
    /// @param used of them those that it uses
    /// @param cost by the planner
    /// @param corrected with what the planner was not told
    record Known(BitSet available, BitSet used, double cost, double corrected) {}

    private static final int MOST_KEPT = 20_000;

    private final List<Known> plans = new ArrayList<>();
    private final List<Known> cheapestFirst = new ArrayList<>();
    private final BitSet everUsed = new BitSet();
    /// Of what is available only what some plan uses tells anything of [#most(BitSet)], and that is little.
    private final Map<BitSet, Double> mosts = new HashMap<>();
    private final Map<BitSet, Optional<Known>> asked = new HashMap<>();

    void add(BitSet available, BitSet used, double cost, double corrected) {
        var plan = new Known(available, used, cost, corrected);
        plans.add(plan);
        int place = Collections.binarySearch(cheapestFirst, plan, Comparator.comparingDouble(Known::cost));
        cheapestFirst.add(place < 0 ? -place - 1 : place, plan);
        everUsed.or(used);
        mosts.clear();
        asked.put(available, Optional.of(plan));
    }

    /// From now on nothing follows for this set but what was answered for it itself.
    void expect(BitSet set) {
        asked.putIfAbsent(set, Optional.empty());
    }

    /// The plan with exactly these indexes, where that follows from one known.
    Optional<Known> with(BitSet set) {
        Optional<Known> exact = asked.get(set);
        return exact != null ? exact : plans.stream().filter(plan -> contains(set, plan.used) && contains(plan.available, set)).findFirst();
    }

    /// What some plan uses.
    BitSet everUsed() {
        return everUsed;
    }

    /// The cost with these indexes is not above this.
    double most(BitSet set) {
        var telling = (BitSet) everUsed.clone();
        telling.and(set);
        Double before = mosts.get(telling);
        if (before != null) {
            return before;
        }
        double most = cheapestFirst.stream().filter(plan -> contains(telling, plan.used)).findFirst().map(Known::cost)
                .orElse(Double.POSITIVE_INFINITY);
        if (mosts.size() >= MOST_KEPT) {
            mosts.clear();
        }
        mosts.put(telling, most);
        return most;
    }

    /// The cost with these indexes is not below this: with more of them it would not be higher.
    double least(BitSet set) {
        for (Known plan : cheapestFirst.reversed()) {
            if (contains(plan.available, set)) {
                return Math.max(0, plan.cost);
            }
        }
        return 0;
    }

    /// Those of which none is at least as good: cheaper with a part of its indexes. The cheapest first.
    List<Known> worthwhile() {
        List<Known> sorted = plans.stream()
                .sorted(Comparator.comparingDouble(Known::cost).thenComparingInt(plan -> plan.used.cardinality())).toList();
        var kept = new ArrayList<Known>();
        for (Known plan : sorted) {
            if (kept.stream().noneMatch(better -> contains(plan.used, better.used))) {
                kept.add(plan);
            }
        }
        return kept;
    }

    static boolean contains(BitSet all, BitSet part) {
        for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
            if (!all.get(i)) {
                return false;
            }
        }
        return true;
    }
}
