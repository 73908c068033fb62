package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.JoinType;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// How many different keys a loop can have looked up, whatever the statistics say: where a unique index was searched, each key that was
/// found is one of the table's rows, and those that were not found may all be different.
final class LookupBound {
    private LookupBound() {}

    static OptionalDouble of(MeasuredPlan plan, CatalogFacts facts, PlanNode loop, JoinSides sides) {
        PlanNode inner = sides.inner();
        Optional<TableFacts> table = ScanFigures.target(inner)
                .flatMap(target -> target.relation().flatMap(relation -> facts.table(target.schema(), relation)));
        return table.isEmpty() || !findsOne(inner, table.get()) ? OptionalDouble.empty()
                : OptionalDouble.of(table.get().rows().value()
                        + Math.max(0, inner.executed().orElseThrow().loops() - found(plan, loop, inner)));
    }

    /// Of an inner join all rows that were found come out of the loop, and its own number is exact.
    private static double found(MeasuredPlan plan, PlanNode loop, PlanNode inner) {
        double given = plan.of(inner).rowsRange().map(range -> range.low().value()).orElse(0.0);
        boolean counts = loop.operation() instanceof Operation.NestedLoop nested && nested.joinType() == JoinType.INNER;
        return Math.max(given, counts ? plan.of(loop).rowsRange().map(range -> range.low()).map(Rows::value).orElse(0.0) : 0);
    }

    private static boolean findsOne(PlanNode inner, TableFacts table) {
        Optional<String> name = switch (inner.operation()) {
            case Operation.IndexScan scan -> Optional.of(scan.index());
            case Operation.IndexOnlyScan scan -> Optional.of(scan.index());
            default -> Optional.empty();
        };
        List<String> equal = ScanFigures.searched(inner).stream().flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisonsOf(JoinSides.alias(inner)).stream())
                .filter(comparison -> comparison.kind() == Comparison.Kind.EQUALITY && comparison.operator().equals("="))
                .flatMap(comparison -> comparison.subject() instanceof Operand.OfColumn of
                        ? Optional.of(QuotedName.of(of.column().name())).stream() : Optional.<String>empty().stream()).toList();
        return name.flatMap(wanted -> table.indexes().stream().filter(index -> index.name().equals(wanted)).findFirst())
                .filter(index -> index.unique() && index.keys().stream().map(IndexFacts.Key::expression).allMatch(equal::contains))
                .isPresent();
    }
}
