package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.analysis.Analysis;

/// Writes a document section by section, in UTF-8. A section that cannot be made costs itself, not the document.
final class DocumentReport implements ReportWriter {
    private final Document document;
    private final PrintWriter out;
    private int sections;

    DocumentReport(OutputStream out, Document document) {
        this.document = document;
        this.out = new PrintWriter(out, false, StandardCharsets.UTF_8);
        this.out.print(document.head());
    }

    @Override
    public Optional<InputFailure> plan(String file, Analysis analysis) {
        sections++;
        try {
            out.print(document.plan(sections, file, analysis));
            return Optional.empty();
        } catch (RuntimeException defect) {
            InputFailure failure = InputFailure.ofDefect(defect);
            failed(file, failure);
            return Optional.of(failure);
        }
    }

    @Override
    public void failed(String file, InputFailure failure) {
        out.print(document.failed(file, failure));
    }

    @Override
    public boolean readerGone() {
        return out.checkError();
    }

    @Override
    public void close() {
        out.print(document.foot());
        out.flush();
    }
}
