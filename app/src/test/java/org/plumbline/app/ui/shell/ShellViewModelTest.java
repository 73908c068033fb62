package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.report.ReportFile;
import org.plumbline.app.report.ReportFormat;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.work.InlineBackground;

class ShellViewModelTest {
    private static final String SCAN = """
            Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=8) (actual time=0.010..45.000 rows=1000000 loops=1)
            Planning Time: 0.100 ms
            Execution Time: 60.000 ms
            """;
    private static final String SORT = """
            Sort  (cost=10.00..11.00 rows=10 width=8) (actual time=1.000..1.100 rows=10 loops=1)
              Sort Key: id
              Sort Method: quicksort  Memory: 25kB
              ->  Seq Scan on t  (cost=0.00..2.00 rows=10 width=8) (actual time=0.010..0.500 rows=10 loops=1)
            Planning Time: 0.100 ms
            Execution Time: 2.000 ms
            """;

    @TempDir
    private Path folder;

    private SettingsViewModel settings;
    private ShellViewModel shell;

    @BeforeEach
    void start() {
        var background = new InlineBackground();
        settings = new SettingsViewModel(
                PreferencesFile.in(folder.resolve("config")), background, new SimpleBooleanProperty(false));
        shell = new ShellViewModel(background, settings, Samples.all(),
                new ConnectionsViewModel(ProfilesFile.in(folder), background));
    }

    @Test
    void startsEmptyWithTheSamplesOnOffer() {
        assertThat(shell.selected()).isEmpty();
        assertThat(shell.sourceList().groups()).extracting(SourceGroup::heading).containsExactly("Samples");
        assertThat(shell.sampleCards()).hasSameSizeAs(Samples.all());
    }

    @Test
    void opensEveryFileAndShowsTheFirst() throws IOException {
        shell.open(List.of(file("scan.txt", SCAN), file("sort.txt", SORT)));
        assertThat(titles()).containsExactly("scan.txt", "sort.txt");
        assertThat(shell.selected().map(OpenPlan::title)).contains("scan.txt");
        assertThat(shell.noticeProperty().get()).isEmpty();
    }

    @Test
    void statementsWithoutAPlanOpenInAnEditor() throws IOException {
        shell.open(List.of(file("slow.sql", "-- the report\nSELECT * FROM orders;\n")));
        assertThat(shell.frontProperty().get()).hasValueSatisfying(document -> {
            assertThat(document.title()).isEqualTo("slow.sql");
            assertThat(((OpenSql) document).model().textProperty().get()).contains("SELECT * FROM orders;");
        });
        shell.openText("(SELECT 1)");
        assertThat(shell.documents()).hasSize(2);
        assertThat(shell.noticeProperty().get()).isEmpty();

        shell.openText("SELECT of the week: rows=12");
        assertThat(shell.documents()).hasSize(2);
        assertThat(shell.noticeProperty().get()).isPresent();
    }

    @Test
    void whoeverHearsOfAnotherDocumentInFrontSeesItsRowChosen() throws IOException {
        shell.open(List.of(file("scan.txt", SCAN)));
        var rows = new ArrayList<String>();
        shell.frontProperty().addListener(_ -> rows.add(shell.sourceList().selected().orElseThrow().text()));
        shell.open(List.of(file("sort.txt", SORT)));
        assertThat(rows).containsExactly("sort.txt");
    }

    @Test
    void aLogHasATabOfItsOwnFromWhichItsPlansOpen() {
        shell.open(List.of(Path.of("../plan-model/src/test/resources/logs/pg17-text.log.gz")));

        assertThat(shell.selected()).isEmpty();
        assertThat(shell.sourceList().selected().map(SourceRow::text)).contains("pg17-text.log.gz");
        assertThat(shell.sourceList().groups()).extracting(SourceGroup::heading).containsExactly("Logs", "Samples");
        OpenLog log = (OpenLog) shell.frontProperty().get().orElseThrow();
        log.model().openWorst();
        assertThat(shell.selected().map(OpenPlan::title)).contains("pg17-text.log.gz:1");
        assertThat(shell.selected().flatMap(plan -> plan.read().plan().origin().query())).hasValueSatisfying(
                query -> assertThat(query).startsWith("SELECT c.country"));
        log.model().openWorst();
        assertThat(shell.tabs()).hasSize(1);
        shell.selectNext(1);
        assertThat(shell.frontProperty().get()).contains(log);
        shell.close(log);
        assertThat(shell.documents()).hasSize(1);
        assertThat(shell.noticeProperty().get()).isEmpty();
    }

