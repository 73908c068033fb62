package org.plumbline.advice.rule;

import java.util.Optional;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Bytes;

/// Rows so wide that carrying their columns through a sort or a hash table is what fills the memory.
final class WideRows {
    /// A kilobyte: seven rows to a page (our catalogue, row 42).
    static final Bytes LEAST_WIDTH = Bytes.bytes(1_000);

    private WideRows() {}

    /// How wide the rows are that this sort or hash table keeps, where they are wide.
    static Optional<Bytes> width(Plan plan, PlanNode node) {
        Optional<PlanNode> kept = node.operation() instanceof Operation.Aggregate ? plan.outer(node) : Optional.of(node);
        return kept.flatMap(PlanNode::estimate).flatMap(Estimate::width).filter(width -> width.compareTo(LEAST_WIDTH) >= 0);
    }
}
