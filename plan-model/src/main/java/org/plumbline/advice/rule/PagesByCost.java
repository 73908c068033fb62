package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.plan.Condition;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ParsedCondition;

/// How many pages a table has, by the planner's cost of reading it: one for each page (`seq_page_cost`), and for each row 0.01
/// (`cpu_tuple_cost`) and 0.0025 for each comparison (`cpu_operator_cost`; cost_seqscan, costsize.c). With other settings the number of
/// pages comes out broken, and is not believed.
final class PagesByCost {
    private static final double TUPLE = 0.01;
    private static final double OPERATOR = 0.0025;
    /// Costs are printed with two decimals.
    private static final double ROUNDED = 0.011;

    private PagesByCost() {}

    /// Of all these scans of one process each; none where that of one is not known.
    static Optional<Double> of(MeasuredPlan plan, List<PlanNode> scans) {
        double pages = 0;
        for (PlanNode scan : scans) {
            OptionalDouble one = of(plan, scan);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            pages += one.getAsDouble();
        }
        return Optional.of(pages);
    }

    private static OptionalDouble of(MeasuredPlan plan, PlanNode scan) {
        Optional<ScanFigures> figures = ScanFigures.of(plan, scan);
        Optional<Condition> filter = ScanFigures.filter(scan);
        Optional<Integer> compared = filter.isEmpty() ? Optional.of(0) : filter.flatMap(PagesByCost::comparisons);
        if (scan.parallelAware() || scan.estimate().isEmpty() || figures.isEmpty() || compared.isEmpty()) {
            return OptionalDouble.empty();
        }
        double pages = scan.estimate().get().totalCost().value() - scan.estimate().get().startupCost().value()
                - figures.get().foundPerScan() * (TUPLE + OPERATOR * compared.get());
        return pages >= 1 && Math.abs(pages - Math.round(pages)) < ROUNDED ? OptionalDouble.of(Math.round(pages)) : OptionalDouble.empty();
    }

    private static Optional<Integer> comparisons(Condition condition) {
        return ConditionParser.parse(condition).map(ParsedCondition::comparisons).map(List::size);
    }
}
