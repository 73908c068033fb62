package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// What the planner chose by a node's row estimate: the joins, sorts, hashes and stores that its rows go through, up to where they are
/// aggregated or limited.
///
/// @param nodes the nodes that were chosen
/// @param innerSides what nested loops among them ran once for each of the rows, which another choice could save; none is inside another
record Decisions(List<PlanNode> nodes, List<PlanNode> innerSides) {
    /// Of what was decided, what another plan saves: it brings the same rows together too (our corpus' cases: a quarter and more).
    private static final double SAVED = 0.25;

    static Decisions above(Plan plan, CteRows cteRows, PlanNode origin) {
        var nodes = new ArrayList<PlanNode>();
        var innerSides = new ArrayList<PlanNode>();
        var passed = new BitSet();
        PlanNode node = origin;
        for (Optional<PlanNode> next = reader(plan, cteRows, node);
                next.isPresent() && !passed.get(next.get().id().index()); next = reader(plan, cteRows, node)) {
            passed.set(next.get().id().index());
            PlanNode reader = next.get();
            if (isDecidedBy(plan, reader, node)) {
                nodes.add(reader);
                boolean outer = !node.isInner();
                if (reader.operation() instanceof Operation.NestedLoop && outer) {
                    plan.inner(reader).ifPresent(innerSides::add);
                }
            }
            if (forgets(reader.operation())) {
                break;
            }
            node = reader;
        }
        return new Decisions(nodes, innerSides);
    }

    /// What was decided took, with the inner sides that came of it.
    Stake stake(MeasuredPlan plan) {
        double share = 0;
        long nanos = 0;
        for (PlanNode node : nodes) {
            share += plan.sums().share(node);
            nanos += plan.sums().nanos(node);
        }
        for (PlanNode inner : innerSides) {
            share += plan.sums().shareOfSubtree(inner);
            nanos += plan.sums().nanosOfSubtree(inner);
        }
        return Stake.ofSums(plan, share, nanos);
    }

    /// The node of it that took most, with the inner side that came of it.
    Optional<PlanNode> dearest(MeasuredPlan plan) {
        return Stream.concat(nodes.stream(), innerSides.stream())
                .max(Comparator.comparingDouble(node -> innerSides.contains(node)
                        ? plan.sums().shareOfSubtree(node) : plan.sums().share(node)));
    }

    /// The part of it that better choices could win, as far as a plan can tell.
    Stake gain(MeasuredPlan plan) {
        return stake(plan).part(SAVED);
    }

    /// Those nearest to the origin, at most so many.
    List<PlanNode> nearest(int most) {
        return nodes.subList(0, Math.min(most, nodes.size()));
    }

    /// Who pulls this node's rows; for a CTE the first node that scans it.
    static Optional<PlanNode> reader(Plan plan, CteRows cteRows, PlanNode node) {
        if (node.feedsParent()) {
            return plan.parent(node);
        }
        return node.isCte() ? cteRows.scanOf(node) : Optional.empty();
    }

    /// Whether the planner chose the reader by the rows of this input. A hash join looks them up in the table of its other input, which is
    /// the smaller one by the expected and by the real rows alike: no other choice was there.
    static boolean isDecidedBy(Plan plan, PlanNode reader, PlanNode node) {
        if (reader.operation() instanceof Operation.HashJoin && !node.isInner()) {
            Optional<Double> hashed = plan.inner(reader).flatMap(PlanNode::executed).map(executed -> executed.rowsPerLoop().value());
            return hashed.isEmpty() || hashed.get() > Math.min(expected(node), came(node));
        }
        return isDecision(reader.operation());
    }

    private static double expected(PlanNode node) {
        return node.estimate().map(estimate -> estimate.rows().value()).orElse(0.0);
    }

    private static double came(PlanNode node) {
        return node.executed().map(executed -> executed.rowsPerLoop().value()).orElse(0.0);
    }

    private static boolean isDecision(Operation operation) {
        return switch (operation) {
            case Operation.Join _, Operation.Sort _, Operation.IncrementalSort _, Operation.Hash _, Operation.Materialize _,
                    Operation.Memoize _ -> true;
            case Operation.Aggregate aggregate -> aggregate.strategy().equals("Hashed") || aggregate.strategy().equals("Mixed");
            case Operation.SetOp setOp -> setOp.strategy().equals("Hashed");
            default -> false;
        };
    }

    /// What comes out of it does not tell how many rows went in.
    static boolean forgets(Operation operation) {
        return operation instanceof Operation.Aggregate || operation instanceof Operation.Group || operation instanceof Operation.Limit
                || operation instanceof Operation.SetOp || operation instanceof Operation.Unique;
    }
}
