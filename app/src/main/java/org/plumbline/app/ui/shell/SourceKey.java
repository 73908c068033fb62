package org.plumbline.app.ui.shell;

import java.nio.file.Path;
import org.plumbline.app.ui.history.StatementOn;
import org.plumbline.plan.parse.SourceText;

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

    /// A plan of a log.
    ///
    /// @param log the log's path, absolute and normalised
    /// @param offset where the plan starts in it
    record OfLogged(Path log, long offset) implements SourceKey {}

    /// A text without a file.
    ///
    /// @param text pasted or dropped
    record OfText(SourceText text) implements SourceKey {}

    /// What came of explaining a statement: each time is one of its own.
    ///
    /// @param number counts them
    /// @param statement which it was
    record OfExplained(int number, StatementOn statement) implements SourceKey {}

    /// A run of the history.
    ///
    /// @param id the history's
    /// @param statement which it was
    record OfRun(long id, StatementOn statement) implements SourceKey {}

    /// A statement as it was planned once, to compare it with how it would be planned otherwise.
    ///
    /// @param number counts them
    /// @param connection where, by its name
    /// @param asItIs whether with the indexes that the database has, and no others
    record OfPlanned(int number, String connection, boolean asItIs) implements SourceKey {}

    /// A built-in sample.
    ///
    /// @param id the sample's
    record OfSample(String id) implements SourceKey {}
}
