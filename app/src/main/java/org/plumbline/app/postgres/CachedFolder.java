package org.plumbline.app.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A folder that is made once and then only read.
public final class CachedFolder {
    private CachedFolder() {}

    /// Fills `cache/name` by `maker` unless it is there. A lock keeps other processes out; the folder gets its name only when it is whole:
    /// what a broken attempt left is thrown away by the next.
    ///
    /// @param cache made where it is missing
    public static synchronized Path once(Path cache, String name, Maker maker) throws PostgresFailure, IOException, InterruptedException {
        Path ready = cache.resolve(name);
        if (Files.exists(ready)) {
            return ready;
        }
        Files.createDirectories(cache);
        try (FileChannel file = FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!Files.exists(ready)) {
                Path unfinished = cache.resolve(name + ".unfinished");
                FileTree.delete(unfinished);
                RunAs.current().own(Files.createDirectory(unfinished));
                maker.fill(unfinished);
                Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return ready;
    }

    /// Fills an empty folder.
    @FunctionalInterface
    public interface Maker {
        /// Fills it, or fails and leaves whatever it left.
        void fill(Path folder) throws PostgresFailure, IOException, InterruptedException;
    }
}
