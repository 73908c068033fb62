package org.plumbline.app.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Runs one program to its end. Its output goes to a file, not a pipe: a server started by `pg_ctl` would hold the pipe open for ever.
final class Program {
    private static final int LINES_TOLD = 20;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private Program() {}

    static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start().onExit().join().exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// Runs `command`; an interrupt ends it and what it has started, and waits until they are gone.
    ///
    /// @throws PostgresFailure with the last lines that it wrote, when it did not end well
    static void run(List<String> command) throws PostgresFailure, IOException, InterruptedException {
        Path output = Files.createTempFile("plumbline-program", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(output.getRoot().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            try {
                if (process.waitFor() != 0) {
                    throw new PostgresFailure(String.join(" ", command) + " ended with " + process.exitValue() + ": " + tail(output));
                }
            } catch (InterruptedException interrupted) {
                List<ProcessHandle> started = process.descendants().toList();
                started.forEach(ProcessHandle::destroy);
                waitFor(started);
                throw interrupted;
            } finally {
                process.destroy();
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// So that whoever comes next finds their files free; not for ever, as one may not heed its end.
    private static void waitFor(List<ProcessHandle> processes) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, LONGEST_END.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// The last lines of a file that another process may be writing, in whatever encoding.
    static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - LINES_TOLD)).collect(Collectors.joining("\n"));
    }
}
