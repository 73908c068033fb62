package org.plumbline.app.ui.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.text.Remedies;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.plan.NodeId;

/// One finding as the panel shows it.
///
/// @param node where it is; none for the plan as a whole
/// @param nodeTitle its name
/// @param severity how much it matters
/// @param severityWord for the eye that does not see colours
/// @param headline a few words
/// @param stake what could be won
/// @param sentence what happened
/// @param evidence a line each
/// @param remedies what to do
/// @param doubts why it might be wrong
/// @param knowMore what to run again, one sentence
/// @param ruleId names the rule's page
record FindingRow(
        Optional<NodeId> node, String nodeTitle, Severity severity, String severityWord, String headline, String stake, String sentence,
        List<String> evidence, Remedies remedies, List<String> doubts, Optional<String> knowMore, String ruleId) {
    FindingRow {
        evidence = List.copyOf(evidence);
        doubts = List.copyOf(doubts);
    }

    /// As text for the clipboard.
    String copied() {
        var lines = new ArrayList<String>();
        lines.add(headline + " (" + severityWord + "), " + stake);
        lines.add(nodeTitle);
        lines.add(sentence);
        evidence.forEach(figure -> lines.add("- " + figure));
        for (RemedyText remedy : remedies.all()) {
            lines.add("→ " + remedy.text());
            remedy.sql().ifPresent(sql -> lines.add("  " + sql + ";"));
        }
        doubts.forEach(doubt -> lines.add("Might be wrong: " + doubt));
        knowMore.ifPresent(lines::add);
        return String.join("\n", lines) + "\n";
    }
}
