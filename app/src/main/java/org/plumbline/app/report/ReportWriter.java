package org.plumbline.app.report;

import java.util.Optional;
import org.plumbline.analysis.Analysis;

/// Writes what was found, a plan at a time.
public sealed interface ReportWriter extends AutoCloseable permits DocumentReport, JsonReport, PlainReport, SarifReport {
    /// Writes one plan; what comes back is why it could not be written in full, a defect that costs one plan and not the report.
    Optional<InputFailure> plan(String file, Analysis analysis);

    void failed(String file, InputFailure failure);

    /// Nobody reads the output any more.
    boolean readerGone();

    @Override
    void close();
}
