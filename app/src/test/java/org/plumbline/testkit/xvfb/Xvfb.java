package org.plumbline.testkit.xvfb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// An X server with a screen in memory, [#WIDTH] x [#HEIGHT], on the first free display. No window manager: windows stand where they
/// are put, without a frame.
public final class Xvfb implements AutoCloseable {
    public static final int WIDTH = 1920;
    public static final int HEIGHT = 1080;

    private final Process server;
    private final String display;

    private Xvfb(Process server, String display) {
        this.server = server;
        this.display = display;
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    /// Returns when the server takes connections: it writes the number of its display then, and not before.
    public static Xvfb start() {
        String program = program().orElseThrow(() -> new IllegalStateException("There is no Xvfb on the PATH")).toString();
        try {
            Process server = new ProcessBuilder(program, "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24",
                    "-nolisten", "tcp", "-noreset").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String number = server.inputReader(StandardCharsets.US_ASCII).readLine();
            if (number == null) {
                throw new IllegalStateException(program + " ended before it took connections; run it by hand to see why");
            }
            return new Xvfb(server, ":" + number.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As in the environment variable `DISPLAY`.
    public String display() {
        return display;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }

    private static Optional<Path> program() {
        return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "Xvfb"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
