package org.plumbline.app.report;

import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// What a node does and to what, named as PostgreSQL's JSON names it.
final class OperationJson {
    private OperationJson() {}

    static void write(Json json, PlanNode node) {
        Operation operation = node.operation();
        json.text("joinType", operation instanceof Operation.Join join ? Optional.of(join.joinType().label()) : Optional.empty());
        json.text("strategy", switch (operation) {
            case Operation.Aggregate aggregate -> Optional.of(aggregate.strategy());
            case Operation.SetOp setOp -> Optional.of(setOp.strategy());
            default -> Optional.empty();
        });
        json.text("partialMode", operation instanceof Operation.Aggregate each ? Optional.of(each.partialMode()) : Optional.empty());
        json.text("operation", switch (operation) {
            case Operation.ModifyTable change -> Optional.of(change.operation());
            case Operation.ForeignScan scan -> Optional.of(scan.operation());
            default -> node.attributes().text("Operation");
        });
        json.flag("parallelAware", node.parallelAware());
        target(json, operation);
        json.text("index", index(operation));
        json.text("function", operation instanceof Operation.FunctionScan scan ? scan.function() : Optional.empty());
        json.text("cte", switch (operation) {
            case Operation.CteScan scan -> Optional.of(scan.cte());
            case Operation.WorkTableScan scan -> Optional.of(scan.cte());
            default -> Optional.empty();
        });
    }

    private static void target(Json json, Operation operation) {
        Target target = switch (operation) {
            case Operation.Scan scan -> scan.target();
            case Operation.ModifyTable change -> change.target();
            default -> Target.NONE;
        };
        json.text("schema", target.schema());
        json.text("relation", target.relation());
        json.text("alias", target.alias());
    }

    private static Optional<String> index(Operation operation) {
        return switch (operation) {
            case Operation.IndexScan scan -> Optional.of(scan.index());
            case Operation.IndexOnlyScan scan -> Optional.of(scan.index());
            case Operation.BitmapIndexScan scan -> Optional.of(scan.index());
            default -> Optional.empty();
        };
    }
}
