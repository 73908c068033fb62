package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.ColumnShares;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.TypedComparison;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// Joins in another way than today: the rows of one side in their order, and for each of them a look into an index of the other side's
/// table.
final class ModelledJoins {
    private static final double UNKNOWN = 0.005;

    private final Plan plan;
    private final ModelledTables tables;
    private final PlannerCosts costs;
    private final SerialCosts today;

    ModelledJoins(Plan plan, ModelledTables tables, PlannerCosts costs) {
        this.plan = plan;
        this.tables = tables;
        this.costs = costs;
        this.today = tables.today();
    }

    /// @param ways to get the rows of a part of the plan
    List<CostedPath> lookups(PlanNode join, Function<PlanNode, List<CostedPath>> ways) {
        PlanNode outer = plan.outer(join).orElseThrow();
        PlanNode inner = plan.inner(join).orElseThrow();
        var paths = new ArrayList<CostedPath>();
        JoinType type = ((Operation.Join) join.operation()).joinType();
        if (type == JoinType.INNER || type == JoinType.LEFT || type == JoinType.SEMI || type == JoinType.ANTI) {
            lookups(join, outer, inner, type, ways, paths);
        }
        if (type == JoinType.INNER || type == JoinType.RIGHT) {
            lookups(join, inner, outer, type, ways, paths);
        }
        return paths;
    }

    private void lookups(PlanNode join, PlanNode driving, PlanNode looked, JoinType type, Function<PlanNode, List<CostedPath>> ways,
            List<CostedPath> paths) {
        PlanNode table = below(looked);
        if (!tables.isTable(table)) {
            return;
        }
        PlanNode from = below(driving);
        ModelledScan alone = tables.scan(table, 1);
        List<Comparison> by = joins(join, table, alone.table());
        if (by.isEmpty()) {
            return;
        }
        double times = Math.max(1, today.rows(from));
        double rows = today.rows(join);
        boolean once = type == JoinType.SEMI || type == JoinType.ANTI;
        double matching = by.stream().mapToDouble(each -> ColumnShares.of(alone.table(), each).orElse(UNKNOWN))
                .reduce(1, (one, other) -> one * other);
        double share = once ? matching
                : rows / times / Math.max(1, today.rows(table));
        ModelledScan scan = alone.joined(by, Math.min(1, share), times);
        Optional<CostedPath> lookup = Optional.empty();
        for (IndexCandidate index : tables.allIndexes(scan)) {
            for (CostedPath path : tables.accessed(scan, index)) {
                if (lookup.isEmpty() || path.total() < lookup.get().total()) {
                    lookup = Optional.of(tables.isNew(index) ? path : new CostedPath(path.startup(), path.total(), path.order(), Set.of()));
                }
            }
        }
        if (lookup.isPresent()) {
            CostedPath each = lookup.get();
            for (CostedPath path : ways.apply(from)) {
                double total = path.total() + times * each.total() + rows * costs.row();
                paths.add(new CostedPath(path.startup() + each.startup(), total, path.order(), path.used()).with(each.used()));
            }
        }
    }

    /// What hands the rows up unchanged is left out: another way of joining does not need it.
    private PlanNode below(PlanNode node) {
        PlanNode at = node;
        while (at.operation() instanceof Operation.Hash || at.operation() instanceof Operation.Sort
                || at.operation() instanceof Operation.Materialize || at.operation() instanceof Operation.Memoize
                || at.operation() instanceof Operation.Gathering) {
            at = plan.outer(at).orElseThrow();
        }
        return at;
    }

    /// Equalities of the join, the table's side first.
    private static List<Comparison> joins(PlanNode join, PlanNode table, TableFacts facts) {
        var target = ((Operation.Scan) table.operation()).target();
        String alias = target.alias().or(target::relation).orElse("");
        return NodeTexts.of(join).conditions().stream().distinct().flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisonsOf(alias).stream()).map(each -> TypedComparison.of(each, facts))
                .filter(each -> each.kind() == Comparison.Kind.EQUALITY && each.operator().equals("=")
                        && !(each.other() instanceof Operand.SubPlan) && !each.other().columns().isEmpty())
                .distinct().toList();
    }
}
