package org.plumbline.app.report;

import org.plumbline.app.ui.text.CompareText;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Verdict;

/// Two plans side by side as Markdown, for a ticket or a pull request.
public final class MarkdownComparison {
    private MarkdownComparison() {}

    /// The sentences that matter, and the tree.
    ///
    /// @param before what the plan before is called, likewise `after`
    public static String of(String before, String after, PlanComparison comparison) {
        Verdict verdict = Verdict.of(comparison);
        CompareText text = CompareText.of(comparison, verdict);
        var markdown = new StringBuilder("## ").append(MarkdownText.words(before)).append(" → ").append(MarkdownText.words(after))
                .append("\n\n");
        text.sentences().forEach(sentence -> markdown.append(MarkdownText.words(sentence)).append("\n\n"));
        text.notes().forEach(note -> markdown.append("- ").append(MarkdownText.words(note)).append('\n'));
        return markdown.append(text.notes().isEmpty() ? "" : "\n")
                .append(MarkdownText.block("text", ComparisonTree.of(comparison, verdict.basis(), false).text())).toString();
    }
}
