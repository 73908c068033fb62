package org.plumbline.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.testkit.PlanFixture;

class CompareViewModelTest implements CompareActions {
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");

    private final List<String> shown = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();

    @Test
    void asksForTwoPlansAndThenTellsWhatMatters() {
        CompareViewModel model = model(List.of());
        assertThat(model.messageProperty().get()).startsWith("Choose the plan before and the plan after");
        assertThat(model.sentences()).isEmpty();
        model.show(Optional.of(plan("top-n-sort", "plan.txt")), Optional.empty());
        assertThat(model.messageProperty().get()).isNotEmpty();
        model.show(Optional.of(plan("top-n-sort", "plan.txt")), Optional.of(plan("top-n-sort", "after.txt")));
        assertThat(model.messageProperty().get()).isEmpty();
        assertThat(model.sentences().getFirst()).isEqualTo("4,387× faster: 180 ms before, 0.041 ms after.");
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void theOtherWayRoundItIsSlower() {
        CompareViewModel model = compared("top-n-sort");
        model.swap();
        assertThat(model.sentences().getFirst()).startsWith("4,387× slower");
        assertThat(model.rows()).extracting(CompareRow::look).contains(NodeState.ADDED).doesNotContain(NodeState.GONE);
    }

    @Test
    void leavesOutWhatIsTheSameAndGoesFromChangeToChange() {
        CompareViewModel model = compared("sort-spill");
        int all = model.rows().size();
        model.show(model.sideProperty(PlanSide.BEFORE).get(), model.sideProperty(PlanSide.BEFORE).get());
        assertThat(model.changes()).isZero();
        model.chooseChange(1);
        assertThat(model.chosenProperty().get()).isEmpty();
        model.changedOnlyProperty().set(true);
        assertThat(model.rows()).isEmpty();
        model.changedOnlyProperty().set(false);
        model.show(Optional.of(plan("join-without-index", "plan.txt")), Optional.of(plan("join-without-index", "after.txt")));
        assertThat(model.rows().size()).isNotEqualTo(all);
        List<CompareRow> visited = new ArrayList<>();
        for (int i = 0; i < model.changes(); i++) {
            model.chooseChange(1);
            visited.add(model.chosenProperty().get().orElseThrow());
        }
        assertThat(visited).doesNotHaveDuplicates().hasSize((int) model.changes());
        model.chooseChange(1);
        assertThat(model.chosenProperty().get()).contains(visited.getFirst());
        model.chooseChange(-1);
        assertThat(model.chosenProperty().get()).contains(visited.getLast());
    }

    @Test
    void bothHalvesOfWhatMovedStandWhereTheirTreesHaveThem() {
        CompareViewModel model = compared("join-without-index");
        List<CompareRow> halves = model.rows().stream().filter(row -> row.aligned().orElseThrow().isApart()).toList();
        assertThat(halves).extracting(CompareRow::state).containsExactly("↕ moved out", "↕ moved in");
        assertThat(model.spoken(halves.getLast())).startsWith("Index Scan on invoices i using invoices_account_id_idx, moved: kind, conditions, place, self time, rows")
                .contains(", was Seq Scan on invoices i, Self time 0.04 ms, was ");
    }

    @Test
    void aNodeIsShownInItsPlanAndTheWholeIsCopied() {
        CompareViewModel model = compared("top-n-sort");
        model.chosenProperty().set(model.rows().stream().filter(row -> row.look() == NodeState.GONE).findFirst());
        model.showInPlan(PlanSide.AFTER);
        assertThat(shown).as("it is not in the plan after").isEmpty();
        model.showInPlan(PlanSide.BEFORE);
        assertThat(shown).containsExactly("top-n-sort/plan.txt 1");
        model.copy();
        assertThat(copied.getFirst()).startsWith("## top-n-sort/plan.txt → top-n-sort/after.txt")
                .contains("4,387× faster", "(was Seq Scan)");
    }

    @Test
    void ofManyRunsTheSpreadIsToldToo() {
        PlanOffer slow = plan("jit-dominates", "plan.txt");
        PlanOffer fast = plan("jit-dominates", "after.txt");
        assertThat(model(List.of(slow, slow, fast)).runs().getFirst()).startsWith("Execution time of 3 runs: median 105 ms");
        assertThat(model(List.of(slow, fast)).runs()).isEmpty();
        assertThat(PlanOffer.bestAndWorst(List.of(slow, fast, slow))).containsExactly(fast, slow);
    }

    @Test
    void aPlanFromAFileTakesItsPlace() {
        CompareViewModel model = compared("top-n-sort");
        model.askForFile(PlanSide.BEFORE);
        assertThat(model.sideProperty(PlanSide.BEFORE).get().map(PlanOffer::name)).contains("sort-spill/plan.txt");
        assertThat(model.sentences()).isNotEmpty();
    }

    private CompareViewModel compared(String name) {
        CompareViewModel model = model(List.of());
        model.show(Optional.of(plan(name, "plan.txt")), Optional.of(plan(name, "after.txt")));
        return model;
    }

    private CompareViewModel model(List<PlanOffer> runs) {
        return new CompareViewModel(new InlineBackground(), FXCollections.observableArrayList(), runs, this);
    }

    private static PlanOffer plan(String name, String file) {
        try {
            String key = name + "/" + file;
            return new PlanOffer(key, key, file, CORPUS.toString(),
                    PlanFixture.plan(Files.readString(CORPUS.resolve(name).resolve(file))).measured());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void show(PlanOffer plan, NodeId node) {
        shown.add(plan.name() + " " + node.index());
    }

    @Override
    public void askForFile(Consumer<PlanOffer> taker) {
        taker.accept(plan("sort-spill", "plan.txt"));
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
