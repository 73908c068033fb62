package org.plumbline.plan.print;

import java.util.Optional;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.plan.measure.AsyncWait;

/// A node's name as PostgreSQL's TEXT format has it, the same whatever format the plan came in, with names unquoted.
///
/// @param name what it does: `Parallel Seq Scan`, `Hash Left Join`, `HashAggregate`
/// @param target what it reads or changes: `orders o`; the schema is left out when it is `public`
/// @param index the index it uses beside the target
public record NodeTitle(String name, Optional<String> target, Optional<String> index) {
    public static NodeTitle of(PlanNode node) {
        String name = (node.parallelAware() ? "Parallel " : "") + (AsyncWait.isAsync(node) ? "Async " : "") + name(node);
        return switch (node.operation()) {
            case Operation.IndexScan scan -> new NodeTitle(name, target(scan.target()), Optional.of(scan.index()));
            case Operation.IndexOnlyScan scan -> new NodeTitle(name, target(scan.target()), Optional.of(scan.index()));
            case Operation.BitmapIndexScan scan -> new NodeTitle(name, Optional.of(scan.index()), Optional.empty());
            case Operation.CteScan scan -> new NodeTitle(name, aliased(scan.cte(), scan.target()), Optional.empty());
            case Operation.WorkTableScan scan -> new NodeTitle(name, aliased(scan.cte(), scan.target()), Optional.empty());
            case Operation.FunctionScan scan -> new NodeTitle(name, functionTarget(scan), Optional.empty());
            case Operation.Scan scan -> new NodeTitle(name, target(scan.target()), Optional.empty());
            case Operation.ModifyTable change -> new NodeTitle(name, target(change.target()), Optional.empty());
            default -> new NodeTitle(name, Optional.empty(), Optional.empty());
        };
    }

    /// All in one: `Index Scan on order_items i using order_items_order_id_idx`.
    public String text() {
        return name + target.map(" on "::concat).orElse("") + index.map(" using "::concat).orElse("");
    }

    private static String name(PlanNode node) {
        return switch (node.operation()) {
            case Operation.IndexScan scan -> "Index Scan" + backward(scan.direction());
            case Operation.IndexOnlyScan scan -> "Index Only Scan" + backward(scan.direction());
            case Operation.NestedLoop join -> join.joinType() == JoinType.INNER ? "Nested Loop" : joinName("Nested Loop", join.joinType());
            case Operation.HashJoin join -> joinName("Hash", join.joinType());
            case Operation.MergeJoin join -> joinName("Merge", join.joinType());
            case Operation.Aggregate aggregate -> aggregateName(aggregate);
            case Operation.SetOp setOp -> (setOp.strategy().equals("Hashed") ? "HashSetOp " : "SetOp ") + setOp.command();
            case Operation.ModifyTable change -> change.operation();
            case Operation.ForeignScan scan -> foreignName(node, scan);
            case Operation.OtherScan scan -> provided(node, scan.nodeType());
            case Operation operation -> provided(node, operation.nodeType());
        };
    }

    private static String backward(String direction) {
        return direction.equals("Backward") ? " Backward" : "";
    }

    private static String joinName(String method, JoinType type) {
        return type == JoinType.INNER ? method + " Join" : method + " " + type.label() + " Join";
    }

    private static String aggregateName(Operation.Aggregate aggregate) {
        String name = switch (aggregate.strategy()) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            default -> "Aggregate";
        };
        return aggregate.partialMode().equals("Simple") ? name : aggregate.partialMode() + " " + name;
    }

    /// A foreign data wrapper may change rows in place: `Foreign Update on t`.
    private static String foreignName(PlanNode node, Operation.ForeignScan scan) {
        return node.attributes().text("Operation")
                .filter(operation -> !operation.equals("Select"))
                .map("Foreign "::concat)
                .orElse(scan.nodeType());
    }

    private static String provided(PlanNode node, String nodeType) {
        return node.attributes().text("Custom Plan Provider").map(provider -> nodeType + " (" + provider + ")").orElse(nodeType);
    }

    private static Optional<String> target(Target target) {
        return table(target).flatMap(table -> aliased(table, target)).or(target::alias);
    }

    /// The table without the query's name for it: `orders`; the schema is left out when it is `public`. None where no table is read.
    public static Optional<String> table(Target target) {
        return target.relation().map(relation -> target.schema().filter(schema -> !schema.equals("public"))
                .map(schema -> schema + "." + relation).orElse(relation));
    }

    private static Optional<String> functionTarget(Operation.FunctionScan scan) {
        return scan.function().isPresent() ? aliased(scan.function().get(), scan.target()) : target(scan.target());
    }

    private static Optional<String> aliased(String thing, Target target) {
        String own = target.relation().orElse(thing);
        return Optional.of(target.alias().filter(alias -> !alias.equals(own)).map(alias -> thing + " " + alias).orElse(thing));
    }
}
