package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// What one alias of a plan stands for. PostgreSQL gives each table that a plan reads a name of its own, so that nodes of one alias read
/// the same (`select_rtable_names_for_explain`, ruleutils.c).
final class Relation {
    /// What is read.
    enum Kind { TABLE, WITH_QUERY, WORK_TABLE, QUERY, FUNCTION, VALUES, OTHER }

    final String alias;
    final Kind kind;
    /// The table's, WITH query's or function's name; empty where it has none.
    final String name;
    final Optional<String> schema;
    final List<NodeId> nodes = new ArrayList<>();
    /// The Append or ModifyTable that it stands under, as partitions do.
    final Optional<NodeId> append;
    private final Optional<String> unnumbered;

    private Relation(String alias, Kind kind, String name, Optional<String> schema, Optional<NodeId> append) {
        this.alias = alias;
        this.kind = kind;
        this.name = name;
        this.schema = schema;
        this.append = append;
        unnumbered = unnumbered(alias);
    }

    static Optional<Relation> of(PlanNode node, Optional<NodeId> append) {
        return switch (node.operation()) {
            case Operation.CteScan scan -> named(scan.target(), Kind.WITH_QUERY, scan.cte(), append);
            case Operation.WorkTableScan scan -> named(scan.target(), Kind.WORK_TABLE, scan.cte(), append);
            case Operation.FunctionScan scan -> named(scan.target(), Kind.FUNCTION, scan.function().orElse(""), append);
            case Operation.SubqueryScan scan -> named(scan.target(), Kind.QUERY, "", append);
            case Operation.OtherScan(String type, Target target, var _) when type.equals("Values Scan") ->
                    named(target, Kind.VALUES, "", append);
            case Operation.Scan scan -> table(scan.target(), append);
            case Operation.ModifyTable change -> table(change.target(), append);
            default -> Optional.empty();
        };
    }

    private static Optional<Relation> table(Target target, Optional<NodeId> append) {
        return target.relation().flatMap(name -> named(target, Kind.TABLE, name, append));
    }

    private static Optional<Relation> named(Target target, Kind kind, String name, Optional<NodeId> append) {
        return target.alias().map(alias -> new Relation(alias, kind, name, target.schema(), append));
    }

    private static Optional<String> unnumbered(String alias) {
        int digits = alias.length();
        while (digits > 0 && alias.charAt(digits - 1) >= '0' && alias.charAt(digits - 1) <= '9') {
            digits--;
        }
        boolean numbered = digits < alias.length() && digits > 1 && alias.charAt(digits - 1) == '_';
        return numbered ? Optional.of(alias.substring(0, digits - 1)) : Optional.empty();
    }

    /// The alias without PostgreSQL's number, if it is one: of names that would be the same the later ones are numbered, those of
    /// partitions too.
    Optional<String> unnumbered() {
        return unnumbered;
    }

    /// How the statement may call this, at most: `o` for `o` and for `o_1`.
    boolean mayBeCalled(String name) {
        return alias.equals(name) || unnumbered().equals(Optional.of(name));
    }

    @Override
    public String toString() {
        return kind + " " + name + " " + alias;
    }
}
