package org.plumbline.app.ui.shell;

import java.nio.file.Path;

/// What makes two texts the same source: opening it again shows what is open already.
sealed interface SourceKey {
    /// A file.
    ///
    /// @param path absolute and normalised
    record OfFile(Path path) implements SourceKey {
        static OfFile of(Path path) {
            return new OfFile(path.toAbsolutePath().normalize());
        }
    }

    /// A text without a file.
    ///
    /// @param text pasted or dropped
    record OfText(String text) implements SourceKey {}

    /// A built-in sample.
    ///
    /// @param id the sample's
    record OfSample(String id) implements SourceKey {}
}
