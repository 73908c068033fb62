package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;

/// A rule that looks at each index of the plan's tables by itself. It says something of the table, not of this query: always a remark.
abstract class IndexesOfPlan extends TableRule {
    IndexesOfPlan(String id, String title) {
        super(id, title);
    }

    @Override
    final List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        // Indexes of partitions hang on their parent's, which tell nothing of use or validity by themselves.
        boolean alone = !table.partitioned() && table.partitionOf().isEmpty();
        return !alone ? List.of() : table.indexes().stream()
                .flatMap(index -> check(facts, table, index, () -> draft(plan, table, index, nodes)).stream())
                .map(Draft::remark).toList();
    }

    /// Whether something is wrong with this index.
    ///
    /// @param draft begins a finding of this index
    abstract Optional<Draft> check(CatalogFacts facts, TableFacts table, IndexFacts index, Supplier<Draft> draft);

    private Draft draft(MeasuredPlan plan, TableFacts table, IndexFacts index, List<PlanNode> nodes) {
        return draft(plan, nodes)
                .because(Evidence.text("index", index.name()))
                .because(Evidence.text("table", table.qualifiedName()))
                .because(Evidence.bytes("size of the index", index.size()));
    }

    static String drop(TableFacts table, IndexFacts index) {
        return "DROP INDEX CONCURRENTLY " + PlanTables.sql(table.schema(), index.name());
    }
}
