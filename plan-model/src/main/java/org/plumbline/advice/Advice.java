package org.plumbline.advice;

import java.util.Comparator;
import java.util.List;

/// What all rules said of one plan.
///
/// @param outcomes one for each rule, in the rule book's order
/// @param findings all findings, ranked: the gravest and of those the most at stake first
/// @param basic what the source document's own two checks say, literally: the *basic* mode
public record Advice(List<RuleOutcome> outcomes, List<Finding> findings, List<Finding> basic) {
    /// By severity, then the most at stake first: what is only remarked does not stand before what can be mended. The rule's id settles
    /// ties so that the order is stable.
    public static final Comparator<Finding> RANKING = Comparator.comparing(Finding::severity).reversed()
            .thenComparingDouble(finding -> -finding.share().value())
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> finding.node().map(id -> id.index()).orElse(-1));

    /// As many findings are told in full at first, in the window and in every report for people: more at once are read by nobody.
    public static final int MOST_OPEN = 5;

    public Advice {
        outcomes = List.copyOf(outcomes);
        findings = findings.stream().sorted(RANKING).toList();
        basic = List.copyOf(basic);
    }
}
