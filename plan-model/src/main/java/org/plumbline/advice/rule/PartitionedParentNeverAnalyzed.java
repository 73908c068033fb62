package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.advice.Action;
import org.plumbline.advice.CatalogRule;
import org.plumbline.advice.Category;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleInfo;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// A partitioned table has no statistics of its own: autovacuum analyses its partitions only.
///
///     Append  (cost=... rows=3 ...) (actual ... rows=52100 loops=1)
///       ->  Seq Scan on visits_2024_01  ...
///     pg_stat_user_tables of visits: last_analyze null
public final class PartitionedParentNeverAnalyzed implements CatalogRule {
    /// Smaller tables are told wrong by little (our own, as for an index).
    static final Rows LEAST_ROWS = Rows.rows(500);

    private static final RuleInfo INFO = new RuleInfo(
            "partitioned-parent-never-analyzed", "Partitioned table was never analysed", Category.ESTIMATE, Set.of());

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(MeasuredPlan plan, CatalogFacts facts) {
        Map<String, List<PlanNode>> partitions = new LinkedHashMap<>();
        PlanTables.of(plan, facts).forEach((table, nodes) ->
                table.partitionOf().ifPresent(parent -> partitions.computeIfAbsent(parent, _ -> new ArrayList<>()).addAll(nodes)));
        return facts.tables().stream()
                .filter(table -> table.partitioned() && table.analyzedAt().isEmpty() && partitions.containsKey(table.qualifiedName())
                        && table.rows().compareTo(LEAST_ROWS) >= 0)
                .map(table -> finding(plan, table, partitions.get(table.qualifiedName()))).toList();
    }

    private static Finding finding(MeasuredPlan plan, TableFacts table, List<PlanNode> nodes) {
        return Draft.of(INFO, plan, PlanTables.BESIDE).at(nodes)
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.rows("rows of its partitions", table.rows()))
                .because(Evidence.count("partitions in this plan", nodes.size()))
                .fix(new Remedy.Act(Action.ANALYZE_PARENT, "ANALYZE " + PlanTables.sql(table.schema(), table.name())))
                .unless(Doubt.STATISTICS_MAY_STILL_FIT)
                .remark();
    }
}
