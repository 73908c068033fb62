package org.plumbline.app.ui.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.app.db.CountedWorkload;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.ui.state.Figure;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.cache.Cache;
import org.plumbline.capacity.cache.CacheEstimate;
import org.plumbline.capacity.cache.Popularity;
import org.plumbline.capacity.cache.Traffic;
import org.plumbline.workload.WorkloadAnswer;

class CacheViewModelTest {
    @TempDir
    private Path folder;

    private final CacheViewModel model = new CacheViewModel(new InlineBackground(), FXCollections.<ConnectedServer>observableArrayList());

    @Test
    void answersFromTheFirstMomentOnWithoutAConnection() {
        assertThat(answer().headline()).contains("answered by caches", "instead of 20 ms");
        assertThat(answer().curves()).extracting(Curve::name).containsExactly("L1", "L2, of what L1 leaves", "Best possible");
        assertThat(answer().lines()).anyMatch(line -> line.startsWith("A time to live of 5 min"))
                .anyMatch(line -> line.contains("of all answers are stale")).anyMatch(line ->
                line.startsWith("When the most popular item"));
    }

    @Test
    void aSingleLruCacheIsThatOfChe() {
        for (var each : new Object[][] {{model.figures().items, "10000"}, {model.figures().localItems, ""}, {model.figures().localSeconds,
                ""},
            {model.figures().sharedSeconds, ""}, {model.figures().sharedItems, "1000"}}) {
            ((Figure) each[0]).textProperty().set((String) each[1]);
        }
        assertThat(answer().chosen().orElseThrow().y()).isCloseTo(
                CacheEstimate.of(Cache.lru(1_000), Traffic.of(Popularity.zipf(0.9, 10_000))).hitRatio(), within(1e-9));
        assertThat(answer().curves()).extracting(Curve::name).containsExactly("Shared cache", "Best possible");
        assertThat(answer().curves().getFirst().points()).as("its curve passes through it").anySatisfy(point -> {
            assertThat(point.x()).isCloseTo(1_000, within(1e-6));
            assertThat(point.y()).isCloseTo(answer().chosen().orElseThrow().y(), within(0.002));
        });
    }

    @Test
    void theBasicStrategyIsShownWithWhatIsWrongWithIt() {
        model.figures().basic.set(true);
        assertThat(answer().lines().getFirst()).startsWith("The basic strategy keeps a dictionary in each process that has no bound");
        assertThat(answer().lines()).anyMatch(line -> line.startsWith("L1, in each process: hits 100 %"));
    }

    @Test
    void aTraceTakesThePlaceOfZipfsLawAndIsReplayed() throws IOException {
        Path trace = Files.writeString(folder.resolve("keys.txt"), IntStream.range(0, 3_000).mapToObj(i -> "k" + i * i % 97)
                .collect(Collectors.joining("\n")));
        model.readTrace(trace);
        assertThat(model.itemsWordsProperty().get()).isEqualTo("keys.txt: 3,000 requests for 49 keys");
        assertThat(answer().curves()).extracting(Curve::name).contains("LRU, trace replayed");
        model.byZipf();
        assertThat(answer().curves()).extracting(Curve::name).doesNotContain("LRU, trace replayed");
        model.readTrace(folder.resolve("none"));
        assertThat(model.messageProperty().get()).contains("could not be read");
        model.readTrace(Files.writeString(folder.resolve("empty"), ""));
        assertThat(model.messageProperty().get()).isEqualTo("The trace is empty; at least one request will do.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e13", "NaN", "x", "Infinity", "1e400"})
    void whatWillNotDoIsToldInWords(String typed) {
        model.figures().items.textProperty().set(typed);
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(CacheState.Nothing.class, nothing ->
                assertThat(nothing.sentence()).startsWith("Different items: ").contains("1,000,000,000,000"));
        model.figures().items.textProperty().set("");
        assertThat(model.stateProperty().get()).isEqualTo(new CacheState.Nothing("Different items is missing."));
        model.figures().items.textProperty().set("1");
        assertThat(answer().headline()).contains("answered by caches");
    }

    @Test
    void withoutAnyCacheEverythingReachesTheDatabase() {
        for (var each : new Figure[] {model.figures().localItems, model.figures().localSeconds,
            model.figures().sharedItems, model.figures().sharedSeconds}) {
            each.textProperty().set("");
        }
        assertThat(answer().headline()).isEqualTo("0 % answered by caches · 20 ms instead of 20 ms");
        assertThat(answer().chosen()).isEmpty();
    }

    @Test
    void statementsAreRankedAnewByEachFigureWhateverTheyAndTheFiguresAre() {
        model.figures().updates.textProperty().set("x");
        model.show(CacheViewModel.Counted.of(new WorkloadAnswer.Known(CountedWorkload.of(
                CountedWorkload.statement("SELECT sum(a) FROM history", 1, 7_200), CountedWorkload.statement("SELECT 1", 1_000, 10)))));
        assertThat(model.verdicts()).as("a figure is wrong").isEmpty();
        model.figures().updates.textProperty().set("0");
        assertThat(model.verdicts()).extracting(each -> each.statement().name()).containsExactly("SELECT sum(a) FROM history", "SELECT 1");
        double without = saved("SELECT 1");
        model.figures().updates.textProperty().set("36000");
        assertThat(saved("SELECT 1")).as("ten updates a second").isLessThan(without / 1.5);
        model.show(CacheViewModel.Counted.of(new WorkloadAnswer.Known(CountedWorkload.of())));
        assertThat(model.verdicts()).isEmpty();
        assertThat(model.messageProperty().get()).isEqualTo("No statement was counted yet.");
    }

    private double saved(String statement) {
        return model.verdicts().stream().filter(each -> each.statement().name().equals(statement)).findFirst().orElseThrow()
                .savedMsPerSecond();
    }

    private CacheState.Answer answer() {
        return (CacheState.Answer) model.stateProperty().get();
    }
}
