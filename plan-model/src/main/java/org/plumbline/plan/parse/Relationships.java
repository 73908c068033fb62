package org.plumbline.plan.parse;

import java.util.Optional;
import org.plumbline.plan.Relationship;

/// What each node is to its parent: as the text says it, else (TEXT) deduced from its place.
final class Relationships {
    private final RawPlan plan;
    private final int[] parents;
    private final Relationship[] relationships;
    private final int[] plainChildren;
    private boolean hasTargets;

    /// @param parents of each node, by index; known up to the node that is added
    Relationships(RawPlan plan, int[] parents) {
        this.plan = plan;
        this.parents = parents;
        relationships = new Relationship[parents.length];
        plainChildren = new int[parents.length];
    }

    /// Every node, in pre-order.
    void add(int i) {
        if (i == 0) {
            return;
        }
        Optional<Relationship> said = plan.nodes.get(i).fields.text("Parent Relationship").flatMap(Relationships::named);
        boolean plain = said.isEmpty() || said.get().feedsParent();
        relationships[i] = said.orElse(Relationship.OUTER);
        if (plain) {
            int place = plainChildren[parents[i]]++;
            if (said.isEmpty()) {
                RawNode parent = plan.nodes.get(parents[i]);
                relationships[i] = deduced(plan, parent, place);
                hasTargets |= place > 0 && parent.type().equals("ModifyTable");
            }
        }
    }

    /// After all nodes are added.
    void finish() {
        if (hasTargets) {
            severalTargets();
        }
    }

    /// None for the root.
    Optional<Relationship> of(int index) {
        return relationships[index] == null ? Optional.empty() : Relationship.of(relationships[index].label());
    }

    /// A custom scan's inputs are `child` or `children` (ExplainCustomChildren of explain.c).
    private static Optional<Relationship> named(String label) {
        return switch (label) {
            case "child" -> Optional.of(Relationship.OUTER);
            case "children" -> Optional.of(Relationship.MEMBER);
            default -> Relationship.of(label);
        };
    }

    private static Relationship deduced(RawPlan plan, RawNode parent, int place) {
        return switch (parent.type()) {
            case "Append", "Merge Append", "BitmapAnd", "BitmapOr" -> Relationship.MEMBER;
            case "Subquery Scan" -> Relationship.SUBQUERY;
            case "ModifyTable" -> isBefore14(parent, plan) ? Relationship.MEMBER : Relationship.OUTER;
            default -> place == 0 ? Relationship.OUTER : Relationship.INNER;
        };
    }

    /// Since PostgreSQL 14 a ModifyTable has one input, and is estimated at no rows of no width unless it has RETURNING. Before, it had
    /// an input for each table (`Member`) and was estimated like them.
    /// With RETURNING only the missing `Query Identifier` of a VERBOSE plan hints at an older version. Both words mean the same: an input.
    private static boolean isBefore14(RawNode modifyTable, RawPlan plan) {
        boolean estimated = modifyTable.fields.get("Plan Width").filter(width -> !width.equals(Interner.whole(0))).isPresent();
        boolean returning = modifyTable.fields.has("Output");
        return returning ? !plan.top.has("Query Identifier") && !plan.hasFractions() : estimated;
    }

    private void severalTargets() {
        for (int i = 1; i < parents.length; i++) {
            RawNode parent = plan.nodes.get(parents[i]);
            boolean deduced = relationships[i] == Relationship.OUTER && !plan.nodes.get(i).fields.has("Parent Relationship");
            if (deduced && plainChildren[parents[i]] > 1 && parent.type().equals("ModifyTable")) {
                relationships[i] = Relationship.MEMBER;
            }
        }
    }
}
