package org.plumbline.app.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.report.InputFailure;
import org.plumbline.app.report.ReportWriter;

/// Prints each plan of an input as it comes, and on standard error what went wrong.
class Reporting implements PlanTaker {
    private final ReportWriter writer;
    private final PrintStream err;
    private String file = "";
    private boolean failed;

    Reporting(ReportWriter writer, PrintStream err) {
        this.writer = writer;
        this.err = err;
    }

    /// What comes from now on is of this input.
    void of(String input) {
        file = input;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void plan(Analysis analysis) {
        Optional<InputFailure> broken = writer.plan(file, analysis);
        broken.ifPresent(failure -> err.println(file + ": " + failure.inWords()));
        failed |= broken.isPresent();
        if (writer.readerGone()) {
            throw new ReaderGone();
        }
    }

    @Override
    public void failed(InputFailure failure) {
        err.println(file + ": " + failure.inWords());
        writer.failed(file, failure);
        failed = true;
    }
}
