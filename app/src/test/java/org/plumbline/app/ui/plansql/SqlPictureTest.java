package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.DrawnWords;
import org.plumbline.testkit.PlanFixture;

class SqlPictureTest {
    private static final String PLAN = """
            Limit  (cost=0.00..9.00 rows=5 width=4)
              ->  Seq Scan on events e  (cost=0.00..4.00 rows=1 width=4)
                    Filter: (kind = 3)
            """;
    private static final String QUERY = "select id from events e where e.kind = 3 limit 5";

    @Test
    void hasTheStatementAsItIsShownWithTheSelectedNodesPartsApart() {
        var document = PlanDocument.of(PlanFixture.plan("Query Text: " + QUERY + "\n" + PLAN));
        var model = new PlanSqlViewModel(document, new InlineBackground(), _ -> { });
        document.selection().select(new NodeId(1));
        List<String> words = DrawnWords.of(DrawnWords.whole(model.picture()));
        assertThat(words.getFirst()).isEqualTo("SQL. Seq Scan on events e: table, function, condition");
        assertThat(words).contains("table, function", "condition", "limit", "select ", "events e", "e.kind = ");
        assertThat(lineOf(words)).isEqualTo(QUERY.replace(" ", ""));
        model.setFormatted(true);
        assertThat(DrawnWords.whole(model.picture()).height()).as("in lines")
                .isGreaterThan(DrawnWords.whole(new PlanSqlViewModel(document, new InlineBackground(), _ -> { }).picture()).height());
    }

    @Test
    void withoutAStatementThereIsNoneAndThePersonIsToldWhy() {
        var model = new PlanSqlViewModel(PlanDocument.of(PlanFixture.plan(PLAN)), new InlineBackground(), _ -> { });
        assertThat(model.picture()).isEqualTo(
                new PictureOffer.None("The statement of this plan is not known: there is nothing to draw."));
        model.use(QUERY);
        assertThat(DrawnWords.of(DrawnWords.whole(model.picture()))).contains("events e");
    }

    /// What stands behind the line's number.
    private static String lineOf(List<String> words) {
        int from = words.lastIndexOf("1") + 1;
        return String.join("", words.subList(from, words.size())).replace(" ", "");
    }
}
