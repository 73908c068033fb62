package org.plumbline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.testkit.xvfb.NeedsXvfb;
import org.plumbline.testkit.xvfb.Xvfb;

/// What a person gets who installs it: the image is started, the installer is looked into.
class PackagedAppTest {
    private static final Path IMAGE = Path.of(System.getProperty("packaging.image"));
    private static final Path DIST = Path.of(System.getProperty("packaging.dist"));
    private static final Path PICTURE = DIST.resolveSibling("screenshots").resolve("packaged.png");
    private static final PackagedApp APP = new PackagedApp(List.of(IMAGE.resolve(System.getProperty("packaging.launcher")).toString()));

    @TempDir
    private Path home;

    @Test
    @NeedsXvfb
    void opensAPlanGivenAsArgumentWithClassesFromItsCache() throws Exception {
        Path classes = home.resolve("classes.txt");
        Files.createDirectories(PICTURE.getParent());
        try (Xvfb xvfb = Xvfb.start(); var screen = new Screen(xvfb)) {
            Process process = APP.start(xvfb, home, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes),
                    PackagedApp.plan(home).toString());
            screen.waitFor(PackagedApp.BAR);
            screen.photograph(PICTURE);
            screen.type("CONTROL", "Q");
            assertThat(process.waitFor()).isZero();
        }
        BufferedImage picture = ImageIO.read(PICTURE.toFile());
        assertThat(picture.getRGB(1600, 1000) & 0xFFFFFF).as("beside the window, which is 1280 x 800").isZero();
        assertThat(IntStream.range(0, 1280 * 800).map(i -> picture.getRGB(i % 1280, i / 1280)).distinct().count())
                .as("colours of text, bars and icons").isGreaterThan(200);
        List<String> loaded;
        try (Stream<String> lines = Files.lines(classes)) {
            loaded = lines.filter(line -> line.contains(" org.plumbline.") || line.contains(" javafx.")).toList();
        }
        long cached = loaded.stream().filter(line -> line.contains("source: shared objects file")).count();
        assertThat(cached).as("of %d classes", loaded.size()).isGreaterThan(loaded.size() * 9 / 10);
    }

    @Test
    void runsCommandsWithoutADisplay() throws Exception {
        var builder = new ProcessBuilder(List.of(APP.command().getFirst(), "analyze", "--json", PackagedApp.plan(home).toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        Process process = builder.start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(json).contains("\"type\":\"Seq Scan\"");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePackageNamesWhatAWindowNeedsAndWhichFilesItOpens() throws Exception {
        Path deb;
        try (Stream<Path> files = Files.list(DIST)) {
            deb = files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
        }
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "This machine has no dpkg-deb.");
        run("dpkg-deb", "-R", deb.toString(), home.resolve("deb").toString());
        assertThat(Files.readString(home.resolve("deb/DEBIAN/control")))
                .contains("Package: plumbline").contains("libgtk-3-0").contains("libxtst6").contains("libgl1");
        assertThat(oneEndingWith(".desktop")).contains("Name=Plumbline")
                .contains("MimeType=").contains("application/x-postgresql-plan").contains("application/x-postgresql-explain")
                .containsPattern("Exec=/opt/plumbline/bin/plumbline %[fFuU]");
        assertThat(oneEndingWith("MimeInfo.xml")).contains("glob pattern=\"*.plan\"").contains("glob pattern=\"*.explain\"");
        assertThat(home.resolve("deb/opt/plumbline/lib/app/plumbline.aot")).exists();
        assertThat(home.resolve("deb/opt/plumbline/lib/plumbline.png")).exists();
    }

    private String oneEndingWith(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("deb"))) {
            return Files.readString(files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
