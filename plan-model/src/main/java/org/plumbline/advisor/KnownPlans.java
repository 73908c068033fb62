package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.BitSet;
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

    private final List<Known> plans = new ArrayList<>();
    private final Map<BitSet, Optional<Known>> asked = new HashMap<>();

    void add(BitSet available, BitSet used, double cost, double corrected) {
        var plan = new Known(available, used, cost, corrected);
        plans.add(plan);
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

    /// The cost with these indexes is not above this.
    double most(BitSet set) {
        double most = Double.POSITIVE_INFINITY;
        for (Known plan : plans) {
            if (plan.cost < most && contains(set, plan.used)) {
                most = plan.cost;
            }
        }
        return most;
    }

    /// The cost with these indexes is not below this: with more of them it would not be higher.
    double least(BitSet set) {
        double least = 0;
        for (Known plan : plans) {
            if (plan.cost > least && contains(plan.available, set)) {
                least = plan.cost;
            }
        }
        return least;
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
