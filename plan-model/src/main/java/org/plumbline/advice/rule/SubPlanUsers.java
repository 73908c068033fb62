package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.SubPlanUse;
import org.plumbline.sql.SubPlanUses;

/// How a plan's SubPlans are used by the nodes that they are listed at. Without VERBOSE EXPLAIN does not print the select list, so a
/// SubPlan there has no use that can be seen.
final class SubPlanUsers {
    /// Where an expression by itself is a value.
    private static final Set<String> VALUES = Set.of("Output", "Sort Key", "Presorted Key", "Group Key");

    private record Use(String key, SubPlanUse use) {}

    private final Plan plan;
    private final Map<NodeId, List<Use>> usesByNode = new HashMap<>();

    SubPlanUsers(Plan plan) {
        this.plan = plan;
    }

    /// Whether this SubPlan is the list of a NOT IN. Before PostgreSQL 17 that is printed as NOT EXISTS is: then it is one where the
    /// planner put a Materialize on top of it, as it does with what is searched again and again and depends on no row of the query above.
    boolean isNotIn(PlanNode subPlan) {
        return usesOf(subPlan).stream().map(Use::use).filter(use -> !use.hashed())
                .anyMatch(use -> switch (use.kind()) {
                    case NOT_IN -> true;
                    case NEGATED -> subPlan.operation() instanceof Operation.Materialize;
                    case CONDITION, ALONE, VALUE -> false;
                });
    }

    /// Whether its value is what is asked for, as far as can be seen: not whether it has rows.
    boolean isValue(PlanNode subPlan) {
        return usesOf(subPlan).stream().allMatch(each -> switch (each.use().kind()) {
            case VALUE -> true;
            case ALONE -> VALUES.contains(each.key());
            case NOT_IN, CONDITION, NEGATED -> false;
        });
    }

    private List<Use> usesOf(PlanNode subPlan) {
        return plan.parent(subPlan).map(this::usesAt).orElse(List.of()).stream()
                .filter(each -> subPlan.subplanName().filter(each.use().name()::equals).isPresent()).toList();
    }

    private List<Use> usesAt(PlanNode node) {
        return usesByNode.computeIfAbsent(node.id(), _ -> {
            var uses = new ArrayList<Use>();
            node.attributes().forEach((key, value) -> add(key, value, uses));
            return uses;
        });
    }

    private static void add(String key, AttributeValue value, List<Use> uses) {
        switch (value) {
            case AttributeValue.Text(String text) -> SubPlanUses.in(text).forEach(use -> uses.add(new Use(key, use)));
            case AttributeValue.Items(List<AttributeValue> items) -> items.forEach(item -> add(key, item, uses));
            case AttributeValue.Group _, AttributeValue.Whole _, AttributeValue.Decimal _, AttributeValue.Flag _ -> { }
        }
    }
}
