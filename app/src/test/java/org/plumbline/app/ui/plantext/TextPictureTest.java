package org.plumbline.app.ui.plantext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.LinesPicture;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.DrawnWords;
import org.plumbline.testkit.PlanFixture;

class TextPictureTest {
    @Test
    void hasEveryLineWithItsNumberAndSaysWhatIsSelected() {
        var document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        document.selection().select(new NodeId(1));
        var model = new PlanTextViewModel(document);
        HeadedPicture picture = model.picture().get();
        List<String> words = DrawnWords.of(picture);
        String all = String.join("", words).replace(" ", "");
        model.lines().forEach(line -> assertThat(all).contains(line.strip().replace(" ", "")));
        assertThat(words).contains(model.lineNumber(0), model.lineNumber(model.lines().size() - 1), "selected", "≥50 %");
        assertThat(words.getFirst()).contains("Text: " + model.lines().size() + " lines.", "Heat by self time.", "Selected: Seq Scan");
    }

    @Test
    void aLineThatIsTooLongGoesOnBelowAndNothingOfItIsLost() {
        String list = "'{" + "a1b2c3d4,".repeat(200) + "e}'";
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan("""
                Seq Scan on orders  (cost=0.00..9.00 rows=1 width=4) (actual time=0.010..9.000 rows=1 loops=1)
                  Filter: (status = ANY (%s::text[]))
                """.formatted(list))));
        HeadedPicture picture = model.picture().get();
        assertThat(picture.width()).isLessThan(1_800);
        assertThat(String.join("", DrawnWords.of(picture))).contains(list);
    }

    @Test
    void deepNodesKeepTheirLines() {
        var plan = new StringBuilder();
        for (int level = 0; level < 40; level++) {
            plan.append(" ".repeat(Math.max(0, level * 6 - 4))).append(level == 0 ? "" : "->  ").append("Nested Loop  (cost=0.00..900.00 ")
                    .append("rows=100 width=8) (actual time=0.010..").append(900 - level).append(".000 rows=100 loops=1)\n");
        }
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan(plan + "Execution Time: 901.000 ms\n")));
        assertThat(model.picture().get().height()).as("nothing goes on below").isLessThan(41 * 19 + 200);
    }

    @Test
    void ofALineWithoutEndAsMuchIsDrawnAsOfManyLines() {
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan("""
                Seq Scan on orders  (cost=0.00..9.00 rows=1 width=4) (actual time=0.010..9.000 rows=1 loops=1)
                  Filter: (status = '%s'::text)
                """.formatted("x".repeat(3_000_000)))));
        HeadedPicture picture = model.picture().get();
        assertThat(picture.height()).isLessThan(LinesPicture.MOST_LINES * 20.0 + 200);
        assertThat(DrawnWords.of(picture)).contains("1 further line is not drawn.");
    }

    @Test
    void whatCouldNotBeUsedIsToldBelow() {
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan("""
                Limit (actual rows=1 loops=1)
                  ??? what is this
                  ->  Result (actual rows=1 loops=1)
                """)));
        assertThat(DrawnWords.of(model.picture().get())).contains("not as EXPLAIN prints it")
                .anySatisfy(word -> assertThat(word).startsWith("Line 2: "));
    }

    @Test
    void ofVeryManyLinesTheFirstAreDrawnAndTheRestIsTold() {
        var model = new PlanTextViewModel(PlanDocument.of(PlanFixture.plan(PlanFixture.partitions(12_000, 1))));
        HeadedPicture picture = model.picture().get();
        int left = model.lines().size() - LinesPicture.MOST_LINES;
        assertThat(left).isEqualTo(2_003);
        assertThat(DrawnWords.of(picture)).contains("2,003 further lines are not drawn.");
        assertThat(picture.height()).isLessThan(LinesPicture.MOST_LINES * 20.0 + 200);
    }
}
