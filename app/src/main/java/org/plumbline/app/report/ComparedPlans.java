package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.analysis.ReadPlan;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.ShapeRuns;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;

/// What a comparison of two or more plans found.
///
/// @param inputs what was read, in order
/// @param comparison of two of them; none where there were fewer than two plans
/// @param runs all of them as a distribution; none of fewer than three
public record ComparedPlans(List<Input> inputs, Optional<Two> comparison, Optional<Runs> runs) {
    public ComparedPlans {
        inputs = List.copyOf(inputs);
    }

    /// A plan, or the reason why there is none.
    ///
    /// @param file the argument as given
    /// @param index of the plan in the file, from 0
    /// @param run what it took; none where there is no plan
    public record Input(String file, int index, Optional<Run> run, Optional<InputFailure> failure) {
        public static Input of(String file, ReadPlan plan) {
            return new Input(file, plan.index(), Optional.of(Run.of(PlanWords.title(file, plan), plan.measured())), Optional.empty());
        }

        public static Input failed(String file, InputFailure failure) {
            return new Input(file, 0, Optional.empty(), Optional.of(failure));
        }
    }

    /// Two of the plans.
    ///
    /// @param before number of the plan before among those that could be read, likewise `after`
    public record Two(int before, int after, PlanComparison comparison) {}

    /// What the plan is called.
    String name(int plan) {
        return inputs.stream().flatMap(input -> input.run().stream()).skip(plan).findFirst().map(Run::name).orElseThrow();
    }

    /// For a terminal.
    ///
    /// @param changedOnly without nodes that are the same in both
    public void print(OutputStream out, boolean colours, boolean changedOnly) {
        var plain = new PlainComparison(out, colours);
        runs.ifPresent(plain::runs);
        comparison.ifPresent(two -> plain.compared(name(two.before()), name(two.after()), two.comparison(), changedOnly));
        plain.close();
    }

    /// As a document of this kind, without colours. Whoever reads it may have gone: nobody is left to tell then.
    ///
    /// @throws IllegalArgumentException for SARIF, which knows findings of one plan alone
    public void write(OutputStream out, ReportFormat format) {
        switch (format) {
            case HTML -> text(out, new HtmlDocument().head() + runs.map(new HtmlComparison()::runs).orElse("")
                    + comparison.map(two -> new HtmlComparison().two(name(two.before()), name(two.after()), two.comparison())).orElse("")
                    + new HtmlDocument().foot());
            case MARKDOWN -> text(out, runs.map(MarkdownComparison::of).orElse("") + comparison.map(two ->
                    MarkdownComparison.of(name(two.before()), name(two.after()), two.comparison())).orElse(""));
            case JSON -> json(out);
            case TEXT -> print(out, false, false);
            case SARIF -> throw new IllegalArgumentException("SARIF does not know of comparisons");
        }
    }

    private static void text(OutputStream out, String text) {
        var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        writer.print(text);
        writer.flush();
    }

    /// One object. Whoever reads it may have gone: nobody is left to tell then.
    public void json(OutputStream out) {
        try (JsonGenerator generator = Json.generator(out)) {
            var json = new Json(generator);
            generator.writeStartObject();
            generator.writeArrayPropertyStart("plans");
            inputs.forEach(input -> input(json, input));
            generator.writeEndArray();
            generator.writeName("comparison");
            comparison.ifPresentOrElse(two -> new CompareJson(json).write(two.before(), two.after(), two.comparison()),
                    generator::writeNull);
            generator.writeName("distribution");
            runs.ifPresentOrElse(all -> runs(json, all), generator::writeNull);
            generator.writeEndObject();
            generator.writeRaw('\n');
        } catch (JacksonException _) {
            // as above
        }
    }

    private static void input(Json json, Input input) {
        json.generator().writeRaw('\n');
        json.generator().writeStartObject();
        json.text("file", input.file());
        json.whole("index", input.index());
        Optional<Run> run = input.run();
        json.ms("executionTimeMs", run.flatMap(Run::execution));
        json.whole("touchedBlocks", run.flatMap(Run::touched).map(blocks -> blocks.count()));
        json.number("totalCost", run.flatMap(Run::cost).map(cost -> cost.value()));
        json.whole("nodes", run.map(each -> (long) each.shape().nodes()));
        json.text("shape", run.map(each -> each.shape().text()));
        json.error(input.failure());
        json.generator().writeEndObject();
    }

    private static void runs(Json json, Runs runs) {
        JsonGenerator generator = json.generator();
        generator.writeStartObject();
        json.text("basis", CompareJson.word(runs.basis()));
        new CompareJson(json).sameStatement(runs.sameStatement());
        Optional<Runs.Spread> spread = runs.spread();
        json.whole("count", spread.map(each -> (long) each.count()));
        json.number("best", spread.flatMap(each -> CompareJson.value(each.best())));
        json.number("lowerQuartile", spread.flatMap(each -> CompareJson.value(each.lowerQuartile())));
        json.number("median", spread.flatMap(each -> CompareJson.value(each.median())));
        json.number("upperQuartile", spread.flatMap(each -> CompareJson.value(each.upperQuartile())));
        json.number("p95", spread.flatMap(each -> CompareJson.value(each.p95())));
        json.number("worst", spread.flatMap(each -> CompareJson.value(each.worst())));
        json.whole("bestRun", spread.map(each -> (long) each.bestRun()));
        json.whole("worstRun", spread.map(each -> (long) each.worstRun()));
        numbers(generator, "differing", runs.differing());
        numbers(generator, "outliers", runs.outliers());
        numbers(generator, "shapeChanges", runs.shapeChanges());
        generator.writeArrayPropertyStart("shapes");
        for (ShapeRuns shape : runs.shapes()) {
            generator.writeStartObject();
            json.text("shape", shape.shape().text());
            numbers(generator, "runs", shape.runs());
            json.number("median", shape.median().flatMap(CompareJson::value));
            json.number("p95", shape.spread().flatMap(each -> CompareJson.value(each.p95())));
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private static void numbers(JsonGenerator generator, String name, List<Integer> numbers) {
        generator.writeArrayPropertyStart(name);
        numbers.forEach(generator::writeNumber);
        generator.writeEndArray();
    }
}
