package org.plumbline.app.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class TreeViewModelTest {
    private PlanDocument document;

    @Test
    void foldsAndUnfoldsASubtree() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        assertThat(names(tree)).containsExactly("Nested Loop Left Join", "Seq Scan", "Limit", "Sort", "Seq Scan");

        tree.toggle(2);
        assertThat(names(tree)).containsExactly("Nested Loop Left Join", "Seq Scan", "Limit");
        tree.toggle(2);
        assertThat(names(tree)).hasSize(5);
    }

    @Test
    void selectsTheFoldedNodeWhenTheSelectedOneIsHidden() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        document.selection().select(new NodeId(4));
        tree.toggle(2);

        assertThat(tree.selectedRow()).contains(2);
        assertThat(document.selection().selected()).contains(new NodeId(2));
    }

    @Test
    void opensWhatHidesANodeToRevealIt() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        tree.setExpandedBelow(0, false);
        assertThat(names(tree)).hasSize(1);

        assertThat(tree.reveal(new NodeId(4))).isEqualTo(tree.indexOf(new NodeId(4)).orElseThrow());
        assertThat(names(tree)).endsWith("Seq Scan");
    }

    @Test
    void foldsPartitionsIntoOneRowWithTotals() {
        TreeViewModel tree = tree(PlanFixture.plan(PlanFixture.partitions(36, 1)));

        assertThat(names(tree)).containsExactly("Append", "36 partitions of events");
        TreeRow group = tree.rows().get(1);
        assertThat(tree.target(group)).isEqualTo("all executed");
        assertThat(tree.figure(TreeColumn.SELF, group).text()).isEqualTo("36 ms");
        assertThat(tree.figure(TreeColumn.ROWS, group).text()).isEqualTo("360");
        tree.toggle(1);
        assertThat(names(tree)).hasSize(38);
        assertThat(tree.rows().get(2).depth()).isEqualTo(2);
    }

    @Test
    void keepsTheHottestPartitionApart() {
        TreeViewModel tree = tree(PlanFixture.plan(PlanFixture.partitions(36, 500)));

        assertThat(names(tree)).containsExactly("Append", "35 partitions of events", "Seq Scan");
    }

    @Test
    void showsFewerThanEightSiblingsOneByOne() {
        assertThat(names(tree(PlanFixture.plan(PlanFixture.partitions(7, 1))))).hasSize(8);
        assertThat(names(tree(PlanFixture.plan(PlanFixture.partitions(8, 1))))).hasSize(2);
    }

    @Test
    void countsThePartitionsThatRan() {
        TreeViewModel tree = tree(PlanFixture.sample("partitions-pruned.json"));
        TreeRow group = tree.rows().stream().filter(row -> tree.node(row).isEmpty()).findFirst().orElseThrow();

        assertThat(tree.name(group)).isEqualTo("71 partitions of events");
        assertThat(tree.target(group)).isEqualTo("1 executed");
    }

    @Test
    void sortsWithinSiblingsOnly() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        tree.sortSiblings(tree.order(TreeColumn.TOTAL, false));
        assertThat(names(tree)).containsExactly("Nested Loop Left Join", "Limit", "Sort", "Seq Scan", "Seq Scan");

        tree.unsorted();
        assertThat(names(tree)).containsExactly("Nested Loop Left Join", "Seq Scan", "Limit", "Sort", "Seq Scan");
    }

    @Test
    void drawsGuidesWhereSiblingsFollow() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));

        assertThat(tree.rows().get(1).hasGuide(1)).isTrue();
        assertThat(tree.rows().get(2).hasGuide(1)).isFalse();
        assertThat(tree.rows().get(4).hasGuide(1)).isFalse();
    }

    @Test
    void boundsTheIndentationOfDeepPlans() {
        var text = new StringBuilder("Limit  (cost=0.00..1.00 rows=1 width=4)\n");
        for (int depth = 1; depth < 3_000; depth++) {
            text.append(" ".repeat(depth * 6 - 4)).append("->  Limit  (cost=0.00..1.00 rows=1 width=4)\n");
        }
        TreeViewModel tree = tree(PlanFixture.plan(text.toString()));

        assertThat(tree.rows()).hasSize(3_000);
        TreeRow last = tree.rows().get(2_999);
        assertThat(last.depth()).isEqualTo(2_999);
        assertThat(last.indent(TreeRow.DEEPEST_INDENT)).isEqualTo(TreeRow.DEEPEST_INDENT);
        assertThat(last.deeperThan(TreeRow.DEEPEST_INDENT)).isTrue();
    }

    @Test
    void saysHowFarAnEstimateWasOff() {
        TreeViewModel tree = tree(PlanFixture.plan("""
                Seq Scan on t  (cost=0.00..10.00 rows=10 width=4) (actual time=0.010..1.000 rows=2000 loops=1)
                Execution Time: 1.100 ms
                """));

        TreeFigure estimate = tree.figure(TreeColumn.ESTIMATE, tree.rows().getFirst());
        assertThat(estimate.text()).isEqualTo("10 ▼ 200×");
        assertThat(estimate.full()).contains("too few");
        assertThat(estimate.tone()).isEqualTo(TreeFigure.Tone.SEVERE);
    }

    @Test
    void showsNoRowsOfABitmapOfBitmaps() {
        TreeViewModel tree = tree(PlanFixture.plan("""
                Bitmap Heap Scan on t  (cost=0.00..9.00 rows=10 width=4) (actual time=1.000..2.000 rows=10 loops=1)
                  ->  BitmapAnd  (cost=0.00..5.00 rows=10 width=0) (actual time=0.900..0.900 rows=0 loops=1)
                        ->  Bitmap Index Scan on t_a  (cost=0.00..1.00 rows=10 width=0) (actual time=0.400..0.400 rows=100 loops=1)
                        ->  Bitmap Index Scan on t_b  (cost=0.00..1.00 rows=10 width=0) (actual time=0.400..0.400 rows=999 loops=1)
                Execution Time: 2.100 ms
                """));

        assertThat(tree.figure(TreeColumn.ROWS, tree.rows().get(1))).isEqualTo(TreeFigure.NONE);
        assertThat(tree.figure(TreeColumn.ROWS, tree.rows().get(2)).text()).isEqualTo("100");
    }

    @Test
    void tellsThatAnAppendWaitsForOtherServers() {
        Analysis plan = PlanFixture.plan("""
                Append  (cost=0.00..9.00 rows=2 width=0) (actual time=2.000..40.000 rows=2 loops=1)
                  ->  Async Foreign Scan on f1  (cost=0.00..1.00 rows=1 width=0) (actual time=0.300..0.700 rows=1 loops=1)
                  ->  Async Foreign Scan on f2  (cost=0.00..1.00 rows=1 width=0) (actual time=5.000..6.000 rows=1 loops=1)
                Execution Time: 41.000 ms
                """);

        assertThat(names(tree(plan))).containsExactly("Append", "Async Foreign Scan", "Async Foreign Scan");
        assertThat(new Badges(PlanDocument.of(plan)).of(plan.plan().root())).extracting(Badge::text).contains("waiting for servers");
        assertThat(new Badges(PlanDocument.of(plan)).of(plan.plan().nodes().get(1))).extracting(Badge::text)
                .doesNotContain("waiting for servers");
    }

    @Test
    void saysThatAGatherWaitsWhereNoWorkerIsToldOf() {
        Analysis plan = PlanFixture.plan("""
                Gather  (cost=0.00..9.00 rows=9 width=8) (actual time=10.000..20.000 rows=9 loops=1)
                  Workers Planned: 2
                  Workers Launched: 2
                  ->  Parallel Seq Scan on t  (cost=0.00..9.00 rows=9 width=8) (actual time=0.010..5.000 rows=3 loops=3)
                Execution Time: 20.100 ms
                """);
        assertThat(new Badges(PlanDocument.of(plan)).of(plan.plan().root())).extracting(Badge::text).contains("starting, waiting");
    }

    @Test
    void saysWhatTheRoundingPerLoopLeavesOpen() {
        TreeViewModel tree = tree(PlanFixture.plan("""
                Nested Loop  (cost=0.00..99.00 rows=1 width=4) (actual time=1.000..10.000 rows=4 loops=1)
                  ->  Seq Scan on t  (cost=0.00..1.00 rows=4 width=4) (actual time=0.500..1.000 rows=4 loops=1)
                  ->  Index Scan using u_pkey on u  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..0.002 rows=0 loops=4)
                  Execution Time: 11.000 ms
                """));

        TreeFigure rows = tree.figure(TreeColumn.ROWS, tree.rows().get(2));
        assertThat(rows.text()).isEqualTo("≤ 2");
        assertThat(rows.full()).contains("In truth 0–2 rows: the average per loop is rounded");
        assertThat(tree.figure(TreeColumn.SELF, tree.rows().get(2)).full()).contains("± 0.003 ms: the time of one loop is rounded");
    }

    @Test
    void hasNoTimeColumnsWithoutAnalyze() {
        TreeViewModel tree = tree(PlanFixture.plan("Seq Scan on t  (cost=0.00..10.00 rows=10 width=4)\n"));

        assertThat(tree.withFigures()).containsExactlyInAnyOrder(TreeColumn.ESTIMATE, TreeColumn.COST);
        assertThat(tree.figure(TreeColumn.SELF, tree.rows().getFirst())).isEqualTo(TreeFigure.NONE);
    }

    @Test
    void speaksARowInWords() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));

        assertThat(tree.spoken(tree.rows().get(1))).startsWith("Level 2, Seq Scan on customers c, Self 11.4 ms");
    }

    private TreeViewModel tree(Analysis analysis) {
        document = PlanDocument.of(analysis);
        return new TreeViewModel(document);
    }

    private static List<String> names(TreeViewModel tree) {
        return tree.rows().stream().map(tree::name).toList();
    }
}
