package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.LineRange;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// `--sarif`: SARIF 2.1.0 (OASIS), which code hosts and CI servers show beside the lines it is about. One run over all inputs, streamed:
/// the rules first, a result for each finding, and what went wrong at the end.
final class SarifReport implements ReportWriter {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// @param file the input
    /// @param rule the rule that broke; none where the input could not be read
    private record Trouble(String file, InputFailure failure, Optional<String> rule) {}

    private final JsonGenerator generator;
    private final Json json;
    private final List<Trouble> troubles = new ArrayList<>();
    private boolean readerGone;

    SarifReport(OutputStream out) {
        generator = Json.generator(out);
        json = new Json(generator);
        generator.writeStartObject();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        generator.writeArrayPropertyStart("runs");
        generator.writeStartObject();
        SarifRules.write(json);
        json.text("columnKind", "utf16CodeUnits");
        generator.writeArrayPropertyStart("results");
    }

    @Override
    public Optional<InputFailure> plan(String file, Analysis analysis) {
        try {
            List<SarifResult> results = SarifResult.of(file, analysis);
            results.forEach(result -> {
                generator.writeRaw('\n');
                result.write(json);
            });
            for (RuleOutcome outcome : analysis.advice().outcomes()) {
                if (outcome instanceof RuleOutcome.Failed(var rule, RuntimeException cause)) {
                    troubles.add(new Trouble(file, InputFailure.ofDefect(cause), Optional.of(rule.id())));
                }
            }
            return Optional.empty();
        } catch (JacksonIOException _) {
            readerGone = true;
            return Optional.of(new InputFailure(Optional.empty(), "The output could not be written."));
        } catch (RuntimeException defect) {
            InputFailure failure = InputFailure.ofDefect(defect);
            failed(file, failure);
            return Optional.of(failure);
        }
    }

    @Override
    public void failed(String file, InputFailure failure) {
        troubles.add(new Trouble(file, failure, Optional.empty()));
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
            invocation();
            generator.writeEndObject();
            generator.writeEndArray();
            generator.writeEndObject();
            generator.writeRaw('\n');
            generator.close();
        } catch (JacksonException _) {
            readerGone = true;
        }
    }

    private void invocation() {
        generator.writeArrayPropertyStart("invocations");
        generator.writeStartObject();
        json.flag("executionSuccessful", troubles.stream().allMatch(trouble -> trouble.rule().isPresent()));
        generator.writeArrayPropertyStart("toolExecutionNotifications");
        troubles.forEach(this::notification);
        generator.writeEndArray();
        generator.writeEndObject();
        generator.writeEndArray();
    }

    private void notification(Trouble trouble) {
        generator.writeStartObject();
        json.text("level", trouble.rule().isPresent() ? "warning" : "error");
        SarifLocation.message(json, trouble.failure().message());
        trouble.rule().ifPresent(id -> {
            generator.writeObjectPropertyStart("associatedRule");
            json.text("id", id);
            generator.writeEndObject();
        });
        generator.writeArrayPropertyStart("locations");
        generator.writeStartObject();
        SarifLocation.physical(json, trouble.file(), trouble.failure().line().map(line -> new LineRange(line, line)));
        generator.writeEndObject();
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
