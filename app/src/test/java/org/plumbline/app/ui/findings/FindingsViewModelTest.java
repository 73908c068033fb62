package org.plumbline.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Checks;
import org.plumbline.testkit.PlanFixture;

class FindingsViewModelTest {
    @Test
    void goesFromFindingToFindingAndSelectsItsNode() {
        var document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        var model = new FindingsViewModel(document);

        assertThat(model.next()).contains(0);
        assertThat(document.selection().selected()).isEqualTo(model.rows().getFirst().node());
        int last = model.rows().size() - 1;
        assertThat(model.previous()).contains(last);
    }

    @Test
    void saysInWordsThatNothingWasFound() {
        var model = new FindingsViewModel(PlanDocument.of(PlanFixture.sample("nothing-wrong.txt")));

        assertThat(model.rows()).isEmpty();
        assertThat(model.next()).isEmpty();
        assertThat(model.nothingFound()).startsWith("Nothing found: " + model.clear().size() + " checks");
    }

    @Test
    void tellsWhatIsNeededToCheckMore() {
        var model = new FindingsViewModel(PlanDocument.of(PlanFixture.plan("Seq Scan on t  (cost=0.00..10.00 rows=10 width=4)\n")));

        assertThat(model.notApplicable()).isNotEmpty().allSatisfy(each -> assertThat(each.needs()).startsWith("needs "));
        assertThat(model.notApplicableTitle()).contains("ANALYZE");
    }

    @Test
    void saysOfHiddenFiguresThatTheyAreHiddenAndNotThatAnalyzeIsNeeded() {
        var model = new FindingsViewModel(PlanDocument.of(PlanFixture.plan("Seq Scan on t (actual time=N..N rows=N loops=N)\n")));

        assertThat(model.notApplicable()).extracting(Checks.Needs::needs).contains("needs figures that are masked here",
                "needs figures that are masked here, BUFFERS").allMatch(needs -> !needs.contains("ANALYZE") && !needs.contains("TIMING"));
        assertThat(model.notApplicableTitle()).contains("figures that are masked here").doesNotContain("ANALYZE");
    }

    @Test
    void basicModeShowsTheTwoFixedChecksInTheirOwnWords() {
        var document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        var model = new FindingsViewModel(document);
        model.basicProperty().set(true);

        assertThat(model.rows()).hasSameSizeAs(document.advice().analysis().orElseThrow().advice().basic());
        assertThat(model.rows().getFirst().remedies().all().getFirst().text()).isEqualTo("Add index for sequential scan");
    }

    @Test
    void thePlanIsThereBeforeItsFindings() {
        UnadvisedPlan plan = PlanFixture.unadvised("nested-loop.txt");
        var document = PlanDocument.of(plan);
        var model = new FindingsViewModel(document);
        var changes = new AtomicInteger();
        model.onChange(changes::incrementAndGet);
        assertThat(model.known()).isFalse();
        assertThat(model.waiting()).isEqualTo("Looking for what costs…");
        assertThat(model.canLook()).isFalse();
        assertThat(model.rows()).isEmpty();
        assertThat(model.next()).isEmpty();

        Analysis analysis = Analyzer.advise(plan);
        document.advice().found(analysis);
        assertThat(model.known()).isTrue();
        assertThat(model.waiting()).isEmpty();
        assertThat(model.rows()).hasSameSizeAs(analysis.advice().findings());
        assertThat(model.next()).contains(0);
        assertThat(changes).hasValue(1);

        document.advice().stopped();
        assertThat(model.known()).isTrue();
    }

    @Test
    void whoStoppedItCanHaveItLookedForAgain() {
        var document = PlanDocument.of(PlanFixture.unadvised("nested-loop.txt"));
        var model = new FindingsViewModel(document);

        document.advice().stopped();
        assertThat(model.waiting()).startsWith("Stopped before anybody looked");
        assertThat(model.canLook()).isTrue();
        model.look();
        assertThat(model.canLook()).isFalse();
        document.advice().failed(new IllegalStateException("broken"));
        assertThat(model.waiting()).contains("a defect of Plumbline");
        assertThat(model.canLook()).isTrue();
    }
}
