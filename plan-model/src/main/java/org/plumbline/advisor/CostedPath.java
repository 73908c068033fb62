package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.index.IndexCandidate;

/// A way to get the rows of a part of a plan.
///
/// @param startup cost until the first row
/// @param total cost until the last row
/// @param order what the rows are sorted by, as [SortOrder] writes it; empty where they are in none that is known
/// @param used indexes that are not there yet
record CostedPath(double startup, double total, List<String> order, Set<IndexCandidate> used) {
    /// The planner takes plans that differ by less for equal (`STD_FUZZ_FACTOR`, pathnode.c).
    private static final double EQUAL = 1.01;
    /// Of one part of a plan: as many are carried on.
    private static final int MOST = 12;

    CostedPath {
        order = List.copyOf(order);
        used = Set.copyOf(used);
    }

    /// The same with other costs.
    CostedPath costing(double newStartup, double newTotal) {
        return new CostedPath(newStartup, Math.max(newStartup, newTotal), order, used);
    }

    CostedPath ordered(List<String> newOrder) {
        return new CostedPath(startup, total, newOrder, used);
    }

    /// The same, with what another part of the plan uses.
    CostedPath with(Set<IndexCandidate> others) {
        var all = new HashSet<>(used);
        all.addAll(others);
        return new CostedPath(startup, total, order, all);
    }

    /// Whether its rows come in this order.
    boolean isIn(List<String> wanted) {
        return order.size() >= wanted.size() && order.subList(0, wanted.size()).equals(wanted);
    }

    /// Those that may still be the best for somebody above: the cheapest, the soonest, and of each order the cheapest.
    static List<CostedPath> worthKeeping(List<CostedPath> paths) {
        var kept = new ArrayList<CostedPath>();
        paths.stream().sorted((one, other) -> Double.compare(one.total, other.total)).forEach(path -> {
            if (kept.size() < MOST && kept.stream().noneMatch(better -> better.dominates(path))) {
                kept.add(path);
            }
        });
        return kept;
    }

    private boolean dominates(CostedPath path) {
        return total <= path.total && startup <= path.startup * EQUAL && isIn(path.order);
    }
}
