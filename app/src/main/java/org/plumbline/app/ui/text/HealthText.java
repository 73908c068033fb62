package org.plumbline.app.ui.text;

import java.util.List;
import org.plumbline.health.HealthFinding;

/// A finding of a schema in words.
///
/// @param sentence what is wrong, and what it costs
/// @param evidence the figures it rests on, a line each
/// @param remedies what would mend it, the best first
/// @param doubts why it might be wrong, a sentence each
public record HealthText(String sentence, List<String> evidence, List<RemedyText> remedies, List<String> doubts) {
    public HealthText {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        doubts = List.copyOf(doubts);
    }

    public static HealthText of(HealthFinding finding) {
        String sentence = HealthSentences.BY_CHECK.get(finding.check()).apply(new Facts(finding.evidence())).orElseThrow();
        return new HealthText(sentence, finding.evidence().stream().map(FindingText::line).toList(),
                finding.remedies().stream().map(RemedyText::of).toList(), finding.doubts().stream().map(DoubtText::of).toList());
    }
}