    @Test
    void showsTheTabOfAFileThatIsOpenAlready() throws IOException {
        Path scan = file("scan.txt", SCAN);
        shell.open(List.of(scan, file("sort.txt", SORT)));
        OpenPlan before = shell.tabs().getFirst();
        shell.select(shell.tabs().getLast());
        shell.open(List.of(scan.resolveSibling(".").resolve("scan.txt")));
        assertThat(shell.tabs()).hasSize(2);
        assertThat(shell.selected().orElseThrow()).isSameAs(before);
    }

    @Test
    void readsAFileAgainThatHasChanged() throws IOException {
        Path file = file("plan.txt", SCAN);
        shell.open(List.of(file));
        Files.writeString(file, SORT);
        shell.open(List.of(file));
        assertThat(titles()).containsExactly("plan.txt");
        assertThat(shell.selected().orElseThrow().read().plan().nodes()).hasSize(2);
        assertThat(shell.sources()).hasSize(1);
    }

    @Test
    void opensTheFirstPlanOfAFileWithManyAndListsTheRest() throws IOException {
        shell.open(List.of(file("many.txt", manyPlans())));
        assertThat(titles()).containsExactly("many.txt · 1");
        OpenSource many = shell.sources().getFirst();
        assertThat(many.plans()).hasSize(30);
        shell.open(new SourceRow.PlanOf(many, 4));
        shell.open(new SourceRow.PlanOf(many, 4));
        assertThat(titles()).containsExactly("many.txt · 1", "many.txt · 5");
        assertThat(shell.sourceList().selected()).contains(new SourceRow.PlanOf(many, 4));
    }

    @Test
    void aFileWithManyPlansStaysListedWhenItsTabsClose() throws IOException {
        shell.open(List.of(file("many.txt", manyPlans())));
        shell.close(shell.tabs().getFirst());
        assertThat(shell.sources()).hasSize(1);
        assertThat(shell.selected()).isEmpty();
        shell.close(shell.sources().getFirst());
        assertThat(shell.sources()).isEmpty();
    }

    @Test
    void savesAReportOfThePlanInFront() throws IOException {
        shell.open(List.of(file("scan.txt", SCAN)));
        Path saved = folder.resolve("scan.html");

        shell.saveReport(shell.selected().orElseThrow(), ReportFile.of(saved, ReportFormat.HTML));
        assertThat(saved).content().contains("scan.txt</h2>");
        assertThat(shell.noticeProperty().get()).contains(Notice.done("Saved " + saved + "."));

        shell.saveReport(shell.selected().orElseThrow(), ReportFile.of(folder.resolve("none/scan.md"), ReportFormat.HTML));
        assertThat(shell.noticeProperty().get().orElseThrow().sentence()).endsWith("the folder does not exist. Choose another place.");
    }

    @Test
    void aNoticeNamesTheFileAndLeavesWhatWasOpen() throws IOException {
        shell.open(List.of(file("scan.txt", SCAN)));
        shell.open(List.of(file("letter.txt", "Dear Ada,\nthe plan is attached.\n")));
        assertThat(titles()).containsExactly("scan.txt");
        Notice notice = shell.noticeProperty().get().orElseThrow();
        assertThat(notice.sentence()).startsWith("letter.txt");
        assertThat(notice.details()).contains("Dear Ada,");
    }

    @Test
    void theNextSuccessTakesTheNoticeAway() throws IOException {
        shell.open(List.of(file("letter.txt", "Dear Ada")));
        shell.open(List.of(file("scan.txt", SCAN)));
        assertThat(shell.noticeProperty().get()).isEmpty();
    }

