package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.Optional;
import org.plumbline.analysis.Analysis;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// `--json`: one array, streamed, valid whatever happens.
final class JsonReport implements ReportWriter {
    private final JsonGenerator generator;
    private final Json json;
    private boolean readerGone;

    JsonReport(OutputStream out) {
        generator = Json.generator(out);
        json = new Json(generator);
        generator.writeStartArray();
    }

    @Override
    public Optional<InputFailure> plan(String file, Analysis analysis) {
        try {
            generator.writeRaw('\n');
            generator.writeStartObject();
            PlanJson.write(json, file, analysis);
            json.error(Optional.empty());
            generator.writeEndObject();
            return Optional.empty();
        } catch (JacksonIOException _) {
            readerGone = true;
            return Optional.of(new InputFailure(Optional.empty(), "The output could not be written."));
        } catch (RuntimeException defect) {
            InputFailure failure = InputFailure.ofDefect(defect);
            endBrokenPlan(failure);
            return Optional.of(failure);
        }
    }

    @Override
    public void failed(String file, InputFailure failure) {
        try {
            generator.writeRaw('\n');
            generator.writeStartObject();
            PlanJson.writeNone(json, file);
            json.error(Optional.of(failure));
            generator.writeEndObject();
        } catch (JacksonIOException _) {
            readerGone = true;
        }
    }

    @Override
    public boolean readerGone() {
        return readerGone;
    }

    @Override
    public void close() {
        if (readerGone) {
            return;
        }
        try {
            generator.writeEndArray();
            generator.writeRaw('\n');
            generator.close();
        } catch (JacksonException _) {
            readerGone = true;
        }
    }

    /// Closes what stands open, up to the plan's own object.
    private void endBrokenPlan(InputFailure failure) {
        while (generator.streamWriteContext().getNestingDepth() > 2) {
            closeInnermost();
        }
        if (generator.streamWriteContext().inObject()) {
            completeName();
            json.error(Optional.of(failure));
            generator.writeEndObject();
        }
    }

    private void closeInnermost() {
        if (generator.streamWriteContext().inArray()) {
            generator.writeEndArray();
        } else {
            completeName();
            generator.writeEndObject();
        }
    }

    private void completeName() {
        try {
            generator.writeNull();
        } catch (JacksonException _) {
            // no name was waiting for its value
        }
    }
}
