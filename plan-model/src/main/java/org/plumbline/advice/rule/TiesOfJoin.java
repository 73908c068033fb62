package org.plumbline.advice.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.Operand;

/// What ties the inputs of a nested loop that has no condition of its own. A loop like that is no mistake where
/// - its inner side looks for the outer row's values itself;
/// - a join above ties both to a third table, which is cheaper found by the pairs of two small ones;
/// - both are equal to one constant, so that the planner has dropped the condition that makes them equal to each other;
/// - what it joined is filtered by columns of both;
/// - one is not a table, but numbers or values: there all pairs are meant.
record TiesOfJoin(Plan plan, PlanNode loop, JoinSides sides) {
    /// As far as can be seen: false where something is not understood.
    boolean areMissing() {
        return isIndependent(sides.inner()) && isOfTables(sides.outer()) && isOfTables(sides.inner()) && !tiedAbove() && !equalToSame()
                && !filteredByBoth();
    }

    /// Never looks for a value of the outer row: kept by a Materialize, or a scan whose conditions read its own columns only. What else
    /// stands there may be LATERAL.
    private boolean isIndependent(PlanNode inner) {
        return switch (inner.operation()) {
            case Operation.Materialize _ -> true;
            case Operation.SeqScan _, Operation.IndexScan _, Operation.IndexOnlyScan _ -> {
                String alias = JoinSides.alias(inner);
                yield conditions(inner).allMatch(condition -> columns(condition)
                        .filter(columns -> columns.stream().allMatch(column -> column.belongsTo(alias))).isPresent());
            }
            default -> false;
        };
    }

    private boolean isOfTables(PlanNode side) {
        return plan.subtree(side).stream().filter(node -> node.operation() instanceof Operation.Scan)
                .allMatch(scan -> ScanFigures.target(scan).flatMap(Tables::name).isPresent());
    }

    /// What is joined above reads columns of both.
    private boolean tiedAbove() {
        var read = new HashSet<String>();
        PlanNode node = loop;
        Optional<PlanNode> above = plan.parent(node);
        while (node.feedsParent() && above.isPresent()) {
            if (above.get().operation() instanceof Operation.Join) {
                collect(above.get(), read);
                PlanNode below = node;
                JoinSides.of(plan, above.get()).map(joined -> joined.other(below))
                        .ifPresent(other -> plan.subtree(other).forEach(each -> collect(each, read)));
            }
            node = above.get();
            above = plan.parent(node);
        }
        return read.stream().anyMatch(sides.outerAliases()::contains) && read.stream().anyMatch(sides.innerAliases()::contains);
    }

    /// Tables whose columns this node's conditions name; all of the loop's where one is not understood.
    private void collect(PlanNode node, Set<String> read) {
        conditions(node).filter(condition -> mayName(condition.text())).forEach(condition -> columns(condition).ifPresentOrElse(
                columns -> columns.forEach(column -> column.qualifier().ifPresent(read::add)),
                () -> {
                    read.addAll(sides.outerAliases());
                    read.addAll(sides.innerAliases());
                }));
    }

    /// False where no name of the loop's tables stands before a dot, nor anything that may hide one: parsing costs more than looking, and
    /// there may be a hundred thousand conditions above.
    private boolean mayName(String condition) {
        boolean literal = false;
        int start = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            literal ^= c == '\'';
            if (!literal && (c == '"' || (c == '.' && isName(condition.substring(start, i))))) {
                return true;
            }
            start = Character.isJavaIdentifierPart(c) ? start : i + 1;
        }
        return condition.contains("Plan ");
    }

    private boolean isName(String word) {
        return sides.outerAliases().contains(word) || sides.innerAliases().contains(word);
    }

    private boolean filteredByBoth() {
        Optional<Condition> filter = loop.operation() instanceof Operation.NestedLoop nested
                ? nested.filter().map(Filter::condition) : Optional.empty();
        return filter.isPresent() && columns(filter.get()).map(columns -> names(columns, sides.outerAliases())
                && names(columns, sides.innerAliases())).orElse(true);
    }

    private static boolean names(List<ColumnName> columns, Set<String> aliases) {
        return columns.stream().anyMatch(column -> column.qualifier().map(aliases::contains).orElse(true));
    }

    private boolean equalToSame() {
        Set<String> same = constants(sides.outer());
        same.retainAll(constants(sides.inner()));
        return !same.isEmpty();
    }

    /// What columns of this input have to be equal to; parameters all look alike.
    private Set<String> constants(PlanNode side) {
        var constants = new HashSet<String>();
        plan.subtree(side).stream().flatMap(TiesOfJoin::conditions).flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisons().stream())
                .filter(comparison -> comparison.kind() == Comparison.Kind.EQUALITY && comparison.operator().startsWith("="))
                .forEach(comparison -> {
                    if (comparison.other() instanceof Operand.Value value) {
                        constants.add(value.text().orElse("?"));
                    }
                });
        return constants;
    }

    private static Stream<Condition> conditions(PlanNode node) {
        Stream<Condition> searched = switch (node.operation()) {
            case Operation.BitmapIndexScan scan -> scan.indexCond().stream();
            case Operation.Join _ -> JoinOn.allConditions(node).stream();
            case Operation.Memoize memoize -> memoize.cacheKey().map(Condition::new).stream();
            default -> ScanFigures.searched(node).stream();
        };
        return Stream.concat(searched, ScanFigures.filter(node).stream());
    }

    /// The columns that a condition compares; none where some of it is not understood.
    private static Optional<List<ColumnName>> columns(Condition condition) {
        return ExpressionParser.columns(condition.text());
    }
}