    @Test
    void oneNoticeSpeaksOfAllFilesThatWereRefused() throws IOException {
        shell.open(List.of(file("a.txt", "no"), file("scan.txt", SCAN), file("b.txt", "neither"), folder));
        assertThat(titles()).containsExactly("scan.txt");
        assertThat(shell.noticeProperty().get().orElseThrow().sentence())
                .startsWith("3 of 4 files could not be opened: a.txt, b.txt, ");
    }

    @Test
    void remembersWhatWasOpenedAndForgetsWhatIsGone() throws IOException {
        Path scan = file("scan.txt", SCAN);
        Path sort = file("sort.txt", SORT);
        shell.open(List.of(scan));
        shell.open(List.of(sort));
        assertThat(settings.preferences().recentFiles()).containsExactly(sort, scan);
        Files.delete(scan);
        shell.open(List.of(scan));
        assertThat(settings.preferences().recentFiles()).containsExactly(sort);
        assertThat(shell.noticeProperty().get().orElseThrow().sentence()).contains("scan.txt is no longer at").contains("moved");
    }

    @Test
    void opensPastedTextOnce() {
        shell.openText(SCAN);
        shell.openText(SORT);
        shell.openText(SCAN);
        assertThat(titles()).containsExactly("Pasted plan", "Pasted plan 2");
        assertThat(shell.selected().map(OpenPlan::title)).contains("Pasted plan");
    }

    @Test
    void saysSoWhenThereIsNothingToPaste() {
        shell.openText(" \n");
        assertThat(shell.noticeProperty().get().orElseThrow().sentence()).contains("The clipboard holds no text");
    }

    @Test
    void opensASampleAndMarksItsRow() {
        Sample sample = Samples.all().getFirst();
        SourceRow row = new SourceRow.SampleToOpen(sample);
        shell.open(row);
        shell.open(row);
        assertThat(titles()).containsExactly(sample.title());
        assertThat(shell.sourceList().selected()).contains(row);
        assertThat(shell.sourceList().groups()).extracting(SourceGroup::heading).containsExactly("Samples");
    }

    @Test
    void everySampleOpens() {
        Samples.all().forEach(shell::openSample);
        assertThat(shell.noticeProperty().get()).isEmpty();
        assertThat(shell.tabs()).hasSameSizeAs(Samples.all());
    }

    @Test
    void closingATabShowsTheOneBesideIt() throws IOException {
        shell.open(List.of(file("a.txt", SCAN), file("b.txt", SORT), file("c.txt", SCAN)));
        shell.select(shell.tabs().get(1));
        shell.close(shell.tabs().get(1));
        assertThat(shell.selected().map(OpenPlan::title)).contains("c.txt");
        shell.close(shell.tabs().get(1));
        assertThat(shell.selected().map(OpenPlan::title)).contains("a.txt");
        shell.close(shell.tabs().getFirst());
        assertThat(shell.selected()).isEqualTo(Optional.empty());
        assertThat(shell.sources()).isEmpty();
    }

    @Test
    void walksThroughTheTabsInACircle() throws IOException {
        shell.open(List.of(file("a.txt", SCAN), file("b.txt", SORT)));
        shell.selectNext(1);
        assertThat(shell.selected().map(OpenPlan::title)).contains("b.txt");
        shell.selectNext(1);
        assertThat(shell.selected().map(OpenPlan::title)).contains("a.txt");
        shell.selectNext(-1);
        assertThat(shell.selected().map(OpenPlan::title)).contains("b.txt");
    }

    private List<String> titles() {
        return shell.tabs().stream().map(OpenPlan::title).toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// As psql prints them, one after the other.
    private static String manyPlans() {
        var text = new StringBuilder();
        for (int i : IntStream.range(0, 30).toArray()) {
            text.append("                  QUERY PLAN\n-----------------------------------------\n");
            ((i % 2 == 0) ? SCAN : SORT).lines().forEach(line -> text.append(' ').append(line).append('\n'));
            text.append("(").append(i % 2 == 0 ? 3 : 6).append(" rows)\n\n");
        }
        return text.toString();
    }
}
