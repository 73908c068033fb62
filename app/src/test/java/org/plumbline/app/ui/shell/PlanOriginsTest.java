package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.db.history.HistoryFile;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.ProfilesFile;
import org.plumbline.app.ui.compare.PlanOrigin;
import org.plumbline.app.ui.connect.ConnectionsViewModel;
import org.plumbline.app.ui.control.ChoiceList.Choice;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.history.Runs;

/// Plans to compare that are not open.
class PlanOriginsTest {
    private static final Path LOG = Path.of("../plan-model/src/test/resources/logs/collector17.log");
    private static final Path PLAN = Path.of("../plan-model/src/test/resources/corpus/sort-spill/plan.txt");

    @TempDir
    private Path folder;

    private final List<OpenSource> taken = new ArrayList<>();
    private final List<Choice> offered = new ArrayList<>();
    private ShellViewModel shell;

    @BeforeEach
    void start() {
        var background = new InlineBackground();
        var settings = new SettingsViewModel(PreferencesFile.in(folder), background, new SimpleBooleanProperty(false));
        shell = new ShellViewModel(background, settings, List.of(), new ConnectionsViewModel(ProfilesFile.in(folder), background));
    }

    @Test
    void ofALogThePersonChoosesAPlan() {
        bring(PlanOrigin.FILE, LOG, 0);
        assertThat(offered).isNotEmpty().allSatisfy(choice -> assertThat(choice.figure()).endsWith("s"));
        assertThat(taken).singleElement().satisfies(source -> {
            assertThat(source.place()).contains("collector17.log, line ");
            assertThat(source.plans()).hasSize(1);
        });
        assertThat(shell.tabs()).as("nothing else is opened").isEmpty();
    }

    @Test
    void aFileOfPlansIsTakenAsItIs() {
        bring(PlanOrigin.FILE, PLAN, 0);
        assertThat(offered).isEmpty();
        assertThat(taken).extracting(OpenSource::name).containsExactly("plan.txt");
    }

    @Test
    void aRunOfTheHistoryIsChosenFromAList() {
        bring(PlanOrigin.HISTORY, PLAN, 0);
        assertThat(shell.noticeProperty().get().map(Notice::sentence)).contains("No run is kept in the history yet.");
        var runs = new Runs(HistoryFile.in(folder, _ -> { }));
        runs.ran("SELECT  1\nFROM orders", "shop", 12.5);
        runs.planned("SELECT 2 FROM orders", "shop", 7);
        bring(PlanOrigin.HISTORY, PLAN, 1);
        assertThat(offered).extracting(Choice::figure).containsExactly("not run", "12.5 ms");
        assertThat(offered).extracting(Choice::what).containsExactly("SELECT 2 FROM orders", "SELECT 1 FROM orders");
        assertThat(taken).singleElement().satisfies(source -> assertThat(source.name()).endsWith(" · SELECT  1"));
    }

    private void bring(PlanOrigin origin, Path file, int number) {
        PlanOrigins origins = shell.comparisons().origins();
        origins.askThrough(() -> Optional.of(file), (_, choices, taker) -> {
            offered.addAll(choices);
            taker.accept(number);
        });
        origins.bring(origin, taken::add);
    }
}
