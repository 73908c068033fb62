package org.plumbline.plan.digest;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import org.plumbline.plan.log.LogEntry;

/// Collects the plans of one shape; keeps some of them.
final class ShapeCollector {
    private static final Comparator<ListedPlan> BY_DURATION = Comparator.comparing(ListedPlan::duration);

    private final PlanShape shape;
    private final TimesCounter times = new TimesCounter();
    private final PriorityQueue<ListedPlan> worst = new PriorityQueue<>(BY_DURATION);
    private final Deque<ListedPlan> newest = new ArrayDeque<>(2);

    ShapeCollector(PlanShape shape) {
        this.shape = shape;
    }

    /// Counts it.
    ///
    /// @param most so many of the worst and so many of the newest are kept
    /// @return by how many more plans are kept now
    int add(LogEntry entry, int most) {
        int before = kept();
        times.add(entry.duration().toNanos());
        var plan = ListedPlan.of(entry);
        if (worst.size() < most || BY_DURATION.compare(plan, worst.peek()) > 0) {
            worst.add(plan);
        }
        newest.addLast(plan);
        while (worst.size() > most) {
            worst.poll();
        }
        while (newest.size() > most) {
            newest.removeFirst();
        }
        return kept() - before;
    }

    int kept() {
        return worst.size() + newest.size();
    }

    long total() {
        return times.total();
    }

    ShapeGroup group() {
        var plans = new LinkedHashSet<>(worst);
        plans.addAll(newest);
        return new ShapeGroup(shape, times.times(), plans.stream().sorted(BY_DURATION.reversed()).toList());
    }
}
