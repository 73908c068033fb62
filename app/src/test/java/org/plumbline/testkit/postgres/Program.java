package org.plumbline.testkit.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Runs one program to its end. Its output goes to a file, not a pipe: a server started by `pg_ctl` would hold the pipe open for ever.
final class Program {
    private Program() {}

    static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Runs `command`, or fails with the last lines that it wrote.
    static void run(List<String> command) {
        try {
            Path output = Files.createTempFile("plumbline-program", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(new File("/"))
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (process.waitFor() != 0) {
                    throw new PostgresFailure(String.join(" ", command) + " ended with " + process.exitValue() + ": " + tail(output));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static String tail(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.stream().skip(Math.max(0, lines.size() - 20L)).collect(Collectors.joining("\n"));
    }

    private static PostgresFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PostgresFailure("interrupted while waiting for a PostgreSQL program", e);
    }
}
