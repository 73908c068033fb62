package org.plumbline.plan.print;

import java.util.Optional;
import org.plumbline.plan.Attributes;
import org.plumbline.plan.Capabilities;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.Target;
import org.plumbline.plan.Worker;
import org.plumbline.plan.unit.Bytes;

/// A node with the keys of PostgreSQL's JSON: what the parser took apart put together again, its children left out.
final class NodeFields {
    private NodeFields() {}

    static Attributes of(PlanNode node, Capabilities present) {
        var fields = new Fields(present).put("Node Type", node.nodeType());
        putOperation(node.operation(), fields);
        fields.putText("Parent Relationship", node.relationship().map(Relationship::label)).putText("Subplan Name", node.subplanName());
        if (present.has(Capability.PARALLEL_AWARE)) {
            fields.put("Parallel Aware", new org.plumbline.plan.AttributeValue.Flag(node.parallelAware()));
        }
        node.estimate().ifPresent(estimate -> {
            fields.put("Startup Cost", estimate.startupCost().value()).put("Total Cost", estimate.totalCost().value())
                    .put("Plan Rows", JsonNumber.of(estimate.rows().value()));
            estimate.width().map(Bytes::count).ifPresent(width -> fields.put("Plan Width", width));
        });
        fields.putExecution(node.execution()).putAll(node.attributes()).putUsage(node.usage());
        return fields.putItems("Workers", node.workers().stream().map(worker -> worker(worker, present)).toList()).toAttributes();
    }

    private static Attributes worker(Worker worker, Capabilities present) {
        return new Fields(present).put("Worker Number", worker.number()).putExecution(worker.execution()).putAll(worker.attributes())
                .putUsage(worker.usage()).toAttributes();
    }

    /// What the operation holds and the attributes do not.
    private static void putOperation(Operation operation, Fields fields) {
        switch (operation) {
            case Operation.IndexScan scan -> fields.put("Index Name", scan.index());
            case Operation.IndexOnlyScan scan -> fields.put("Index Name", scan.index());
            case Operation.BitmapIndexScan scan -> fields.put("Index Name", scan.index());
            case Operation.CteScan scan -> fields.put("CTE Name", scan.cte());
            case Operation.WorkTableScan scan -> fields.put("CTE Name", scan.cte());
            case Operation.FunctionScan scan -> fields.putText("Function Name", scan.function());
            case Operation.ForeignScan scan -> fields.put("Operation", scan.operation());
            case Operation.Join join -> fields.put("Join Type", join.joinType().label());
            case Operation.Aggregate aggregate ->
                fields.put("Strategy", aggregate.strategy()).put("Partial Mode", aggregate.partialMode());
            case Operation.SetOp setOp -> fields.putText("Strategy", Optional.of(setOp.strategy()).filter(text -> !text.isEmpty()));
            case Operation.ModifyTable change -> fields.put("Operation", change.operation());
            default -> { }
        }
        switch (operation) {
            case Operation.Scan scan -> putTarget(scan.target(), fields);
            case Operation.ModifyTable change -> putTarget(change.target(), fields);
            default -> { }
        }
    }

    private static void putTarget(Target target, Fields fields) {
        fields.putText("Relation Name", target.relation()).putText("Schema", target.schema()).putText("Alias", target.alias());
    }
}
