package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Quantity;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Share;

/// A finding in words.
///
/// @param headline a few words
/// @param sentence what happened, for a person who sees a plan for the first time
/// @param evidence the figures it rests on, a line each
/// @param remedies what to do
/// @param doubts why it might be wrong, a sentence each
/// @param stake what could be won at most: `up to 250 ms, 62 % of the execution`
/// @param knowMore what to run again to know more, one sentence; none where the plan tells all there is
public record FindingText(
        String headline, String sentence, List<String> evidence, Remedies remedies, List<String> doubts, String stake,
        Optional<String> knowMore) {

    /// The rule that looks at more than the execution.
    private static final String WITH_PLANNING = "planning-dominates";

    public FindingText {
        evidence = List.copyOf(evidence);
        doubts = List.copyOf(doubts);
    }

    public static FindingText of(Finding finding, MeasuredPlan plan) {
        return new FindingText(
                finding.rule().title(),
                FindingSentence.of(finding, plan),
                finding.evidence().stream().map(FindingText::line).toList(),
                new Remedies(finding.remedies().stream().map(RemedyText::of).toList()),
                finding.doubts().stream().map(DoubtText::of).toList(),
                stake(finding, plan),
                Optional.of(finding.knowMore()).filter(options -> !options.isEmpty()).map(RemedyText::runToKnowMore));
    }

    private static String stake(Finding finding, MeasuredPlan plan) {
        if (finding.share().equals(Share.NONE) && finding.timeAtStake().map(Duration::isZero).orElse(true)) {
            return "gain not known";
        }
        String share = Format.share(finding.share());
        String whole = finding.rule().id().equals(WITH_PLANNING) ? " of planning and execution" : " of the execution";
        return switch (plan.ranking()) {
            case TIME -> finding.timeAtStake()
                    .map(time -> "up to " + Format.time(time) + ", " + share + whole)
                    .orElse("up to " + share + whole);
            case BUFFERS -> "up to " + share + " of all blocks read";
            case COST -> "up to " + share + " of the planned cost";
            case NOTHING -> "not known: the plan carries no figures";
        };
    }

    static String line(Evidence evidence) {
        return evidence.name() + ": " + value(evidence);
    }

    private static String value(Evidence evidence) {
        String words = Facts.words(evidence.value());
        return switch (evidence.value()) {
            case Quantity.OfRows _ -> evidence.name().contains("rows") ? words : words + " rows";
            case Quantity.OfBlocks(Blocks blocks) -> words + " blocks (" + Format.blocks(blocks) + ")";
            case Quantity.OfBytes _, Quantity.OfTime _, Quantity.OfCost _, Quantity.OfShare _, Quantity.OfCount _, Quantity.OfFactor _,
                    Quantity.OfText _ -> words;
        };
    }
}
