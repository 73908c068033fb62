package org.plumbline.analysis;

import java.util.List;
import java.util.Locale;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.print.PlanText;

/// An analysis as stable text for the corpus: the tree with its figures, and the findings as data.
final class AnalysisText {
    private AnalysisText() {}

    static String of(Analysis analysis) {
        var text = new StringBuilder(PlanText.of(analysis.measured()).text());
        text.append('\n');
        for (Finding finding : analysis.advice().findings()) {
            append(text, finding);
        }
        for (RuleOutcome outcome : analysis.advice().outcomes()) {
            if (outcome instanceof RuleOutcome.Failed(var rule, var cause)) {
                throw new AssertionError(rule.id() + " broke", cause);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append(finding.rule().id()).append(" at ").append(finding.nodes().stream().map(id -> id.index()).toList())
                .append(' ').append(finding.severity())
                .append(String.format(Locale.ROOT, " share %.3f", finding.share().value()))
                .append(finding.timeAtStake().map(time -> String.format(Locale.ROOT, " stake %.3f ms", time.toNanos() / 1e6)).orElse(""))
                .append('\n');
        for (Evidence evidence : finding.evidence()) {
            text.append("    ").append(evidence.name()).append(": ").append(value(evidence.value())).append('\n');
        }
        for (Remedy remedy : finding.remedies()) {
            text.append("    -> ").append(switch (remedy) {
                case Remedy.CreateIndex(var index) -> IndexDdl.of(index).create();
                case Remedy.CreateOtherIndex(var index, var merit) -> "or, " + merit + ": " + IndexDdl.of(index).create();
                default -> remedy;
            }).append('\n');
        }
        text.append("    unless ").append(List.copyOf(finding.doubts())).append('\n');
        if (!finding.knowMore().isEmpty()) {
            text.append("    know more with ").append(finding.knowMore().stream().sorted().toList()).append('\n');
        }
    }

    private static String value(Quantity quantity) {
        return switch (quantity) {
            case Quantity.OfRows(var rows) -> String.format(Locale.ROOT, "%.2f rows", rows.value());
            case Quantity.OfBlocks(var blocks) -> blocks.count() + " blocks";
            case Quantity.OfBytes(var bytes) -> bytes.count() + " bytes";
            case Quantity.OfTime(var time) -> String.format(Locale.ROOT, "%.3f ms", time.toNanos() / 1e6);
            case Quantity.OfCost(var cost) -> String.format(Locale.ROOT, "cost %.2f", cost.value());
            case Quantity.OfShare(var share) -> String.format(Locale.ROOT, "%.4f of 1", share.value());
            case Quantity.OfCount(var count) -> Long.toString(count);
            case Quantity.OfFactor(var factor) -> String.format(Locale.ROOT, "%.2fx", factor);
            case Quantity.OfText(var words) -> words;
        };
    }
}
