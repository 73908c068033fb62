package org.plumbline.plan.compare;

import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// What a node does, as far as it says which node of another plan does the same.
///
/// @param kind its family; a type that this version does not know is a family of its own
/// @param schema of the table; empty where it is not printed
/// @param thing what it reads, changes or is called: a table, `cte recent`, `function f`; empty where it has no name
/// @param alias the query's name for it; empty where it has none
/// @param own what is special to it beside conditions: an index' name, a partial mode, a type of join
/// @param asked what it asks of its rows (see [Asked])
/// @param partition it is one of an Append's inputs, whose aliases are numbers in order of what was not pruned
record NodeWork(String kind, String schema, String thing, String alias, String own, long asked, boolean partition) {
    /// One for each node.
    static List<NodeWork> of(Plan plan) {
        return plan.nodes().stream().map(node -> of(plan, node)).toList();
    }

    private static NodeWork of(Plan plan, PlanNode node) {
        Family family = Family.of(node.operation());
        boolean partition = plan.parent(node).filter(parent -> Family.of(parent.operation()) == Family.APPEND).isPresent();
        Target target = target(node.operation());
        return new NodeWork(family == Family.OTHER ? node.nodeType() : family.name(), target.schema().orElse(""),
                thing(node.operation(), target), target.alias().orElse(""), own(node.operation()), Asked.of(node), partition);
    }

    boolean is(Family family) {
        return kind.equals(family.name());
    }

    boolean isNamed() {
        return !thing.isEmpty() || !alias.isEmpty();
    }

    private static Target target(Operation operation) {
        return switch (operation) {
            case Operation.Scan scan -> scan.target();
            case Operation.ModifyTable change -> change.target();
            default -> Target.NONE;
        };
    }

    private static String thing(Operation operation, Target target) {
        return switch (operation) {
            case Operation.CteScan scan -> "cte " + scan.cte();
            case Operation.WorkTableScan scan -> "work table " + scan.cte();
            case Operation.FunctionScan scan -> "function " + scan.function().orElse("");
            default -> target.relation().orElse("");
        };
    }

    private static String own(Operation operation) {
        return switch (operation) {
            case Operation.BitmapIndexScan scan -> scan.index();
            case Operation.Aggregate aggregate -> aggregate.partialMode();
            case Operation.Join join -> join.joinType().label();
            case Operation.SetOp set -> set.command();
            case Operation.ModifyTable change -> change.operation();
            default -> "";
        };
    }

    /// The tightest name: everything that says which thing is read.
    Optional<String> exactName() {
        return isNamed() ? Optional.of(kind + "\n" + schema + "\n" + thing + "\n" + alias) : Optional.empty();
    }

    /// As [#exactName()], for plans of which one has no schemas, or another one.
    Optional<String> nameInAnySchema() {
        return isNamed() ? Optional.of(kind + "\n" + thing + "\n" + alias) : Optional.empty();
    }

    /// Whatever the query calls it.
    Optional<String> thingAlone() {
        return thing.isEmpty() ? Optional.empty() : Optional.of(kind + "\n" + thing);
    }

    /// Whatever it is: a table that another took the place of. Partitions are told by their own names.
    Optional<String> aliasAlone() {
        return alias.isEmpty() || partition ? Optional.empty() : Optional.of(kind + "\n" + alias);
    }

    /// What it does to its inputs.
    String deed() {
        return own + "\n" + asked;
    }
}
