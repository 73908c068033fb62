package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.diagram.DiagramViewModel.Step;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;

class DiagramViewModelTest {
    @Test
    void foldsAndOpensASubtreeAndSumsUpWhatIsFolded() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("nested-loop.txt"));
        assertThat(names(model)).containsExactly("Nested Loop Left Join", "Seq Scan", "Limit", "Sort", "Seq Scan");
        model.document().selection().select(new NodeId(4));
        model.toggle(2);

        assertThat(names(model)).containsExactly("Nested Loop Left Join", "Seq Scan", "Limit");
        assertThat(shown(model).cards().of(2).folded()).isEqualTo(2);
        assertThat(shown(model).figures().level(2)).isEqualTo(5);
        assertThat(model.document().selection().selected()).contains(new NodeId(2));
        model.toggle(2);
        assertThat(names(model)).hasSize(5);
        assertThat(model.toggle(1)).as("a leaf").isFalse();
    }

    @Test
    void partitionsAreOneCardWithTheirTotalsUntilItIsOpened() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.plan(PlanFixture.partitions(36, 1)));
        Card card = shown(model).cards().of(1);
        assertThat(card.name()).isEqualTo("36 partitions of events");
        assertThat(card.target()).isEqualTo("all executed");
        assertThat(card.heat()).isEqualTo("36 ms");
        assertThat(card.rows()).isEqualTo("360 rows");
        assertThat(card.folded()).isEqualTo(36);

        model.choose(1);
        assertThat(model.chosenItem()).isEqualTo(1);
        model.toggle(1);
        assertThat(names(model)).hasSize(38);
        assertThat(model.chosenItem()).isEqualTo(1);
        assertThat(shown(model).cards().of(1).heat()).as("its members have it").isEmpty();
        model.choose(20);
        model.toggle(1);
        assertThat(model.chosenItem()).isEqualTo(1);
    }

    @Test
    void whatIsSelectedElsewhereIsOpenedAndTold() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.plan(PlanFixture.partitions(36, 1)));
        var seen = new ArrayList<Integer>();
        model.onChosenElsewhere(seen::add);
        model.document().selection().select(new NodeId(20));
        assertThat(names(model)).hasSize(38);
        assertThat(seen).containsExactly(model.chosenItem());
        assertThat(shown(model).layout().items().drawn(model.chosenItem()).id()).isEqualTo(new NodeId(20));
        model.choose(3);
        assertThat(seen).hasSize(1);
    }

    @Test
    void arrowsGoWhereCardsAreDrawn() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("nested-loop.txt"));
        model.choose(0);
        assertThat(model.step(Step.PARENT)).isEmpty();
        model.choose(model.step(Step.CHILD).orElseThrow());
        assertThat(model.chosenItem()).isEqualTo(1);
        assertThat(model.step(Step.BEFORE)).isEmpty();
        model.choose(model.step(Step.AFTER).orElseThrow());
        assertThat(model.document().selection().selected()).contains(new NodeId(2));
        model.choose(model.step(Step.CHILD).orElseThrow());
        assertThat(model.chosenItem()).isEqualTo(3);
        assertThat(model.step(Step.PARENT)).hasValue(2);
    }

    @Test
    void aCardIsTold() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("nested-loop.txt"));
        model.choose(0);
        assertThat(model.spoken()).startsWith("Level 1, Nested Loop Left Join, self time 0.52 ms, <1 % of the execution, total ")
                .contains("finding: Nested loop repeats work", "highlighted as Nested loop", "2 inputs");
        model.choose(4);
        assertThat(model.spoken()).contains("Seq Scan on reviews r", "55 loops", "no inputs");
        assertThat(model.hoverText(4)).contains("Seq Scan on reviews r\n", "Highlighted: Sequential scans");
    }

    @Test
    void aCteHasDashedLinesToItsScansAndSaysSo() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("cte-read-twice.yaml"));
        assertThat(shown(model).links().all()).extracting(link -> names(model).get(link.from()) + " to " + names(model).get(link.to()))
                .containsExactly("GroupAggregate to CTE Scan", "GroupAggregate to CTE Scan");
        model.choose(1);
        assertThat(model.spoken()).contains("CTE spending: GroupAggregate", "used by CTE Scan on spending mine");
        assertThat(shown(model).widths().own(1)).as("it feeds no rows to its parent").isZero();
        model.toggle(1);
        assertThat(shown(model).links().all()).as("folded it is still there").hasSize(2);
        model.toggle(0);
        assertThat(shown(model).links().all()).isEmpty();
    }

    @Test
    void aSubPlanIsUsedWhereItHangs() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("correlated-subquery.xml"));
        assertThat(shown(model).links().all()).isEmpty();
        assertThat(IntStream.range(0, names(model).size()).filter(item -> !shown(model).cards().of(item).tag().isEmpty())).isNotEmpty()
                .allSatisfy(item -> assertThat(shown(model).links().isUsedElsewhere(item)).isFalse());
    }

    @Test
    void heatHighlightsAndSearchAreThoseOfTheDocument() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("nested-loop.txt"));
        assertThat(model.looksProperty().get().marked().stream()).containsExactly(0, 1, 4);
        model.document().highlights().setActive(Highlight.NESTED_LOOPS, false);
        assertThat(model.looksProperty().get().marked().stream()).containsExactly(1, 4);
        model.document().search().show(model.document().search().matching("reviews"));
        assertThat(model.looksProperty().get().matched().stream()).containsExactly(4);
        model.toggle(2);
        assertThat(model.looksProperty().get().matched().stream()).as("folded away in it").containsExactly(2);
        model.document().highlights().heatBy(HeatBy.COST);
        assertThat(shown(model).cards().of(0).heat()).startsWith("cost ");
    }

    @Test
    void aPlanThatWasNotRunShowsWhatIsExpected() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.plan("""
                Gather  (cost=0.00..100.00 rows=1000 width=4)
                  Workers Planned: 2
                  ->  Parallel Seq Scan on t  (cost=0.00..90.00 rows=500 width=4)
                """));
        assertThat(shown(model).cards().of(0).target()).isEqualTo("2 workers planned");
        assertThat(shown(model).cards().of(0).rows()).isEqualTo("1,000 rows expected");
        model.choose(0);
        assertThat(model.spoken()).contains("2 workers planned");
        assertThat(shown(model).cards().of(1).heat()).isEqualTo("cost 90");
        assertThat(shown(model).widths().own(1)).isGreaterThan(EdgeWidths.NARROWEST);
    }

    @Test
    void whateverIsFoldedAndWalkedToOneCardIsChosen() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.plan(PlanFixture.partitions(60, 5)
                .replace("Planning Time", """
                          ->  Sort  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                                ->  Seq Scan on z  (cost=0.00..1.00 rows=1 width=4) (actual time=0.001..1.000 rows=1 loops=1)
                        Planning Time""")));
        var random = new Random(5);
        List<Step> steps = List.of(Step.values());
        for (int turn = 0; turn < 400; turn++) {
            int item = model.chosenItem();
            assertThat(item).isBetween(0, shown(model).layout().size() - 1);
            switch (random.nextInt(4)) {
                case 0 -> model.toggle(item);
                case 1 -> model.document().selection().select(new NodeId(random.nextInt(model.document().plan().nodes().size())));
                default -> model.step(steps.get(random.nextInt(steps.size()))).ifPresent(model::choose);
            }
            assertThat(model.spoken()).startsWith("Level ");
        }
    }

    @Test
    void workersAreToldToo() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.sample("worker-skew.txt"));
        int gather = IntStream.range(0, names(model).size()).filter(item -> names(model).get(item).startsWith("Gather")).findFirst()
                .orElseThrow();
        model.choose(gather);
        assertThat(model.spoken()).contains("2 of 2 workers");
        model.choose(shown(model).layout().firstChild(gather));
        assertThat(model.spoken()).contains("run by 3 processes");
    }

    @Test
    void oneRowIsARow() {
        DiagramViewModel model = DiagramFixture.model(PlanFixture.plan("Result  (cost=0.00..0.01 rows=1 width=4)\n"));
        assertThat(shown(model).cards().of(0).rows()).isEqualTo("1 row expected");
    }

    private static Diagram shown(DiagramViewModel model) {
        return model.diagramProperty().get().orElseThrow();
    }

    private static List<String> names(DiagramViewModel model) {
        Diagram diagram = shown(model);
        return IntStream.range(0, diagram.layout().size()).mapToObj(item -> diagram.cards().of(item).name()).toList();
    }
}
