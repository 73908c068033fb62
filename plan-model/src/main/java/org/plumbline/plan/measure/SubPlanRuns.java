package org.plumbline.plan.measure;

import java.util.List;
import java.util.Set;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;

/// How often a SubPlan's whole cost is in that of the node which it is listed at, at least, as the planner reckons it (`cost_subplan`,
/// costsize.c; PostgreSQL 12 to 18): once where it is hashed or searches an index; for each row that is returned where it is a value; for
/// each row that is tested its first row's cost where it is EXISTS, and half of its rows' where it is ANY or ALL. Of rows that are tested
/// so half are expected to pass (clause_selectivity, clausesel.c); of those that a value is compared in, no more are counted than pass.
final class SubPlanRuns {
    /// What is evaluated once for each time that the node starts.
    private static final Set<String> ONCE = Set.of("Index Cond", "Recheck Cond", "Order By", "TID Cond", "One-Time Filter",
            "Function Call");
    /// What is evaluated for each row of the input.
    private static final Set<String> TESTS = Set.of("Filter", "Join Filter", "Hash Cond", "Merge Cond");
    private static final double PASSED = 0.5;
    private static final double READ_OF_ANY = 0.5;

    /// From what says least of how often it runs to what says most.
    private enum Use { VALUE, TEST, EXISTS, ANY, ONCE }

    private SubPlanRuns() {}

    /// Times that the cost of this SubPlan counts in its parent's, 1 at least.
    static double of(PlanNode user, PlanNode subPlan) {
        if (user.estimate().isEmpty() || subPlan.estimate().isEmpty() || subPlan.subplanName().isEmpty()) {
            return 1;
        }
        double rows = user.estimate().get().rows().value();
        return Math.max(1, switch (use(user, subPlan)) {
            case ONCE -> 1;
            case VALUE -> rows;
            case TEST -> rows * partOfFirstRow(subPlan.estimate().get());
            case EXISTS -> rows / PASSED * partOfFirstRow(subPlan.estimate().get());
            case ANY -> rows / PASSED * part(subPlan.estimate().get(), READ_OF_ANY);
        });
    }

    private static double partOfFirstRow(Estimate estimate) {
        return part(estimate, 1 / Math.max(1, estimate.rows().value()));
    }

    /// Of the whole cost, that of starting and of a part of the rows.
    private static double part(Estimate estimate, double ofRows) {
        double startup = estimate.startupCost().value();
        double total = estimate.totalCost().value();
        return total > 0 ? (startup + (total - startup) * ofRows) / total : 1;
    }

    private static Use use(PlanNode user, PlanNode subPlan) {
        String name = subPlan.subplanName().orElseThrow();
        var found = new Use[] {Use.VALUE};
        user.attributes().forEach((key, value) -> {
            Use here = value instanceof AttributeValue.Text(String text) ? use(key, text, name)
                    : value instanceof AttributeValue.Items(List<AttributeValue> items)
                            && items.stream().anyMatch(item -> item instanceof AttributeValue.Text(String text) && isHashed(text, name))
                                    ? Use.ONCE : Use.VALUE;
            found[0] = here.compareTo(found[0]) > 0 ? here : found[0];
        });
        // What is searched again and again is the list of ANY or ALL, also where it is not printed so (before PostgreSQL 17).
        return found[0] == Use.TEST && subPlan.operation() instanceof Operation.Materialize ? Use.ANY : found[0];
    }

    private static Use use(String key, String text, String name) {
        if (!text.contains(name + ")") && !text.contains(name + " or ")) {
            return Use.VALUE;
        }
        if (ONCE.contains(key) || isHashed(text, name)) {
            return Use.ONCE;
        }
        if (!TESTS.contains(key)) {
            return Use.VALUE;
        }
        return text.contains("EXISTS(" + name + ")") ? Use.EXISTS : text.contains("(" + name + ").col") ? Use.ANY : Use.TEST;
    }

    private static boolean isHashed(String text, String name) {
        return text.contains("hashed " + name + ")");
    }
}
