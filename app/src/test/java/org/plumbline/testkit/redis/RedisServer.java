package org.plumbline.testkit.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.app.postgres.FileTree;

/// A real Redis for one test, on a free port of the loopback interface; it keeps nothing.
public final class RedisServer implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private RedisServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// Whether there is one.
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(each ->
                Files.isExecutable(Path.of(each, "redis-server")));
    }

    /// Starts it; it answers when this returns.
    ///
    /// @param options of the server besides, such as `--maxmemory`, `10mb`
    public static RedisServer start(String... options) {
        try {
            int port;
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Path folder = Files.createTempDirectory("plumbline-redis-");
            var command = new ArrayList<>(List.of("redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "",
                    "--dir", folder.toString()));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            var server = new RedisServer(process, folder, port);
            while (process.isAlive()) {
                try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return server;
                } catch (IOException _) {
                    Thread.onSpinWait();
                }
            }
            throw new IOException(Files.readString(folder.resolve("log")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where it is.
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
            FileTree.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
