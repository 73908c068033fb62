package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.sql.mark.Mark;
import org.plumbline.testkit.PlanFixture;

class PlanSqlViewModelTest {
    private static final String QUERY = "select id from events e where e.kind = 3 and e.at > '2024-01-01' limit 5";
    private static final String PLAN = """
            Limit  (cost=0.00..9.00 rows=5 width=4)
              ->  Append  (cost=0.00..9.00 rows=5 width=4)
                    ->  Seq Scan on events_a e_1  (cost=0.00..4.00 rows=1 width=4)
                          Filter: ((at > '2024-01-01 00:00:00+00'::timestamp with time zone) AND (kind = 3))
                    ->  Seq Scan on events_b e_2  (cost=0.00..4.00 rows=1 width=4)
                          Filter: ((at > '2024-01-01 00:00:00+00'::timestamp with time zone) AND (kind = 3))
            """;

    private final PlanDocument document = PlanDocument.of(PlanFixture.plan("Query Text: " + QUERY + "\n" + PLAN));
    private final List<String> edited = new ArrayList<>();
    private final PlanSqlViewModel model = new PlanSqlViewModel(document, new InlineBackground(), edited::add);

    @Test
    void marksWhatBelongsToTheSelectedNode() {
        document.selection().select(new NodeId(2));
        assertThat(texts()).containsExactlyInAnyOrder("events e", "e.kind = 3", "e.at > '2024-01-01'");
        assertThat(model.status()).contains("Seq Scan on events_a e_1: table", "2 × condition", "1 of 2 nodes");
        document.selection().select(new NodeId(1));
        assertThat(texts()).isEmpty();
        assertThat(model.status()).contains("nothing of the statement is surely its own");
    }

    @Test
    void aPlaceSelectsItsNodeAndThenTheOthers() {
        document.selection().select(NodeId.ROOT);
        int place = QUERY.indexOf("kind");
        model.selectAt(QUERY.indexOf("select"));
        assertThat(document.selection().selected()).contains(NodeId.ROOT);
        model.selectAt(place);
        model.selectAt(place);
        assertThat(document.selection().selected()).contains(new NodeId(2));
        model.walk(place, 1);
        assertThat(document.selection().selected()).contains(new NodeId(3));
        model.walk(place, 1);
        model.walk(place, -1);
        assertThat(document.selection().selected()).contains(new NodeId(3));
    }

    @Test
    void marksStayWhereTheyAreWhenTheStatementIsLaidOut() {
        document.selection().select(new NodeId(2));
        model.setFormatted(true);
        ShownSql shown = model.shownProperty().get().orElseThrow();
        assertThat(shown.text()).contains("\nfrom events e\nwhere e.kind = 3\n  and e.at");
        assertThat(texts()).containsExactlyInAnyOrder("events e", "e.kind = 3", "e.at > '2024-01-01'");
        document.selection().select(NodeId.ROOT);
        model.selectAt(shown.text().indexOf("events e"));
        assertThat(document.selection().selected()).contains(new NodeId(2));
    }

    @Test
    void longLinesAreFoldedWithTheirMarksAndCopiedWhole() {
        String list = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String statement = "select id from events e where e.id in (" + list + ") and e.kind = 3 limit 5";
        model.use(statement);
        document.selection().select(new NodeId(2));
        ShownSql shown = model.shownProperty().get().orElseThrow();
        assertThat(shown.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(FoldedLines.WIDTH));
        assertThat(texts()).containsExactlyInAnyOrder("events e", "e.kind = 3");
        assertThat(shown.between(0, shown.text().length())).isEqualTo(statement);
        assertThat(shown.sql()).isEqualTo(statement);
        assertThat(shown.lineNumber(0).strip() + shown.lineNumber(1).strip()).isEqualTo("1");
        assertThat(shown.runs().stream().mapToInt(ShownSql.Run::length).sum()).isEqualTo(shown.text().length());
        assertThat(shown.runs()).hasSizeLessThan(40).contains(new ShownSql.Run("e.kind = ".length(), "sql-plain", true));
        model.setFormatted(true);
        assertThat(texts()).containsExactlyInAnyOrder("events e", "e.kind = 3");
    }

