package org.plumbline.testkit.xvfb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Java of its own with a window on an [Xvfb], started as `bin/plumbline` does it: JavaFX on the module path, the rest on the class
/// path, which is this test run's. Killed when it takes longer than [#LIMIT].
public final class FxProcess implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofMinutes(3);

    /// The jars without a platform's name are empty.
    private static final Predicate<String> JAVAFX = Pattern.compile("javafx-[a-z]+-[0-9.]+-[a-z0-9-]+\\.jar$").asPredicate();

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private FxProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts it, with nothing waited for.
    ///
    /// @param configHome in the place of `~/.config`
    /// @param main its class, with a main method
    public static FxProcess start(Xvfb screen, Path configHome, Class<?> main, Object... arguments) {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8",
                "-Dprism.order=sw", "-Duser.language=en",
                "--module-path", path(classPath, JAVAFX), "--add-modules", "javafx.controls",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "-cp", path(classPath, entry -> !entry.contains("openjfx")), main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("DISPLAY", screen.display());
        builder.environment().put("XDG_CONFIG_HOME", configHome.toString());
        builder.environment().put("NO_AT_BRIDGE", "1");
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS).execute(process::destroyForcibly);
            return new FxProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns when the process has printed this line.
    public void waitForLine(String line) {
        String read = next();
        while (read != null && !read.equals(line)) {
            read = next();
        }
        if (read == null) {
            throw new IllegalStateException("ended before it said \"" + line + "\":\n" + String.join("\n", lines));
        }
    }

    /// Waits for the end: all that it printed, errors among the rest.
    public List<String> readToEnd() {
        boolean more = true;
        while (more) {
            more = next() != null;
        }
        return List.copyOf(lines);
    }

    /// Waits for the end: 0 when all went well.
    public int status() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String next() {
        try {
            String line = output.readLine();
            if (line != null) {
                lines.add(line);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(List<String> entries, Predicate<String> wanted) {
        return entries.stream().filter(wanted).collect(Collectors.joining(File.pathSeparator));
    }
}
