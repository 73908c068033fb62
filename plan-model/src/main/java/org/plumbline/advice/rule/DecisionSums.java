package org.plumbline.advice.rule;

import java.util.Arrays;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.SelfSums;

/// What the [Decisions] above each node took, for all nodes in one pass: each node's is its reader's and one step more.
final class DecisionSums {
    private enum State { UNKNOWN, BEGUN, KNOWN }

    private final Plan plan;
    private final SelfSums sums;
    private final MeasuredPlan measured;
    private final CteRows cteRows;
    private final State[] states;
    private final double[] share;
    private final long[] nanos;
    /// Nodes begun and not yet known, each the reader of the one before.
    private final int[] path;

    DecisionSums(MeasuredPlan measured, CteRows cteRows) {
        this.measured = measured;
        this.plan = measured.plan();
        this.sums = measured.sums();
        this.cteRows = cteRows;
        int count = plan.nodes().size();
        states = new State[count];
        share = new double[count];
        nanos = new long[count];
        path = new int[count];
        Arrays.fill(states, State.UNKNOWN);
    }

    /// As [Decisions#stake] for those above this node, but for the shares' last digits.
    Stake above(PlanNode node) {
        int length = 0;
        Optional<PlanNode> next = Optional.of(node);
        while (next.isPresent() && states[next.get().id().index()] == State.UNKNOWN) {
            int i = next.get().id().index();
            states[i] = State.BEGUN;
            path[length++] = i;
            next = Decisions.reader(plan, cteRows, next.get());
        }
        while (length > 0) {
            PlanNode each = plan.nodes().get(path[--length]);
            Decisions.reader(plan, cteRows, each).ifPresent(reader -> add(each, reader));
            states[each.id().index()] = State.KNOWN;
        }
        return Stake.ofSums(measured, share[node.id().index()], nanos[node.id().index()]);
    }

    private void add(PlanNode node, PlanNode reader) {
        int i = node.id().index();
        int r = reader.id().index();
        if (Decisions.isDecidedBy(plan, reader, node)) {
            share[i] += sums.share(reader);
            nanos[i] += sums.nanos(reader);
            if (reader.operation() instanceof Operation.NestedLoop && !node.isInner()) {
                plan.inner(reader).ifPresent(inner -> {
                    share[i] += sums.shareOfSubtree(inner);
                    nanos[i] += sums.nanosOfSubtree(inner);
                });
            }
        }
        if (!Decisions.forgets(reader.operation()) && states[r] == State.KNOWN) {
            share[i] += share[r];
            nanos[i] += nanos[r];
        }
    }
}
