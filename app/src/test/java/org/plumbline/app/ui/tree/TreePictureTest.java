package org.plumbline.app.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.TablePicture;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.DrawnWords;
import org.plumbline.testkit.PlanFixture;

class TreePictureTest {
    private static final List<TreeColumn> COLUMNS = List.of(TreeColumn.SELF, TreeColumn.ROWS, TreeColumn.ESTIMATE);

    private PlanDocument document;

    @Test
    void hasTheNodesTheirFiguresAndTheirBadges() {
        List<String> words = DrawnWords.of(picture(tree(PlanFixture.sample("nested-loop.txt"))));
        assertThat(words).contains("Node", "Self", "Rows", "Estimate", "Nested Loop Left Join", "Seq Scan", "on reviews r", "1,320 ms",
                "! finding", "99 % of time", "Own part of the whole self time:", "≥50 %", "highlighted: sequential scans, nested loops");
        assertThat(words.getFirst()).startsWith("Tree: 5 rows. Heat by self time.");
        assertThat(words).doesNotContain("Total", "Buffers");
    }

    @Test
    void whatIsFoldedStaysFoldedAndSortedAsItIs() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        tree.sortSiblings(tree.order(TreeColumn.SELF, true));
        tree.toggle(tree.indexOf(new NodeId(2)).orElseThrow());
        HeadedPicture picture = tree.picture(COLUMNS, "Self, smallest first").get();
        List<String> words = DrawnWords.of(picture);
        assertThat(words).contains("Limit").doesNotContain("Sort");
        assertThat(words.indexOf("Limit")).isLessThan(words.lastIndexOf("Seq Scan"));
        assertThat(picture.heading().getFirst()).contains("3 rows, some folded", "Siblings sorted by Self, smallest first.");
    }

    @Test
    void siblingsThatAreAlikeAreOneRowWithTheirSums() {
        TreeViewModel tree = tree(PlanFixture.plan(PlanFixture.partitions(36, 1)));
        assertThat(DrawnWords.of(picture(tree))).contains("36 partitions of events", "all executed", "36 ms", "360")
                .doesNotContain("on events_p11 events_11");
        tree.toggle(1);
        assertThat(DrawnWords.of(picture(tree))).contains("on events_p11 events_11");
    }

    @Test
    void showsThePlanAsItWasWhenThePictureWasAskedFor() {
        TreeViewModel tree = tree(PlanFixture.sample("nested-loop.txt"));
        var made = tree.picture(COLUMNS, "");
        document.highlights().heatBy(HeatBy.ROWS);
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        tree.toggle(0);
        assertThat(DrawnWords.of(made.get())).contains("Limit", "Own part of the whole self time:",
                "highlighted: sequential scans, nested loops");
    }

    @Test
    void ofAHundredThousandRowsTheFirstAreDrawnAndTheRestIsTold() {
        TreeViewModel tree = tree(PlanFixture.plan(PlanFixture.partitions(100_000, 1)));
        tree.toggle(1);
        HeadedPicture picture = picture(tree);
        assertThat(picture.height()).isLessThan((TablePicture.MOST_ROWS + 20) * TablePicture.ROW);
        assertThat(DrawnWords.of(picture)).contains("90,002 further rows are not drawn.", "on events_p9000 events_9000")
                .doesNotContain("on events_p11000 events_11000");
    }

    @Test
    void deepNodesKeepTheirNamesAndSayTheirDepth() {
        var plan = new StringBuilder();
        for (int level = 0; level < 40; level++) {
            plan.append(" ".repeat(Math.max(0, level * 6 - 4))).append(level == 0 ? "" : "->  ")
                    .append(level < 39 ? "Nested Loop" : "Seq Scan on orders_of_last_year")
                    .append("  (cost=0.00..900.00 rows=100 width=8) (actual time=0.010..").append(900 - level)
                    .append(".000 rows=100 loops=1)\n");
        }
        List<String> words = DrawnWords.of(picture(tree(PlanFixture.plan(plan + "Execution Time: 901.000 ms\n"))));
        assertThat(words).contains("39", "Seq Scan", "on orders_of_last_year");
    }

    private static HeadedPicture picture(TreeViewModel tree) {
        return tree.picture(COLUMNS, "").get();
    }

    private TreeViewModel tree(Analysis analysis) {
        document = PlanDocument.of(analysis);
        return new TreeViewModel(document);
    }
}
