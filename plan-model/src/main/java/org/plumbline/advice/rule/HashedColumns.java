package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// The columns of one table by which a hash join's inner rows are hashed.
///
/// @param alias of the table
/// @param names of the columns, in the condition's order
record HashedColumns(String alias, List<String> names) {
    /// None where the condition hashes an expression, or columns of several tables, or does not tell whose they are.
    static Optional<HashedColumns> of(Condition condition, Set<String> inner, Set<String> outer) {
        var names = new ArrayList<String>();
        var aliases = new ArrayList<String>();
        for (Comparison comparison : ConditionParser.parse(condition).map(parsed -> parsed.comparisons()).orElse(List.of())) {
            Optional<ColumnName> column = column(comparison.other(), inner, outer).or(() -> column(comparison.subject(), inner, outer));
            if (comparison.kind() != Comparison.Kind.EQUALITY || column.isEmpty()) {
                return Optional.empty();
            }
            names.add(column.get().name());
            aliases.add(column.get().qualifier().orElseThrow());
        }
        return aliases.stream().distinct().count() == 1 ? Optional.of(new HashedColumns(aliases.getFirst(), List.copyOf(names)))
                : Optional.empty();
    }

    private static Optional<ColumnName> column(Operand operand, Set<String> inner, Set<String> outer) {
        return operand instanceof Operand.OfColumn(ColumnName column, boolean _)
                ? Optional.of(column).filter(named -> named.qualifier().filter(alias -> inner.contains(alias) && !outer.contains(alias))
                        .isPresent())
                : Optional.empty();
    }

    /// The table, where a single scan below the join has that alias and reads a table.
    Optional<Target> table(Plan plan, PlanNode side) {
        List<Target> scanned = plan.subtree(side).stream().flatMap(node -> ScanFigures.target(node).stream())
                .filter(target -> target.alias().or(target::relation).equals(Optional.of(alias))).toList();
        return scanned.size() == 1 ? Optional.of(scanned.getFirst()).filter(target -> target.relation().isPresent()) : Optional.empty();
    }
}
