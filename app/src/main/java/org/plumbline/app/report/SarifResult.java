package org.plumbline.app.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.plan.LineRange;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// One finding as a SARIF result.
///
/// @param where the node's name with those above it; empty for the plan as a whole
/// @param fingerprint the same in every run that finds the same at the same place of the same plan, whatever its times
record SarifResult(String file, Analysis analysis, Finding finding, FindingText text, String where, String fingerprint) {
    /// A plan may be thousands of nodes deep.
    private static final int LONGEST_PATH = 64;

    static List<SarifResult> of(String file, Analysis analysis) {
        Map<String, Integer> seen = new HashMap<>();
        var results = new ArrayList<SarifResult>();
        for (Finding finding : analysis.advice().findings()) {
            String where = finding.node().map(node -> path(analysis.plan(), analysis.plan().node(node))).orElse("");
            int copy = seen.merge(finding.rule().id() + where, 1, Integer::sum);
            results.add(new SarifResult(file, analysis, finding, FindingText.of(finding, analysis.measured()), where,
                    digest(finding.rule().id() + "\n" + where + "\n" + copy)));
        }
        return results;
    }

    void write(Json json) {
        json.generator().writeStartObject();
        json.text("ruleId", finding.rule().id());
        int index = SarifRules.index(finding.rule().id());
        if (index >= 0) {
            json.whole("ruleIndex", index);
        }
        json.text("level", level(finding.severity()));
        json.number("rank", Optional.of(finding.share().value() * 100));
        var words = new StringBuilder(text.sentence());
        text.remedies().told().forEach(remedy -> words.append(' ').append(remedy.text()));
        text.remedies().more().ifPresent(more -> words.append(" And ").append(more).append(" like these."));
        SarifLocation.message(json, words.toString());
        locations(json);
        json.generator().writeObjectPropertyStart("partialFingerprints");
        json.text("ruleAndNode/v1", fingerprint);
        json.generator().writeEndObject();
        properties(json);
        json.generator().writeEndObject();
    }

    private void locations(Json json) {
        Optional<PlanNode> node = finding.node().map(analysis.plan()::node);
        LineRange lines = node.map(PlanNode::lines).orElse(analysis.plan().origin().lines());
        json.generator().writeArrayPropertyStart("locations");
        json.generator().writeStartObject();
        SarifLocation.physical(json, file, Optional.of(lines));
        if (node.isPresent()) {
            json.generator().writeArrayPropertyStart("logicalLocations");
            json.generator().writeStartObject();
            json.text("name", NodeText.title(node.get()));
            json.text("fullyQualifiedName", where);
            json.text("kind", "plan node");
            json.generator().writeEndObject();
            json.generator().writeEndArray();
        }
        json.generator().writeEndObject();
        json.generator().writeEndArray();
    }

    private void properties(Json json) {
        json.generator().writeObjectPropertyStart("properties");
        json.whole("plan", analysis.index());
        json.number("share", Optional.of(finding.share().value()));
        json.text("shareOf", analysis.measured().ranking().name().toLowerCase(Locale.ROOT));
        json.ms("timeAtStakeMs", finding.timeAtStake());
        json.text("severity", SeverityWord.of(finding.severity()));
        json.texts("evidence", text.evidence());
        json.generator().writeArrayPropertyStart("remedies");
        for (RemedyText remedy : text.remedies().all()) {
            json.generator().writeStartObject();
            json.text("kind", remedy.kind());
            json.text("text", remedy.text());
            json.text("sql", remedy.sql());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
        json.texts("doubts", text.doubts());
        json.text("knowMore", text.knowMore());
        json.generator().writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    private static String path(Plan plan, PlanNode node) {
        var names = new ArrayList<String>();
        Optional<PlanNode> at = Optional.of(node);
        while (at.isPresent() && names.size() < LONGEST_PATH) {
            names.add(NodeText.title(at.get()));
            at = plan.parent(at.get());
        }
        return String.join(" > ", names.reversed());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
