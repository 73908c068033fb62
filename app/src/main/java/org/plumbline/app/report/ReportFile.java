package org.plumbline.app.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.ReadPlan;

/// A file that a report is to be written to.
public record ReportFile(Path path, ReportFormat format) {
    /// The ending of a name chooses the format; without one it gets that of the format wanted.
    public static ReportFile of(Path chosen, ReportFormat wanted) {
        Optional<ReportFormat> named = ReportFormat.ofFile(chosen.getFileName().toString());
        return named.map(format -> new ReportFile(chosen, format))
                .orElseGet(() -> new ReportFile(chosen.resolveSibling(chosen.getFileName() + wanted.ending()), wanted));
    }

    /// Writes one plan.
    ///
    /// @param name what the report calls it
    /// @throws IOException when the file cannot be written, or not in full
    public void write(String name, Analysis analysis) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            Optional<InputFailure> broken;
            boolean gone;
            try (ReportWriter writer = format.writer(out)) {
                broken = writer.plan(name, analysis);
                gone = writer.readerGone();
            }
            if (gone || broken.isPresent()) {
                throw new IOException(broken.map(InputFailure::message).orElse("It is not complete"));
            }
        }
    }

    /// Writes a comparison of plans.
    ///
    /// @throws IOException when the file cannot be written, or not in full, or its kind knows of no comparisons
    public void write(ComparedPlans plans) throws IOException {
        if (!ReportFormat.ofComparisons().contains(format)) {
            throw new IOException(format.title() + " does not know of comparisons. Name a file .html, .md, .json or .txt");
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            plans.write(out, format);
            out.flush();
        }
    }

    /// A name to offer for this plan's report, without an ending.
    public static String stem(ReadPlan plan) {
        String name = plan.source().name().replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return (name.isBlank() ? "plan" : name) + (plan.index() > 0 ? "-" + (plan.index() + 1) : "") + "-report";
    }
}
