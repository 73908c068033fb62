package org.plumbline.sql.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;

/// What one alias of a plan stands for. PostgreSQL gives each table that a plan reads a name of its own, so that nodes of one alias read
/// the same (`select_rtable_names_for_explain`, ruleutils.c).
final class Relation {
    /// What is read.
    enum Kind { TABLE, WITH_QUERY, WORK_TABLE, QUERY, FUNCTION, VALUES, OTHER }

    /// Of names that would be the same, PostgreSQL numbers the later ones; those of partitions too.
    private static final Pattern NUMBERED = Pattern.compile("(.+)_\\d+");

    final String alias;
    final Kind kind;
    /// The table's, WITH query's or function's name; empty where it has none.
    final String name;
    final Optional<String> schema;
    final List<NodeId> nodes = new ArrayList<>();
    /// It stands under an Append, as partitions do.
    final boolean appended;

    private Relation(String alias, Kind kind, String name, Optional<String> schema, boolean appended) {
        this.alias = alias;
        this.kind = kind;
        this.name = name;
        this.schema = schema;
        this.appended = appended;
    }

    static Optional<Relation> of(PlanNode node, boolean appended) {
        return switch (node.operation()) {
            case Operation.CteScan scan -> named(scan.target(), Kind.WITH_QUERY, scan.cte(), appended);
            case Operation.WorkTableScan scan -> named(scan.target(), Kind.WORK_TABLE, scan.cte(), appended);
            case Operation.FunctionScan scan -> named(scan.target(), Kind.FUNCTION, scan.function().orElse(""), appended);
            case Operation.SubqueryScan scan -> named(scan.target(), Kind.QUERY, "", appended);
            case Operation.OtherScan(String type, Target target, var _) when type.equals("Values Scan") ->
                    named(target, Kind.VALUES, "", appended);
            case Operation.Scan scan -> table(scan.target(), appended);
            case Operation.ModifyTable change -> table(change.target(), appended);
            default -> Optional.empty();
        };
    }

    private static Optional<Relation> table(Target target, boolean appended) {
        return target.relation().flatMap(name -> named(target, Kind.TABLE, name, appended));
    }

    private static Optional<Relation> named(Target target, Kind kind, String name, boolean appended) {
        return target.alias().map(alias -> new Relation(alias, kind, name, target.schema(), appended));
    }

    /// The alias without PostgreSQL's number, if it is one.
    Optional<String> unnumbered() {
        Matcher matched = NUMBERED.matcher(alias);
        return matched.matches() ? Optional.of(matched.group(1)) : Optional.empty();
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
