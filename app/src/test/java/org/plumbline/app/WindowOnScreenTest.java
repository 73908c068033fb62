package org.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.cli.ExitStatus;
import org.plumbline.app.store.Preferences;
import org.plumbline.app.store.Preferences.ThemeChoice;
import org.plumbline.app.store.Preferences.WindowBounds;
import org.plumbline.app.store.PreferencesFile;
import org.plumbline.app.store.Sample;
import org.plumbline.app.store.Samples;
import org.plumbline.testkit.fx.Screenshots;
import org.plumbline.testkit.xvfb.DragSource;
import org.plumbline.testkit.xvfb.FxProcess;
import org.plumbline.testkit.xvfb.NeedsXvfb;
import org.plumbline.testkit.xvfb.WindowDriver;
import org.plumbline.testkit.xvfb.Xvfb;

/// One session with the real application on a real X server ([WindowDriver] goes through it); each test looks at a part of it.
@NeedsXvfb
class WindowOnScreenTest {
    private static final Path WINDOW = Screenshots.FOLDER.resolve("xvfb-window.png");
    private static final Path DIALOG = Screenshots.FOLDER.resolve("xvfb-export-dialog.png");

    @TempDir
    private static Path folder;

    private static List<String> seen;
    private static int status;

    @BeforeAll
    static void goThroughTheSession() throws IOException {
        Files.deleteIfExists(WINDOW);
        Files.deleteIfExists(DIALOG);
        PreferencesFile.in(folder.resolve("plumbline")).write(Preferences.DEFAULT.withTheme(ThemeChoice.LIGHT)
                .withWindow(new WindowBounds(0, 0, 1280, 800, false)));
        Path opened = sample("sequential-scan");
        Path dropped = sample("sort-on-disk");
        Path text = sample("nested-loop");
        try (Xvfb screen = Xvfb.start();
                FxProcess source = FxProcess.start(screen, folder.resolve("source"), DragSource.class, dropped, text)) {
            source.waitForLine(DragSource.READY);
            try (FxProcess app = FxProcess.start(
                    screen, folder, WindowDriver.class, Screenshots.FOLDER.toAbsolutePath(), opened)) {
                seen = app.readToEnd();
                status = app.status();
            }
        }
    }

    @Test
    void opensTheFileOfTheCommandLine() {
        assertThat(seen("opened")).isEqualTo("[sequential-scan.txt] in sequential-scan.txt - Plumbline");
    }

    @Test
    void opensAFileThatIsDropped() {
        assertThat(seen("dropped file")).isEqualTo("[sequential-scan.txt, sort-on-disk.txt] in sort-on-disk.txt - Plumbline");
    }

    @Test
    void opensTextThatIsDropped() {
        assertThat(seen("dropped text")).isEqualTo("[sequential-scan.txt, sort-on-disk.txt, Pasted plan] in Pasted plan - Plumbline");
    }

    @Test
    void answersToClicksAtTheFarRightOfAWideScreen() {
        assertThat(xOf(seen("strip clicked at"))).isGreaterThan(1850);
        assertThat(xOf(seen("export clicked at"))).isGreaterThan(1500);
    }

    @Test
    void showsTheExportDialogUntilEscape() {
        assertThat(seen("dialog inside the screen")).isEqualTo("true");
        assertThat(seen("windows after Escape")).isEqualTo("1");
    }

    @Test
    void drawsAllOfTheScreen() throws IOException {
        assertThat(seen).as("the session").isNotEmpty();
        for (Path file : List.of(WINDOW, DIALOG)) {
            assertThat(file).as("%s", seen).isNotEmptyFile();
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isEqualTo(Xvfb.WIDTH);
            assertThat(picture.getHeight()).isEqualTo(Xvfb.HEIGHT);
            assertThat(colours(picture, 0, 960)).as("colours in the left half of %s", file).isGreaterThan(100);
            assertThat(colours(picture, 960, Xvfb.WIDTH)).as("colours in the right half of %s", file).isGreaterThan(100);
        }
    }

    @Test
    void endsWithItsWindow() {
        assertThat(status).as("exit status after Ctrl+Q; the session was %s", seen).isZero();
    }

    @Test
    void startsWithoutWarnings() {
        assertThat(seen).noneMatch(line -> line.contains("WARNING") || line.contains("Exception"));
    }

    @Test
    void saysInOneSentenceThatADisplayDoesNotAnswer() {
        Xvfb gone = Xvfb.start();
        gone.close();
        try (FxProcess app = FxProcess.start(gone, folder, Launcher.class)) {
            assertThat(app.readToEnd()).containsExactly(
                    "The display to open a window on does not answer; to analyse a plan here, run: plumbline analyze FILE");
            assertThat(app.status()).isEqualTo(ExitStatus.FAILED);
        }
    }

    private static String seen(String name) {
        Optional<String> value = seen.stream().filter(line -> line.startsWith(name + ": ")).findFirst();
        assertThat(value).as("\"%s\" in the session: %s", name, String.join("\n", seen)).isPresent();
        return value.orElseThrow().substring(name.length() + 2);
    }

    private static int xOf(String coordinates) {
        return Integer.parseInt(coordinates.substring(0, coordinates.indexOf(',')));
    }

    private static long colours(BufferedImage picture, int from, int to) {
        return IntStream.range(0, picture.getHeight())
                .flatMap(y -> IntStream.range(from, to).map(x -> picture.getRGB(x, y))).distinct().count();
    }

    private static Path sample(String id) throws IOException {
        Sample sample = Samples.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        return Files.writeString(folder.resolve(id + ".txt"), sample.planText());
    }
}
