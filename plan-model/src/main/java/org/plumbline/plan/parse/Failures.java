package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;

/// What kept parts of a text from being read: the first few of them, and how many there were.
final class Failures {
    private static final int MOST_TOLD = 5;

    private final List<PlanParseException> told = new ArrayList<>();
    /// Where any is, told or not: one for each line.
    private final NavigableSet<Integer> lines = new TreeSet<>();

    void add(PlanParseException failure) {
        if (lines.add(failure.line().orElse(0)) && told.size() < MOST_TOLD) {
            told.add(failure);
        }
    }

    void addAll(Failures others) {
        others.told.forEach(this::add);
        lines.addAll(others.lines);
    }

    /// Forgets those in these lines: a plan was read there after all.
    void drop(List<Integer> readAfterAll) {
        lines.removeAll(readAfterAll);
        told.removeIf(failure -> !lines.contains(failure.line().orElse(0)));
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /// How many are told one by one.
    int count() {
        return told.size();
    }

    /// The lines of all of them that lie between these two.
    List<Integer> between(int first, int last) {
        return List.copyOf(lines.subSet(first, true, last, true));
    }

    Optional<PlanParseException> first() {
        return told.stream().findFirst();
    }

    /// The same plans; each failure is a warning of the plan that stands nearest to it.
    List<Plan> tellIn(List<Plan> plans) {
        var all = new ArrayList<>(plans);
        if (plans.isEmpty()) {
            return all;
        }
        for (PlanParseException failure : told) {
            tell(failure.line().orElse(0), failure.sentence(), all);
        }
        int untold = lines.size() - told.size();
        if (untold > 0) {
            tell(firstUntold(), untold == 1 ? "One more part of the text, from this line on, could not be read."
                    : untold + " more parts of the text, from this line on, could not be read.", all);
        }
        return all;
    }

    private int firstUntold() {
        List<Integer> toldOf = told.stream().map(failure -> failure.line().orElse(0)).toList();
        return lines.stream().filter(line -> !toldOf.contains(line)).findFirst().orElse(0);
    }

    private static void tell(int line, String sentence, List<Plan> plans) {
        int nearest = nearest(line, plans);
        Plan plan = plans.get(nearest);
        var warnings = new ArrayList<>(plan.warnings());
        warnings.add(new Warning(line > 0 ? line : plan.origin().lines().last(), sentence));
        plans.set(nearest, new Plan(plan.origin(), plan.capabilities(), plan.nodes(), plan.summary(), warnings, plan.incomplete()));
    }

    /// Of two that are as near the one before.
    private static int nearest(int line, List<Plan> plans) {
        int nearest = plans.size() - 1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; line > 0 && i < plans.size(); i++) {
            LineRange lines = plans.get(i).origin().lines();
            int distance = Math.max(0, Math.max(lines.first() - line, line - lines.last()));
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
