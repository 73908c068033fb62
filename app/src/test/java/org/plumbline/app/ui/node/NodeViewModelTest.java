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
    void saysInWordsThatABitmapOfBitmapsCountsNoRows() {
        Analysis analysis = PlanFixture.plan("""
                Bitmap Heap Scan on t  (cost=0.00..9.00 rows=10 width=4) (actual time=1.000..2.000 rows=10 loops=1)
                  ->  BitmapOr  (cost=0.00..5.00 rows=10 width=0) (actual time=0.900..0.900 rows=0 loops=1)
                        ->  Bitmap Index Scan on t_a  (cost=0.00..1.00 rows=10 width=0) (actual time=0.400..0.400 rows=10 loops=1)
                """);

        assertThat(entry(groups(analysis, 1), "Returned").value()).isEqualTo("not counted");
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
        WorkerRow leader = model.workers(node).getFirst();
        assertThat(leader.name()).isEqualTo("leader");
        assertThat(leader.rows()).contains(" rows, ").endsWith("MB");
        assertThat(leader.full()).contains(" in all", " made, 1 loop", "found in shared buffers", "this is the rest");
    }

    @Test
    void tellsTheSlowestProcessAndWhatAGatherDidAndWaited() {
        Analysis analysis = PlanFixture.sample("worker-skew.txt");
        PlanNode gather = analysis.plan().nodes().stream().filter(node -> analysis.measured().of(node).gatherWait().isPresent())
                .findFirst().orElseThrow();

        List<NodeGroup> groups = groups(analysis, gather.id().index());
        assertThat(entry(groups, "Waited").value()).endsWith("for the slowest process");
        assertThat(entry(groups, "Own work").explanation()).contains("starting the workers");
        assertThat(entry(groups(analysis, gather.id().index() + 1), "Slowest process").explanation()).contains("the average over");
    }

    @Test
    void saysWhatTheRoundingPerLoopLeavesOpen() {
        Analysis analysis = PlanFixture.plan("""
                Nested Loop  (cost=0.00..99.00 rows=12 width=4) (actual time=1.000..10.000 rows=4 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=0.500..1.000 rows=4000 loops=1)
                  ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..0.002 rows=0 loops=4000)
                        Index Cond: (id = t.u)
                """);

        List<NodeGroup> groups = groups(analysis, 2);
        assertThat(entry(groups, "In truth").value()).isEqualTo("0–2,000 rows, rounded per loop");
        assertThat(entry(groups, "Self").value()).startsWith("8 ms ± 2 ms, ");
        assertThat(groups(analysis, 1)).flatExtracting(NodeGroup::entries).extracting(NodeEntry::term).doesNotContain("In truth");
    }

    @Test
    void saysThatEveryProcessMadeAllTheRows() {
        Analysis analysis = PlanFixture.plan("""
                Gather  (cost=0.00..1.00 rows=30 width=4) (actual time=1.000..100.000 rows=30 loops=1)
                  ->  Hash Join  (cost=0.00..1.00 rows=10 width=4) (actual time=1.000..90.000 rows=10 loops=3)
                        Hash Cond: (t.a = u.a)
                        ->  Parallel Seq Scan on t  (cost=0.00..1.00 rows=10 width=4) (actual time=0.500..20.000 rows=10 loops=3)
                        ->  Hash  (cost=0.00..1.00 rows=7 width=4) (actual time=30.000..30.000 rows=7 loops=3)
                              ->  Seq Scan on u  (cost=0.00..1.00 rows=7 width=4) (actual time=0.500..20.000 rows=7 loops=3)
                """);

        assertThat(entry(groups(analysis, 4), "Processes").value()).isEqualTo("each made all the rows: 21 together");
        assertThat(entry(groups(analysis, 2), "Processes").value()).isEqualTo("each made a part of the rows");
    }

    private static List<NodeGroup> groups(Analysis analysis, int index) {
        return new NodeViewModel(PlanDocument.of(analysis)).groups(analysis.plan().nodes().get(index));
    }

    private static NodeEntry entry(List<NodeGroup> groups, String term) {
        return groups.stream().flatMap(group -> group.entries().stream()).filter(entry -> entry.term().equals(term)).findFirst()
                .orElseThrow();
    }
}
