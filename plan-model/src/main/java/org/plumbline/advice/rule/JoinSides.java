package org.plumbline.advice.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.QuotedName;

/// The two inputs of a join, and which columns come from which.
record JoinSides(PlanNode outer, PlanNode inner, Set<String> outerAliases, Set<String> innerAliases) {
    static Optional<JoinSides> of(Plan plan, PlanNode join) {
        return plan.outer(join).flatMap(outer -> plan.inner(join)
                .map(inner -> new JoinSides(outer, inner, aliases(plan, outer), aliases(plan, inner))));
    }

    /// The input that all these columns come from; none where they come from both, or where one does not say from which.
    Optional<PlanNode> holding(Collection<ColumnName> columns) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        return columns.stream().allMatch(column -> belongs(column, outerAliases, innerAliases)) ? Optional.of(outer)
                : columns.stream().allMatch(column -> belongs(column, innerAliases, outerAliases)) ? Optional.of(inner)
                : Optional.empty();
    }

    boolean isOuter(PlanNode side) {
        return side.id().index() == outer.id().index();
    }

    PlanNode other(PlanNode side) {
        return isOuter(side) ? inner : outer;
    }

    private static boolean belongs(ColumnName column, Set<String> here, Set<String> there) {
        return column.qualifier().filter(alias -> here.contains(alias) && !there.contains(alias)).isPresent();
    }

    /// What an input's rows are called by whoever is above it.
    static Set<String> aliases(Plan plan, PlanNode top) {
        var aliases = new HashSet<String>();
        for (PlanNode node : plan.subtree(top)) {
            if (node.operation() instanceof Operation.Scan scan) {
                Target target = scan.target();
                target.alias().or(target::relation).ifPresent(aliases::add);
            }
        }
        return aliases;
    }

    /// The only scan of a table that an input's rows come from, through nodes that keep each row; none where it joins or groups.
    static Optional<PlanNode> onlyScan(Plan plan, PlanNode side) {
        Optional<PlanNode> node = Optional.of(side);
        while (node.isPresent() && keepsRows(node.get().operation())) {
            node = plan.outer(node.get());
        }
        return node.filter(scan -> ScanFigures.target(scan).flatMap(Tables::name).isPresent());
    }

    /// The rows of an input before a Hash or the like.
    static PlanNode source(Plan plan, PlanNode side) {
        PlanNode node = side;
        while (node.operation() instanceof Operation.Hash || node.operation() instanceof Operation.Materialize
                || node.operation() instanceof Operation.Sort) {
            Optional<PlanNode> below = plan.outer(node);
            if (below.isEmpty()) {
                return node;
            }
            node = below.get();
        }
        return node;
    }

    static String alias(PlanNode scan) {
        return ScanFigures.target(scan).flatMap(target -> target.alias().or(target::relation)).orElse("");
    }

    /// `orders o`.
    static String named(PlanNode scan) {
        String table = ScanFigures.target(scan).flatMap(Tables::name).orElse("");
        return table.equals(alias(scan)) ? Tables.quoted(table) : Tables.quoted(table) + " " + QuotedName.of(alias(scan));
    }

    private static boolean keepsRows(Operation operation) {
        return switch (operation) {
            case Operation.Hash _, Operation.Materialize _, Operation.Sort _, Operation.IncrementalSort _, Operation.Gathering _ -> true;
            default -> false;
        };
    }
}
