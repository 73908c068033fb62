package org.plumbline.plan.measure;

import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;

/// What subtrees took, each in one step: running sums in pre-order of what the nodes took themselves.
public final class SelfSums {
    private final double whole;
    /// Of what the plan is ranked by, in all nodes before this one: nanoseconds, blocks or cost.
    private final double[] weight;
    private final long[] nanos;

    private SelfSums(double whole, double[] weight, long[] nanos) {
        this.whole = whole;
        this.weight = weight;
        this.nanos = nanos;
    }

    /// The node's own share.
    public double share(PlanNode node) {
        int i = node.id().index();
        return share(i, i + 1);
    }

    /// The node's own wall time; 0 where it was not measured.
    public long nanos(PlanNode node) {
        int i = node.id().index();
        return nanos[i + 1] - nanos[i];
    }

    /// The share of the node and everything below it; the sums' rounding makes it wrong in the last digits.
    public double shareOfSubtree(PlanNode node) {
        return share(node.id().index(), node.subtreeEnd());
    }

    public long nanosOfSubtree(PlanNode node) {
        return nanos[node.subtreeEnd()] - nanos[node.id().index()];
    }

    private double share(int from, int to) {
        return whole > 0 ? (weight[to] - weight[from]) / whole : 0;
    }

    /// Adds node for node; which of the figures counts is known after the last.
    static final class Adding {
        private final long[] nanos;
        private final double[] blocks;
        private final double[] cost;
        private boolean timed;
        private int count;

        Adding(int nodes) {
            nanos = new long[nodes + 1];
            blocks = new double[nodes + 1];
            cost = new double[nodes + 1];
        }

        /// The next node, in pre-order.
        ///
        /// @param ownBlocks at least 0
        void add(NodeMeasure measure, double ownBlocks, double ownCost) {
            timed |= measure.inclusive().isPresent();
            nanos[count + 1] = nanos[count] + measure.self().wallOrZero().toNanos();
            blocks[count + 1] = blocks[count] + ownBlocks;
            cost[count + 1] = cost[count] + ownCost;
            count++;
        }

        double blocks() {
            return blocks[count];
        }

        double cost() {
            return cost[count];
        }

        Ranking ranking() {
            return timed ? Ranking.TIME : blocks() > 0 ? Ranking.BUFFERS : cost() > 0 ? Ranking.COST : Ranking.NOTHING;
        }

        SelfSums sums(Reconciliation times) {
            return switch (ranking()) {
                case TIME -> {
                    double[] weight = new double[nanos.length];
                    for (int i = 0; i < nanos.length; i++) {
                        weight[i] = nanos[i];
                    }
                    yield new SelfSums(times.whole().toNanos(), weight, nanos);
                }
                case BUFFERS -> new SelfSums(blocks(), blocks, nanos);
                case COST -> new SelfSums(cost(), cost, nanos);
                case NOTHING -> new SelfSums(0, cost, nanos);
            };
        }
    }
}
