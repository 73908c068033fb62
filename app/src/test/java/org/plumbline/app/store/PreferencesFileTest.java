package org.plumbline.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.store.Preferences.ThemeChoice;
import org.plumbline.app.store.Preferences.WindowBounds;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.settings.Answers;
import org.plumbline.settings.Disk;
import org.plumbline.settings.Use;

class PreferencesFileTest {
    private static final Preferences LIKED = Preferences.DEFAULT
            .withTheme(ThemeChoice.DARK)
            .withTextSize(3)
            .withWindow(new WindowBounds(10, 20, 1000.5, 700, true))
            .withSidePanel(Optional.of("indexes"))
            .withSourcesShown(false)
            .withLayout("sources", 210)
            .withAnswers("some id", new Answers(Optional.of(Bytes.bytes(64L << 30)), OptionalInt.of(16), Optional.of(Disk.NVME),
                    Optional.of(Use.WAREHOUSE)))
            .withAnswers("another", Answers.NONE.withUse(Optional.of(Use.WEB)))
            .withRecent(Path.of("/plans/ä b.txt"));

    @TempDir
    private Path folder;

    @Test
    void bringsBackWhatWasWritten() throws IOException {
        var file = PreferencesFile.in(folder.resolve("not").resolve("there"));
        file.write(LIKED);
        assertThat(file.read()).isEqualTo(LIKED);
    }

    @Test
    void leavesNoOtherFileBehind() throws IOException {
        var file = PreferencesFile.in(folder);
        file.write(LIKED);
        file.write(Preferences.DEFAULT);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void startsWithTheDefaultsWithoutAFile() {
        assertThat(PreferencesFile.in(folder).read()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void startsWithTheDefaultsWhenTheFileIsBroken() throws IOException {
        var file = PreferencesFile.in(folder);
        Files.writeString(file.path(), "{\"theme\": \"DARK\", ");
        assertThat(file.read()).isEqualTo(Preferences.DEFAULT);
    }

    @Test
    void keepsWhatItUnderstandsOfAnotherRelease() throws IOException {
        var file = PreferencesFile.in(folder);
        Files.writeString(file.path(), """
                {"theme": "SEPIA", "future": {"a": [1, {"b": 2}]}, "textSize": 99, "window": "wide", "layout": {"tree": 12, "x": "y"},
                 "servers": {"a": 7, "b": [1], "c": {"memory": "much", "cpus": -1, "disk": {"x": []}, "use": "OLTP"}, "d": {"use": "?"}},
                 "recentFiles": [7, "", "/a.txt", {"path": "/b.txt"}, "/a.txt"]}
                """);
        Preferences read = file.read();
        assertThat(read.theme()).isEqualTo(ThemeChoice.SYSTEM);
        assertThat(read.textSize()).isEqualTo(Preferences.LARGEST_TEXT);
        assertThat(read.window()).isEmpty();
        assertThat(read.layout()).containsOnlyKeys("tree").containsEntry("tree", 12.0);
        assertThat(read.servers()).containsExactly(Map.entry("c", Answers.NONE.withUse(Optional.of(Use.OLTP))));
        assertThat(read.recentFiles()).contains(Path.of("/a.txt")).doesNotHaveDuplicates();
    }

    @Test
    void forgetsAServerOfWhichNothingIsSaid() {
        assertThat(LIKED.withAnswers("another", Answers.NONE).servers()).containsOnlyKeys("some id");
    }

    @Test
    void remembersTheNewestFilesOnce() {
        Preferences many = Preferences.DEFAULT;
        for (int i : IntStream.range(0, 20).toArray()) {
            many = many.withRecent(Path.of("/plan" + i));
        }
        Preferences again = many.withRecent(Path.of("/plan10"));
        assertThat(again.recentFiles()).hasSize(Preferences.RECENT_FILES).startsWith(Path.of("/plan10"), Path.of("/plan19"));
    }
}
