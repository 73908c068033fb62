package org.plumbline.plan;

import java.util.List;
import java.util.Optional;

/// One node of a plan, with its figures as printed.
///
/// @param id its number in pre-order
/// @param parent the node it is printed under; none for the root
/// @param depth levels below the root, which has 0
/// @param subtreeEnd the index after its last descendant: its subtree is `nodes[id, subtreeEnd)`
/// @param relationship what it is to its parent; none for the root
/// @param subplanName as in `InitPlan 1`, `CTE recent`, `SubPlan 2`
/// @param operation what it does
/// @param parallelAware the processes of a Gather share its work (`Parallel Seq Scan`)
/// @param estimate the planner's figures; none with COSTS OFF
/// @param execution what really happened
/// @param usage buffers, I/O and WAL: totals over all loops and processes, its children included
/// @param workers figures of single workers, which stay the worker's (VERBOSE)
/// @param attributes everything else it says, with the keys, types and units of PostgreSQL's JSON
/// @param lines where it stands in the person's text, its own lines only
public record PlanNode(
        NodeId id,
        Optional<NodeId> parent,
        int depth,
        int subtreeEnd,
        Optional<Relationship> relationship,
        Optional<String> subplanName,
        Operation operation,
        boolean parallelAware,
        Optional<Estimate> estimate,
        Execution execution,
        Optional<Usage> usage,
        List<Worker> workers,
        Attributes attributes,
        LineRange lines) {

    public PlanNode {
        workers = List.copyOf(workers);
        if (subtreeEnd <= id.index() || depth < 0) {
            throw new IllegalArgumentException("node " + id + " ends at " + subtreeEnd);
        }
    }

    /// PostgreSQL's "Node Type" as its JSON names it, such as `Seq Scan` or `Aggregate`.
    public String nodeType() {
        return operation.nodeType();
    }

    /// Its rows are pulled by the parent as input: neither an InitPlan (or CTE) nor a SubPlan.
    public boolean feedsParent() {
        return relationship.isPresent() && relationship.get().feedsParent();
    }

    /// A common table expression's own plan, listed as an InitPlan named `CTE x`.
    public boolean isCte() {
        return is(Relationship.INIT_PLAN) && subplanName.isPresent() && subplanName.get().startsWith("CTE ");
    }

    public boolean isInitPlan() {
        return is(Relationship.INIT_PLAN) && !isCte();
    }

    public boolean isSubPlan() {
        return is(Relationship.SUB_PLAN);
    }

    /// A join's second input.
    public boolean isInner() {
        return is(Relationship.INNER);
    }

    private boolean is(Relationship kind) {
        return relationship.isPresent() && relationship.get() == kind;
    }

    /// The executed figures; none when it was not analysed or never ran.
    public Optional<Execution.Executed> executed() {
        return execution instanceof Execution.Executed executed ? Optional.of(executed) : Optional.empty();
    }

    public boolean isLeaf() {
        return subtreeEnd == id.index() + 1;
    }
}
