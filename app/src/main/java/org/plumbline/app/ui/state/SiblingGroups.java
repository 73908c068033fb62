package org.plumbline.app.ui.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// Finds children of Append and Merge Append whose subtrees have the same shape: the same node types in the same places.
public final class SiblingGroups {
    /// A member with this share of the plan, and several times the group's average, stays apart: it must not be lost in a group.
    private static final double APART_SHARE = 0.1;
    private static final double APART_TIMES_AVERAGE = 4;

    private SiblingGroups() {}

    /// Those of a plan. Walks over all nodes.
    public static List<SiblingGroup> of(MeasuredPlan measured) {
        Plan plan = measured.plan();
        var groups = new ArrayList<SiblingGroup>();
        long[] shapes = null;
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.Append || node.operation() instanceof Operation.MergeAppend) {
                shapes = shapes == null ? shapes(plan) : shapes;
                Map<Long, List<PlanNode>> byShape = new LinkedHashMap<>();
                for (PlanNode child : plan.children(node)) {
                    if (child.feedsParent()) {
                        byShape.computeIfAbsent(shapes[child.id().index()], _ -> new ArrayList<>()).add(child);
                    }
                }
                for (List<PlanNode> alike : byShape.values()) {
                    if (alike.size() >= SiblingGroup.SMALLEST) {
                        groups.add(new SiblingGroup(node.id(), withoutTheHottest(measured, alike)));
                    }
                }
            }
        }
        return groups;
    }

    /// For each node the number of its group, or -1.
    public static int[] numbers(Plan plan, List<SiblingGroup> groups) {
        var numbers = new int[plan.nodes().size()];
        Arrays.fill(numbers, -1);
        for (int group = 0; group < groups.size(); group++) {
            for (PlanNode member : groups.get(group).members()) {
                numbers[member.id().index()] = group;
            }
        }
        return numbers;
    }

    private static List<PlanNode> withoutTheHottest(MeasuredPlan measured, List<PlanNode> members) {
        double[] shares = members.stream().mapToDouble(member -> measured.shareOfSubtree(member).value()).toArray();
        double sum = Arrays.stream(shares).sum();
        int hottest = java.util.stream.IntStream.range(0, shares.length).boxed()
                .max(Comparator.comparingDouble(i -> shares[i])).orElseThrow();
        if (shares[hottest] < APART_SHARE || shares[hottest] < APART_TIMES_AVERAGE * sum / shares.length) {
            return members;
        }
        var rest = new ArrayList<>(members);
        rest.remove(hottest);
        return rest;
    }

    /// A number for each node's subtree, equal for equal shapes: from the last node to the first, so that children come before their
    /// parents.
    private static long[] shapes(Plan plan) {
        long[] shapes = new long[plan.nodes().size()];
        for (int i = shapes.length - 1; i >= 0; i--) {
            PlanNode node = plan.nodes().get(i);
            long shape = node.nodeType().hashCode();
            for (int child = i + 1; child < node.subtreeEnd(); child = plan.nodes().get(child).subtreeEnd()) {
                shape = shape * 1_000_003 + shapes[child];
            }
            shapes[i] = shape * 31 + (node.subtreeEnd() - i);
        }
        return shapes;
    }
}
