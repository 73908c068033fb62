package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// An index begins with a column that the query does not ask for, so that it was searched again for each of that column's values
/// (PostgreSQL 18's skip scan).
///
///     Index Scan using visits_page_visitor_idx on visits  (actual time=0.050..44.1 rows=90 loops=1)
///       Index Cond: (visitor = 4711)
///       Index Searches: 8003
public final class SkipScanSearches extends NodeRule<Operation.Scan> {
    /// In one run of the scan (our catalogue, row 38).
    static final double LEAST_SEARCHES = 100;
    /// Searches for each value of a list in the condition: those need one each without any skipping.
    static final double SEARCHES_PER_VALUE = 2;
    /// Of the execution.
    static final double LEAST_SHARE = 0.10;
    static final Duration LEAST_TIME = Duration.ofMillis(1);
    /// A row found costs as much as a search or so; what is found is needed in any case.
    private static final double SEARCHES_PER_ROW = 1;

    public SkipScanSearches() {
        super(new RuleInfo("skip-scan-searches", "Index searched again and again", Category.SCAN, Set.of(ANALYZE)), Operation.Scan.class,
                Set.of(Operation.IndexScan.class, Operation.IndexOnlyScan.class));
    }

    @Override
    Optional<Finding> check(MeasuredPlan plan, PlanNode node, Operation.Scan scan) {
        double searches = node.attributes().whole("Index Searches").orElse(0);
        if (node.executed().isEmpty() || searches < LEAST_SEARCHES) {
            return Optional.empty();
        }
        List<Condition> conditions = ScanFigures.searched(node);
        long loops = node.executed().get().loops();
        double perRun = searches / loops;
        if (perRun < LEAST_SEARCHES) {
            return Optional.empty();
        }
        double found = ScanFigures.of(plan, node).map(figures -> figures.found().value()).orElse(0.0);
        Stake stake = Stake.ofSelf(plan, node, 1 - (loops + SEARCHES_PER_ROW * found) / (searches + SEARCHES_PER_ROW * found));
        if (!stake.share().atLeast(LEAST_SHARE) || stake.time().filter(time -> time.compareTo(LEAST_TIME) < 0).isPresent()
                || perRun < SEARCHES_PER_VALUE * values(conditions)) {
            return Optional.empty();
        }
        var remedy = IndexRemedy.serving(scan.target(), conditions);
        return remedy.index().map(_ -> draft(plan, stake, node)
                .because(Evidence.count("index searches", Math.round(searches)))
                .because(Evidence.count("runs of the scan", loops))
                .because(OrderedWalk.index(node).map(index -> Evidence.text("index", index)))
                .because(conditions.stream().findFirst().map(condition -> Evidence.text("index condition", condition.text())))
                .fix(remedy.remedies()).unless(remedy.doubts()).unless(Doubt.OTHER_VALUES_MAY_DIFFER).finding());
    }

    /// How many combinations the lists of the conditions make; more where a list's length is not known, so that it is not told.
    private static double values(List<Condition> conditions) {
        double values = 1;
        for (Condition condition : conditions) {
            var parsed = ConditionParser.parse(condition);
            if (parsed.isEmpty()) {
                return Double.MAX_VALUE;
            }
            for (var comparison : parsed.get().comparisons()) {
                if (comparison.operator().endsWith(" ANY")) {
                    int elements = comparison.other() instanceof Operand.Value value ? value.elements() : 0;
                    values *= elements == 0 ? Double.MAX_VALUE : elements;
                }
            }
        }
        return values;
    }
}
