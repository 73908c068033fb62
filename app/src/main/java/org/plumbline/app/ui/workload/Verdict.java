package org.plumbline.app.ui.workload;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.app.db.StatementExplainer;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.SeverityWord;

/// What came of explaining a statement. Sorted by what is worst; those without a plan come last.
///
/// @param worst of the findings
/// @param findings a headline and a sentence each, the worst first
/// @param failure why there is no plan
record Verdict(Optional<Severity> worst, List<String> findings, Optional<String> failure) implements Comparable<Verdict> {
    private static final Comparator<Verdict> ORDER = Comparator
            .comparing((Verdict verdict) -> verdict.failure.isEmpty())
            .thenComparingInt(verdict -> verdict.worst.map(Severity::ordinal).orElse(-1))
            .thenComparingInt(verdict -> verdict.findings.size());

    Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict of(StatementExplainer.Outcome outcome) {
        return switch (outcome) {
            case StatementExplainer.Failed(String sentence) -> new Verdict(Optional.empty(), List.of(), Optional.of(sentence));
            case StatementExplainer.Explained done -> new Verdict(
                    done.plans().stream().flatMap(plan -> plan.advice().findings().stream()).map(Finding::severity)
                            .max(Comparator.naturalOrder()),
                    done.plans().stream().flatMap(plan -> plan.advice().findings().stream()
                            .map(finding -> line(finding, FindingText.of(finding, plan.measured())))).toList(),
                    Optional.empty());
        };
    }

    private static String line(Finding finding, FindingText text) {
        return text.headline() + " (" + SeverityWord.of(finding.severity()) + "): " + text.sentence();
    }

    /// `2, high`.
    String words() {
        return failure.isPresent() ? "no plan"
                : worst.map(severity -> findings.size() + ", " + SeverityWord.of(severity)).orElse("none");
    }

    /// All of it.
    String full() {
        return failure.orElseGet(() -> findings.isEmpty() ? "Nothing is wrong with its generic plan." : String.join("\n", findings));
    }

    @Override
    public int compareTo(Verdict other) {
        return ORDER.compare(this, other);
    }
}
