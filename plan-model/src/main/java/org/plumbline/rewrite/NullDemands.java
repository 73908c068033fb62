package org.plumbline.rewrite;

import java.util.List;
import java.util.Optional;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// What it takes that an expression is never NULL.
final class NullDemands {
    private NullDemands() {}

    /// Adds a condition for each column that has to be NOT NULL, and for those that the catalogue says are.
    ///
    /// @return whether it then never is; false where nobody can promise it, such as behind an outer join
    static boolean of(Original original, Span expression, QueryBlock block, List<Condition> conditions) {
        Names names = original.names();
        return switch (original.shape(expression)) {
            case Shape.Column column -> {
                Optional<Bound> bound = names.bind(column, block);
                yield bound.isPresent() && ofColumn(names, bound.get(), conditions);
            }
            case Shape.Cast cast -> of(original, cast.inner(), block, conditions);
            default -> names.isNotNull(expression, block);
        };
    }

    /// Likewise for a column.
    static boolean ofColumn(Names names, Bound bound, List<Condition> conditions) {
        boolean outer = bound.reference().owner().joins().stream().anyMatch(join -> join.makesNull(bound.reference()));
        if (outer || !Names.isStored(bound.reference()) || names.isComposite(bound)) {
            return false;
        }
        Optional<Schema.Table> table = names.table(bound.reference());
        var demand = new Demand.NotNull(table.map(Schema.Table::qualifiedName).orElse(bound.reference().name()), bound.column());
        boolean holds = table.filter(known -> known.isNotNull(bound.column())).isPresent();
        Condition condition = holds ? Condition.holds(demand) : Condition.toVouch(demand);
        if (!conditions.contains(condition)) {
            conditions.add(condition);
        }
        return true;
    }
}
