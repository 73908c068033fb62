package org.plumbline.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.compare.NodeState;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.testkit.PlanFixture;

class CompareViewModelTest implements CompareActions {
    private static final Path CORPUS = Path.of("../plan-model/src/test/resources/corpus");

    private final List<String> shown = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();
    private final List<ComparedPlans> saved = new ArrayList<>();

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
        assertThat(visited).doesNotHaveDuplicates().hasSize(model.changes());
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
        assertThat(model.spoken(halves.getLast())).startsWith(
                "Index Scan on invoices i using invoices_account_id_idx, moved: kind, conditions, place, self time, rows")
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
        model.save();
        var page = new ByteArrayOutputStream();
        saved.getFirst().write(page, ReportFormat.HTML);
        assertThat(page.toString(StandardCharsets.UTF_8)).contains("top-n-sort/plan.txt → top-n-sort/after.txt", "4,387× faster",
                "(was Seq Scan)", "− gone");
        model.copy();
        assertThat(copied.getFirst()).startsWith("## top-n-sort/plan.txt → top-n-sort/after.txt")
                .contains("4,387× faster", "(was Seq Scan)");
    }

    @Test
    void ofManyRunsTheSpreadIsToldToo() {
        PlanOffer slow = plan("jit-dominates", "plan.txt");
        PlanOffer fast = plan("jit-dominates", "after.txt");
        CompareViewModel model = model(List.of(slow, slow, fast));
        RunsChart chart = model.runs().orElseThrow();
        assertThat(chart.sentences().getFirst()).startsWith("Execution time of 3 runs: median 105 ms").contains(", 95 % below 1");
        assertThat(model.pageProperty().get()).isEqualTo(CompareViewModel.Page.RUNS);
        model.takeRun(2, PlanSide.AFTER);
        assertThat(model.pageProperty().get()).isEqualTo(CompareViewModel.Page.TWO);
        assertThat(model.sideProperty(PlanSide.AFTER).get().map(PlanOffer::name)).contains("run 2");
    }

    @Test
    void aPlanFromAFileTakesItsPlace() {
        CompareViewModel model = compared("top-n-sort");
        model.bring(PlanOrigin.FILE, PlanSide.BEFORE);
        assertThat(model.sideProperty(PlanSide.BEFORE).get().map(PlanOffer::name)).contains("sort-spill/plan.txt");
        assertThat(model.sentences()).isNotEmpty();
    }

    private CompareViewModel compared(String name) {
        CompareViewModel model = model(List.of());
        model.show(Optional.of(plan(name, "plan.txt")), Optional.of(plan(name, "after.txt")));
        return model;
    }

    private CompareViewModel model(List<PlanOffer> runs) {
        return new CompareViewModel(new InlineBackground(), FXCollections.observableArrayList(),
                runs.isEmpty() ? Optional.empty() : Optional.of(RunsChart.of(Runs.of(runs.stream().map(each ->
                        Run.of(each.run(), each.plan())).toList(), NoiseFloor.USUAL))), this);
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
    public void bring(PlanOrigin origin, Consumer<PlanOffer> taker) {
        taker.accept(plan("sort-spill", "plan.txt"));
    }

    @Override
    public void run(int number, Consumer<PlanOffer> taker) {
        PlanOffer plan = plan("jit-dominates", "after.txt");
        taker.accept(new PlanOffer(number, "run " + number, plan.run(), plan.place(), plan.plan()));
    }

    @Override
    public void save(ComparedPlans plans) {
        saved.add(plans);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
