package org.plumbline.app.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.advisor.proof.Verdict;
import org.plumbline.app.ui.text.RewriteMeasurementText;
import org.plumbline.app.ui.text.RewriteProofText;
import org.plumbline.app.ui.text.RewriteText;
import org.plumbline.rewrite.Condition;
import org.plumbline.rewrite.Edit;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;
import org.plumbline.rewrite.proof.RewriteMeasurement;
import tools.jackson.core.JsonGenerator;

/// The one JSON object of `plumbline rewrite --json`; `rewrite-json.txt` describes it.
public final class RewriteJson {
    private final Json json;
    private final JsonGenerator generator;

    private RewriteJson(Json json) {
        this.json = json;
        generator = json.generator();
    }

    /// Writes UTF-8 to the stream, which stays open.
    ///
    /// @param connected the catalogue of a database was asked
    public static void write(OutputStream out, boolean connected, List<RewrittenStatement> statements) {
        Json.object(out, json -> {
            json.flag("catalogue", connected);
            json.generator().writeArrayPropertyStart("statements");
            statements.forEach(new RewriteJson(json)::statement);
            json.generator().writeEndArray();
        });
    }

    private void statement(RewrittenStatement statement) {
        generator.writeStartObject();
        json.whole("line", statement.line());
        json.text("sql", statement.sql());
        json.text("error", statement.refusal());
        generator.writeArrayPropertyStart("rewritings");
        statement.rewritings().forEach(this::rewriting);
        generator.writeEndArray();
        generator.writeEndObject();
    }

    private void rewriting(ProvenRewriting proven) {
        Rewriting rewriting = proven.rewriting();
        generator.writeStartObject();
        json.text("id", rewriting.rewrite().id());
        json.text("title", rewriting.rewrite().title());
        json.whole("start", rewriting.place().start());
        json.whole("end", rewriting.place().end());
        json.text("sql", rewriting.sql());
        generator.writeArrayPropertyStart("edits");
        for (Edit edit : rewriting.edits()) {
            generator.writeStartObject();
            json.whole("start", edit.span().start());
            json.whole("end", edit.span().end());
            json.text("text", edit.text());
            generator.writeEndObject();
        }
        generator.writeEndArray();
        generator.writeArrayPropertyStart("conditions");
        rewriting.conditions().forEach(condition -> condition(proven, condition));
        generator.writeEndArray();
        json.text("relation", switch (rewriting.relation()) {
            case Relation.SameRows _ -> "same-rows";
            case Relation.SameForEach _ -> "same-for-each";
            case Relation.SameEffect _ -> "same-effect";
            case Relation.NextPage _ -> "next-page";
        });
        json.flag("memberInFront", rewriting.relation() instanceof Relation.SameForEach each && each.memberInFront());
        json.text("gain", rewriting.gain().name().toLowerCase(Locale.ROOT));
        json.text("state", proven.state().words().replace(' ', '-'));
        generator.writeName("proof");
        proven.proof().ifPresentOrElse(this::proof, generator::writeNull);
        generator.writeName("measurement");
        proven.measurement().ifPresentOrElse(this::measurement, generator::writeNull);
        generator.writeEndObject();
    }

    private void proof(ProofOutcome outcome) {
        generator.writeStartObject();
        Optional<ProofOutcome.Equal> equal = outcome instanceof ProofOutcome.Equal found ? Optional.of(found) : Optional.empty();
        json.text("state", switch (outcome) {
            case ProofOutcome.Equal _ -> "tested-equal";
            case ProofOutcome.Refuted refuted -> refuted.outright() ? "refuted" : "only-if";
            case ProofOutcome.NotTried _ -> "not-tested";
        });
        json.whole("instances", equal.map(found -> (long) found.instances()));
        json.whole("telling", equal.map(found -> (long) found.telling()));
        json.texts("unless", outcome instanceof ProofOutcome.Refuted refuted ? refuted.unless().stream().map(DemandName::of).toList()
                : List.of());
        json.text("text", RewriteProofText.headline(outcome));
        json.texts("details", RewriteProofText.details(outcome));
        generator.writeEndObject();
    }

    private void measurement(RewriteMeasurement measurement) {
        generator.writeStartObject();
        Optional<RewriteMeasurement.Measured> measured =
                measurement instanceof RewriteMeasurement.Measured found ? Optional.of(found) : Optional.empty();
        Optional<RewriteMeasurement.Differs> differs =
                measurement instanceof RewriteMeasurement.Differs found ? Optional.of(found) : Optional.empty();
        json.text("state", measured.isPresent() ? "measured" : differs.isPresent() ? "differs" : "not-measured");
        json.whole("rows", measured.map(RewriteMeasurement.Measured::rows).or(() -> differs.map(RewriteMeasurement.Differs::rows)));
        json.whole("otherRows", measured.map(RewriteMeasurement.Measured::rows)
                .or(() -> differs.map(RewriteMeasurement.Differs::otherRows)));
        json.text("verdict", measured.map(found -> found.verdict().name().toLowerCase(Locale.ROOT)));
        json.number("factor", measured.map(found -> Verdict.factor(found.original(), found.other())));
        measured.ifPresentOrElse(found -> {
            ProofJson.runs(json, "before", found.original());
            ProofJson.runs(json, "after", found.other());
        }, () -> {
            generator.writeNullProperty("before");
            generator.writeNullProperty("after");
        });
        json.text("text", RewriteMeasurementText.headline(measurement));
        json.texts("details", RewriteMeasurementText.details(measurement));
        generator.writeEndObject();
    }

    private void condition(ProvenRewriting proven, Condition condition) {
        generator.writeStartObject();
        json.text("demand", DemandName.kind(condition.demand()));
        json.text("name", DemandName.of(condition.demand()));
        json.text("text", RewriteText.demand(condition.demand()));
        json.flag("holds", condition.standing() == Condition.Standing.HOLDS);
        json.flag("vouched", proven.promise(condition) == ProvenRewriting.Promise.PERSON);
        generator.writeEndObject();
    }
}