    @Test
    void statementsOfManyCharactersAreNotLaidOutAndThenNotColoured() {
        model.setFormatted(true);
        model.use("select (".repeat(PlanSqlViewModel.LONGEST_FORMATTED / 8 + 1));
        assertThat(model.mayFormat()).isFalse();
        assertThat(model.status()).endsWith(
                ": it has more than 500000 characters. A statement as long as this one is not laid out in lines.");
        ShownSql shown = model.shownProperty().get().orElseThrow();
        assertThat(shown.runs()).isEmpty();
        assertThat(shown.inEditor()).isTrue();
        model.use("select 1, ".repeat(ShownSql.LONGEST_EDITOR / 10 + 1));
        ShownSql list = model.shownProperty().get().orElseThrow();
        assertThat(list.inEditor()).isFalse();
        assertThat(String.join("\n", list.lines())).isEqualTo(list.text());
    }

    @Test
    void aStatementCanBeGivenLater() {
        var without = new PlanSqlViewModel(PlanDocument.of(PlanFixture.plan("Seq Scan on t  (cost=0.00..9.00 rows=1 width=4)")),
                new InlineBackground(), edited::add);
        assertThat(without.shownProperty().get()).isEmpty();
        without.use("select * from t");
        assertThat(without.kinds()).containsExactly(Mark.Kind.TABLE);
        without.use("select * from (t");
        assertThat(without.status()).isEqualTo(
                "No part of this statement can be told to belong to a node: “)” was expected at the statement's end.");
        assertThat(without.parts()).isEmpty();
    }

    @Test
    void partsOfHighlightedAndFoundNodesAreTold() {
        assertThat(lit(model.looks().highlighted())).isEqualTo("events e" + "e.kind = 3" + "e.at > '2024-01-01'");
        assertThat(model.looks().found().isEmpty()).isTrue();
        document.highlights().setActive(Highlight.SEQ_SCANS, false);
        assertThat(model.looks().highlighted().isEmpty()).isTrue();
        document.search().choose("the limit", List.of(NodeId.ROOT));
        assertThat(lit(model.looks().found())).isEqualTo("limit 5");
        model.setFormatted(true);
        assertThat(lit(model.looks().found())).isEqualTo("limit 5");
    }

    @Test
    void aWholeSubqueryIsNoSignOfOneNodeOfIt() {
        var append = PlanDocument.of(PlanFixture.plan("""
                Query Text: select a from t union all select b from u
                Append  (cost=0.00..9.00 rows=5 width=4)
                  ->  Seq Scan on t  (cost=0.00..4.00 rows=1 width=4)
                  ->  Seq Scan on u  (cost=0.00..4.00 rows=1 width=4)
                """));
        var union = new PlanSqlViewModel(append, new InlineBackground(), edited::add);
        append.selection().select(NodeId.ROOT);
        assertThat(union.selectedMarks()).extracting(Mark::kind).contains(Mark.Kind.QUERY);
        append.search().choose("the union", List.of(NodeId.ROOT));
        assertThat(union.looks().found().isEmpty()).isTrue();
    }

    @Test
    void theStatementIsHandedOverAsItCame() {
        model.setFormatted(true);
        model.edit();
        assertThat(edited).containsExactly(QUERY);
    }

    @Test
    void saysWhatIsMarkedAndWhoseItIs() {
        document.selection().select(new NodeId(2));
        assertThat(model.spoken()).startsWith("The plan's statement. Seq Scan on events_a e_1: table, function, 2 × condition")
                .contains("Selected: Seq Scan on events_a e_1, rows expected 1, cost 4, highlighted as Seq scan");
    }

    private String lit(BitSet characters) {
        String text = model.shownProperty().get().orElseThrow().text();
        return characters.stream().mapToObj(place -> text.substring(place, place + 1)).collect(Collectors.joining());
    }

    private List<String> texts() {
        ShownSql shown = model.shownProperty().get().orElseThrow();
        return model.selectedMarks().stream().map(mark -> shown.placed(mark.span()))
                .map(span -> shown.text().substring(span.start(), span.end())).toList();
    }
}
