package org.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.cli.ExitStatus;

class LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void namesAFileThatIsNotThere() {
        var err = new ByteArrayOutputStream();

        int status = Launcher.start(List.of("no-such-plan.txt"), Map.of("DISPLAY", ":0"),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("There is no file no-such-plan.txt, and no command of that name either. See: plumbline --help");
    }

    @Test
    void saysWhatToRunWhereThereIsNoDisplay() throws Exception {
        Path plan = Files.writeString(folder.resolve("my plan.txt"), "Result  (cost=0.00..0.01 rows=1 width=4)");

        Result result = java(plan.toString());

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.output().strip())
                .isEqualTo("There is no display to open a window on; to analyse a plan here, run: plumbline analyze '" + plan + "'");
    }

    @Test
    void analysesWithoutJavaFxAnywhere() throws Exception {
        Path plan = Files.writeString(folder.resolve("plän.txt"), "Seq Scan on \"tü\"  (cost=0.00..0.01 rows=1 width=4)");

        Result result = java("analyze", "--json", plan.toString());

        assertThat(result.status()).isEqualTo(ExitStatus.DONE);
        assertThat(result.output()).contains("\"file\":\"" + plan + "\"", "\"relation\":\"tü\"");
    }

    private record Result(int status, String output) {}

    /// A Java of its own, with everything on its class path but JavaFX, and no display.
    private static Result java(String... arguments) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("openjfx"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dsun.jnu.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-cp", classPath, "org.plumbline.app.Launcher"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
