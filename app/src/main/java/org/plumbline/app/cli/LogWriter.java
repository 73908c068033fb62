package org.plumbline.app.cli;

import java.util.Optional;
import org.plumbline.app.report.InputFailure;
import org.plumbline.plan.digest.LogSummary;

/// Writes what logs are about, a file at a time.
sealed interface LogWriter extends AutoCloseable permits LogJson, PlainLog {
    /// Writes one file.
    ///
    /// @param failure why it could not be read to its end, or holds no plan
    void log(String file, LogSummary summary, Optional<InputFailure> failure);

    @Override
    void close();
}
