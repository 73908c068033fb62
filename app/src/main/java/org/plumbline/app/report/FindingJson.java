package org.plumbline.app.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.measure.MeasuredPlan;

/// A finding's object.
final class FindingJson {
    private FindingJson() {}

    static void write(Json json, Finding finding, MeasuredPlan plan) {
        FindingText text = FindingText.of(finding, plan);
        json.generator().writeStartObject();
        json.text("rule", finding.rule().id());
        json.text("title", finding.rule().title());
        json.text("sentence", text.sentence());
        json.whole("node", finding.node().map(NodeId::index).map(Integer::longValue));
        json.generator().writeArrayPropertyStart("nodes");
        finding.nodes().forEach(id -> json.generator().writeNumber(id.index()));
        json.generator().writeEndArray();
        json.text("severity", SeverityWord.of(finding.severity()));
        json.number("shareOfTime", switch (plan.ranking()) {
            case TIME -> Optional.of(finding.share().value());
            case BUFFERS, COST, NOTHING -> Optional.empty();
        });
        json.number("share", Optional.of(finding.share().value()));
        json.text("shareOf", plan.ranking().name().toLowerCase(Locale.ROOT));
        json.ms("timeAtStakeMs", finding.timeAtStake());
        evidence(json, finding.evidence());
        json.generator().writeName("remedy");
        text.remedies().all().stream().findFirst().ifPresentOrElse(remedy -> remedy(json, remedy), json.generator()::writeNull);
        json.generator().writeArrayPropertyStart("remedies");
        text.remedies().all().forEach(remedy -> remedy(json, remedy));
        json.generator().writeEndArray();
        json.texts("doubts", text.doubts());
        json.texts("knowMore", finding.knowMore().stream().sorted().map(Enum::name).toList());
        json.text("state", finding.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.generator().writeEndObject();
    }

    private static void remedy(Json json, RemedyText remedy) {
        json.generator().writeStartObject();
        json.text("kind", remedy.kind());
        json.text("sql", remedy.sql());
        json.text("text", remedy.text());
        json.generator().writeEndObject();
    }

    private static void evidence(Json json, List<Evidence> evidence) {
        json.generator().writeObjectPropertyStart("evidence");
        Set<String> taken = new HashSet<>();
        for (Evidence each : evidence) {
            String key = EvidenceKey.of(each);
            int copy = 1;
            while (!taken.add(copy == 1 ? key : key + copy)) {
                copy++;
            }
            quantity(json, copy == 1 ? key : key + copy, each.value());
        }
        json.generator().writeEndObject();
    }

    private static void quantity(Json json, String key, Quantity quantity) {
        switch (quantity) {
            case Quantity.OfRows(var rows) -> json.number(key, Optional.of(rows.value()));
            case Quantity.OfBlocks(var blocks) -> json.whole(key, blocks.count());
            case Quantity.OfBytes(var bytes) -> json.whole(key, bytes.count());
            case Quantity.OfTime(var time) -> json.ms(key, Optional.of(time));
            case Quantity.OfCost(var cost) -> json.number(key, Optional.of(cost.value()));
            case Quantity.OfShare(var share) -> json.number(key, Optional.of(share.value()));
            case Quantity.OfCount(long count) -> json.whole(key, count);
            case Quantity.OfFactor(double factor) -> json.number(key, Optional.of(factor));
            case Quantity.OfText(String text) -> json.text(key, text);
        }
    }
}
