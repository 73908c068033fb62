package org.plumbline.app.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plumbline.analysis.Analysis;

/// A report written into memory.
final class Reported {
    private Reported() {}

    static String of(ReportFormat format, Analysis... plans) {
        var out = new ByteArrayOutputStream();
        try (ReportWriter writer = format.writer(out)) {
            for (Analysis plan : plans) {
                writer.plan(plan.source().name(), plan);
            }
            if (plans.length == 0) {
                writer.failed("no <plan>.txt", new InputFailure(Optional.of(3), "Not a <plan>."));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
