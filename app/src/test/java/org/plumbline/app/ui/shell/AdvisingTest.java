package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.store.Samples;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.state.PlanAdvice;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.PausedBackground;

class AdvisingTest {
    private static final String SCAN = """
            Seq Scan on orders  (cost=0.00..18334.00 rows=9 width=8) (actual time=0.010..450.000 rows=9 loops=1)
              Filter: (customer_id = 7)
              Rows Removed by Filter: 1000000
            Execution Time: 450.000 ms
            """;

    @TempDir
    private Path folder;

    private final PausedBackground background = new PausedBackground();
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        var settings = new SettingsViewModel(
                PreferencesFile.in(folder.resolve("config")), background, new SimpleBooleanProperty(false));
        shell = new ShellViewModel(background, settings, Samples.all(), new ConnectionsViewModel(ProfilesFile.in(folder), background));
        background.goOn();
        shell.openText(SCAN);
        background.goOn();
    }

    @Test
    void aPlanIsShownBeforeItsFindings() {
        OpenPlan plan = plan();
        assertThat(titles()).containsExactly("Looking for what costs in Pasted plan");
        assertThat(plan.advice().findings()).isEmpty();
        assertThat(shell.indexesOf(plan)).isEmpty();
        var known = new ArrayList<Integer>();
        plan.advice().whenKnown(analysis -> known.add(analysis.advice().findings().size()));
        assertThat(known).isEmpty();

        background.goOn();
        assertThat(background.jobs()).isEmpty();
        assertThat(plan.advice().findings()).isNotEmpty();
        assertThat(known).containsExactly(plan.advice().findings().size());
        assertThat(shell.indexesOf(plan)).isPresent();
    }

    @Test
    void aPlanThatNobodyLooksAtIsNotAskedAbout() throws IOException {
        background.goOn();
        Path first = Files.writeString(folder.resolve("first.txt"), SCAN);
        Path second = Files.writeString(folder.resolve("second.txt"), SCAN);
        shell.open(List.of(first, second));
        background.goOn();
        assertThat(titles()).contains("Looking for what costs in first.txt").doesNotContain("Looking for what costs in second.txt");
        background.goOn();

        shell.selectNext(1);
        assertThat(titles()).contains("Looking for what costs in second.txt");
        background.goOn();
        shell.selectNext(-1);
        assertThat(titles()).noneMatch(title -> title.startsWith("Looking"));
    }

    @Test
    void nobodyLooksAnyMoreWhenTheTabIsClosed() {
        OpenPlan plan = plan();
        shell.close(plan);
        assertThat(background.jobs()).isEmpty();
        background.goOn();
        assertThat(plan.advice().analysis()).isEmpty();
    }

    @Test
    void whoCancelsItKeepsThePlanAndMayHaveItLookedForAgain() {
        OpenPlan plan = plan();
        background.jobs().getFirst().cancel();
        assertThat(plan.advice().state()).isEqualTo(new PlanAdvice.State.Stopped());
        assertThat(shell.selected()).contains(plan);
        assertThat(shell.noticeProperty().get()).isEmpty();

        plan.advice().look();
        background.goOn();
        assertThat(plan.advice().findings()).isNotEmpty();
    }

    @Test
    void theSameTextShowsTheSameTabWhileTheRulesRun() {
        OpenPlan plan = plan();
        shell.openText(SCAN);
        assertThat(shell.tabs()).containsExactly(plan);
        assertThat(titles()).hasSize(1);
    }

    @Test
    void aReportIsWrittenOnceTheFindingsAreKnown() {
        Path file = folder.resolve("report.html");
        shell.saveReport(plan(), ReportFile.of(file, ReportFormat.HTML));
        assertThat(titles()).hasSize(1);
        background.goOn();
        assertThat(titles()).containsExactly("Saving report.html");
        background.goOn();
        assertThat(file).content().contains("orders");
    }

    private OpenPlan plan() {
        return shell.tabs().getFirst();
    }

    private List<String> titles() {
        return background.jobs().stream().map(Job::title).toList();
    }
}
