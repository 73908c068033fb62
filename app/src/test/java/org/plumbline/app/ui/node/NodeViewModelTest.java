package org.plumbline.app.ui.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.PlanNode;
import org.plumbline.testkit.PlanFixture;

class NodeViewModelTest {
    @Test
    void groupsWhatThePlanSays() {
        Analysis analysis = PlanFixture.sample("nested-loop.txt");
        List<NodeGroup> groups = groups(analysis, 4);

        assertThat(groups).extracting(NodeGroup::title).contains("Conditions", "Rows", "Time", "Buffers and I/O", "General");
        assertThat(entry(groups, "Removed").value()).contains("by the filter");
        assertThat(entry(groups, "Filter").explanation()).contains("PostgreSQL's “Filter”");
    }

    @Test
    void saysInWordsThatANodeNeverRan() {
        Analysis analysis = PlanFixture.sample("partitions-pruned.json");
        PlanNode never = analysis.plan().nodes().stream()
                .filter(node -> node.execution() instanceof org.plumbline.plan.Execution.NeverExecuted).findFirst().orElseThrow();

        assertThat(entry(groups(analysis, never.id().index()), "Execution").value()).isEqualTo("never executed");
    }

    @Test
    void saysInWordsThatThereAreNoTimes() {
        Analysis analysis = PlanFixture.plan("Seq Scan on t  (cost=0.00..10.00 rows=10 width=4)\n");

        assertThat(entry(groups(analysis, 0), "Self").value()).isEqualTo("not measured: the query was not run");
    }

    @Test
    void setsProcessesSideBySide() {
        Analysis analysis = PlanFixture.sample("worker-skew.txt");
        var model = new NodeViewModel(PlanDocument.of(analysis));
        PlanNode node = analysis.plan().nodes().stream()
                .filter(each -> analysis.measured().of(each).byProcess().map(processes -> processes.skew() > 1.25).orElse(false))
                .findFirst().orElseThrow();

        assertThat(model.workers(node)).hasSizeGreaterThan(1).anyMatch(WorkerRow::slowest);
        assertThat(model.skew(node)).startsWith("uneven");
    }

    private static List<NodeGroup> groups(Analysis analysis, int index) {
        return new NodeViewModel(PlanDocument.of(analysis)).groups(analysis.plan().nodes().get(index));
    }

    private static NodeEntry entry(List<NodeGroup> groups, String term) {
        return groups.stream().flatMap(group -> group.entries().stream()).filter(entry -> entry.term().equals(term)).findFirst()
                .orElseThrow();
    }
}
