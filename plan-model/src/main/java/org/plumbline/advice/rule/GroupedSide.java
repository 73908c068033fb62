package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// An input of a join that groups a subquery's rows, where the join looks its groups up by what they are grouped by.
///
/// @param aggregate what makes the groups
/// @param other the join's other input
/// @param pairs each group key that is compared, with what it must equal
record GroupedSide(PlanNode aggregate, PlanNode other, List<Pair> pairs) {

    /// `o.customer_id = c.id`.
    ///
    /// @param key as the Aggregate names it
    /// @param value of the other input
    record Pair(ColumnName key, ColumnName value) {}

    /// None where neither input is one, or groups without a partner are kept.
    static Optional<GroupedSide> of(Plan plan, PlanNode join) {
        JoinType type = ((Operation.Join) join.operation()).joinType();
        return JoinSides.of(plan, join).flatMap(sides -> condition(join).flatMap(ConditionParser::parse)
                .filter(parsed -> !parsed.orAcrossColumns())
                .flatMap(on -> of(plan, sides, sides.inner(), on).filter(_ -> dropsOfInner(type))
                        .or(() -> of(plan, sides, sides.outer(), on).filter(_ -> dropsOfOuter(type, join)))));
    }

    private static Optional<Condition> condition(PlanNode join) {
        return switch (join.operation()) {
            case Operation.HashJoin hash -> hash.hashCond();
            case Operation.MergeJoin merge -> merge.mergeCond();
            case Operation.NestedLoop loop -> loop.joinFilter().map(Filter::condition);
            default -> Optional.empty();
        };
    }

    /// Inner rows without a partner are kept by a right and a full join. Of a right semi join they are the result, not what it asks for.
    private static boolean dropsOfInner(JoinType type) {
        return type == JoinType.INNER || type == JoinType.LEFT || type == JoinType.SEMI;
    }

    /// Outer ones by a left and a full join; of a semi join they are the result. A loop that is driven by the groups has no other input
    /// that is read once.
    private static boolean dropsOfOuter(JoinType type, PlanNode join) {
        return !(join.operation() instanceof Operation.NestedLoop)
                && (type == JoinType.INNER || type == JoinType.RIGHT || type == JoinType.RIGHT_SEMI);
    }

    private static Optional<GroupedSide> of(Plan plan, JoinSides sides, PlanNode side, ParsedCondition on) {
        Optional<PlanNode> node = Optional.of(side);
        Optional<String> subquery = Optional.empty();
        while (node.isPresent() && passesOn(node.get().operation())) {
            subquery = node.get().operation() instanceof Operation.SubqueryScan scan ? scan.target().alias() : subquery;
            node = plan.outer(node.get());
        }
        Optional<String> alias = subquery;
        return node.filter(found -> found.operation() instanceof Operation.Aggregate)
                .flatMap(found -> pairs(found, alias, JoinSides.aliases(plan, sides.other(side)), on)
                        .map(pairs -> new GroupedSide(found, sides.other(side), pairs)));
    }

    /// Changes neither the number of rows nor their columns' names.
    private static boolean passesOn(Operation operation) {
        return switch (operation) {
            case Operation.Hash _, Operation.Materialize _, Operation.Sort _, Operation.SubqueryScan _, Operation.Gathering _ -> true;
            default -> false;
        };
    }

    /// All of the join's comparisons, where each is of a group key, and each group key is compared: what they demand would hold before the
    /// grouping as well, and a row finds one group at most.
    private static Optional<List<Pair>> pairs(PlanNode aggregate, Optional<String> subquery, Set<String> others, ParsedCondition on) {
        List<ColumnName> keys = keys((Operation.Aggregate) aggregate.operation());
        var pairs = new ArrayList<Pair>();
        for (Comparison comparison : on.comparisons()) {
            Optional<Pair> pair = pair(keys, subquery, others, comparison.subject(), comparison.other())
                    .or(() -> pair(keys, subquery, others, comparison.other(), comparison.subject()));
            if (comparison.kind() != Comparison.Kind.EQUALITY || pair.isEmpty()) {
                return Optional.empty();
            }
            pairs.add(pair.get());
        }
        long compared = pairs.stream().map(Pair::key).distinct().count();
        int all = ((Operation.Aggregate) aggregate.operation()).groupKeys().size();
        return pairs.isEmpty() || compared < all ? Optional.empty() : Optional.of(List.copyOf(pairs));
    }

    private static Optional<Pair> pair(
            List<ColumnName> keys, Optional<String> subquery, Set<String> others, Operand grouped, Operand other) {
        if (!(grouped instanceof Operand.OfColumn(ColumnName column, boolean _))
                || !(other instanceof Operand.OfColumn(ColumnName value, boolean _))
                || value.qualifier().filter(others::contains).isEmpty()) {
            return Optional.empty();
        }
        // A Subquery Scan that does nothing is left out of the plan, and the join's condition names the key as the Aggregate does.
        return keys.stream().filter(key -> subquery.isEmpty() ? key.equals(column)
                        : column.qualifier().equals(subquery) && key.name().equals(column.name()))
                .findFirst().map(key -> new Pair(key, value));
    }

    /// Those of the group keys that are plain columns; none of grouping sets, where a key is NULL in the rows of another set.
    private static List<ColumnName> keys(Operation.Aggregate aggregate) {
        return aggregate.strategy().equals("Mixed") ? List.of()
                : SortKeys.parse(aggregate.groupKeys()).orElse(List.of()).stream().flatMap(key -> column(key).stream()).toList();
    }

    private static Optional<ColumnName> column(SortKey key) {
        return key.column().filter(column -> column.qualifier().isPresent());
    }

    /// The tables' aliases that the compared keys are columns of.
    Set<String> aliases() {
        return pairs.stream().map(pair -> pair.key().qualifier().orElseThrow()).collect(Collectors.toSet());
    }
}
