package org.plumbline.app.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that a crash half-way leaves the old one.
final class WholeFile {
    private WholeFile() {}

    /// All or nothing; folders that are missing are made.
    static void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Path written = Files.createTempFile(path.getParent(), "plumbline", ".tmp");
        try {
            Files.writeString(written, text);
            move(written, path);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void move(Path written, Path path) throws IOException {
        try {
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
