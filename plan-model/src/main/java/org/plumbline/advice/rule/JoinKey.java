package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Condition;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// A scan's column that must equal a column of another table: what a join of the two would be on.
///
/// @param table as a statement names it
/// @param alias of the scanned table in the query
record JoinKey(String table, String alias, String column, String otherAlias, String otherColumn) {
    /// The first such column of the scan's own conditions, which name the other table's columns with their alias.
    static Optional<JoinKey> of(PlanNode scan) {
        var conditions = new ArrayList<Condition>(ScanFigures.searched(scan));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        return of(scan, conditions);
    }

    static Optional<JoinKey> of(PlanNode scan, List<Condition> conditions) {
        Optional<Target> target = ScanFigures.target(scan);
        Optional<String> table = target.flatMap(Tables::name);
        Optional<String> alias = target.flatMap(named -> named.alias().or(named::relation));
        return table.flatMap(name -> alias.flatMap(own -> conditions.stream()
                .flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisonsOf(own).stream())
                .flatMap(comparison -> key(name, own, comparison).stream()).findFirst()));
    }

    private static Optional<JoinKey> key(String table, String alias, Comparison comparison) {
        boolean equal = comparison.kind() == Comparison.Kind.EQUALITY;
        return equal && comparison.subject() instanceof Operand.OfColumn(ColumnName own, boolean _)
                && comparison.other() instanceof Operand.OfColumn(ColumnName other, boolean _)
                ? other.qualifier().map(qualifier -> new JoinKey(table, alias, own.name(), qualifier, other.name()))
                : Optional.empty();
    }

    /// `orders o`.
    String from() {
        return table.equals(alias) ? Tables.quoted(table) : Tables.quoted(table) + " " + QuotedName.of(alias);
    }

    /// `o.customer_id = c.id`.
    String on() {
        return QuotedName.of(alias) + "." + QuotedName.of(column) + " = " + other() + "." + QuotedName.of(otherColumn);
    }

    /// The other table's alias.
    String other() {
        return QuotedName.of(otherAlias);
    }
}
