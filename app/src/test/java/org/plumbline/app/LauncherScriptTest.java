package org.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.cli.CommandRunner;

/// The script `bin/plumbline`, with a Java that prints how it was called.
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {
    private static final Path SCRIPT = Path.of("src/main/distribution/bin/plumbline").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path home;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("my tools/plumbline")).toRealPath();
        script = Files.createDirectories(home.resolve("bin")).resolve("plumbline");
        executable(script, Files.readString(SCRIPT));
    }

    @Test
    void runsACommandWithoutJavaFx() throws Exception {
        List<String> call = run(Map.of("JAVA_HOME", java("25")), script, "analyze", "--json", "my plan.txt");

        assertThat(call).contains("-cp", home.resolve("lib") + "/*", "-Dstdout.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8");
        assertThat(call).endsWith("org.plumbline.app.Launcher", "analyze", "--json", "my plan.txt");
        assertThat(call).noneMatch(argument -> argument.contains("javafx"));
    }

    @Test
    void putsJavaFxOnTheModulePathForAWindow() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", java("25")), script))
                .containsSubsequence("--module-path", home.resolve("lib/javafx").toString(), "--add-modules", "javafx.controls");
        assertThat(run(Map.of("JAVA_HOME", java("25")), script, script.toString()))
                .contains("--module-path").endsWith("org.plumbline.app.Launcher", script.toString());
    }

    @Test
    void takesACommandForOneWhateverFileHasItsName() throws Exception {
        for (String command : List.of(
                "advise", "analyze", "anonymize", "cache", "demo", "explain", "log", "pool", "replicas", "shards", "workload")) {
            Files.createFile(folder.resolve(command));
            assertThat(CommandRunner.isCommand(command)).isTrue();
            assertThat(run(Map.of("JAVA_HOME", java("25")), script, command)).noneMatch(argument -> argument.contains("javafx"));
        }
    }

    @Test
    void followsSymbolicLinksFromAnywhere() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), script);
        Path second = Files.createSymbolicLink(Files.createDirectory(folder.resolve("bin")).resolve("pl"), Path.of("../first"));

        assertThat(first).exists();
        assertThat(run(Map.of("JAVA_HOME", java("25")), second, "analyze", "x")).contains(home.resolve("lib") + "/*");
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        String bundled = java("26");
        Files.createSymbolicLink(home.resolve("runtime"), Path.of(bundled));

        assertThat(run(Map.of("JAVA_HOME", java("17")), script, "--version")).first().isEqualTo("java 26");
        assertThat(run(Map.of("JAVA_HOME", java("25")), script, "--version")).first().isEqualTo("java 25");
    }

    @Test
    void asksForUtf8WhereTheLocaleIsAnother() throws Exception {
        assertThat(run(Map.of("JAVA_HOME", java("25"), "LC_ALL", "C"), script, "--version")).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("JAVA_HOME", java("25"), "LC_ALL", "C.UTF-8"), script, "--version")).contains("LC_ALL=C.UTF-8");
    }

    private String java(String version) throws IOException {
        Path jdk = folder.resolve("jdk " + version);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
        executable(jdk.resolve("bin/java"), """
                #!/bin/sh
                echo "java %s"
                echo "LC_ALL=$LC_ALL"
                for argument; do echo "$argument"; done
                """.formatted(version));
        return jdk.toString();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> run(Map<String, String> environment, Path command, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
