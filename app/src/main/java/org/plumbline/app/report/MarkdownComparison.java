package org.plumbline.app.report;

import java.util.List;
import java.util.function.Function;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.RunsText;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.ShapeRuns;
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
        ComparedNodes nodes = ComparedNodes.of(comparison, verdict);
        markdown.append(text.notes().isEmpty() ? "" : "\n");
        nodes.leftOut().ifPresent(words -> markdown.append(words).append("\n\n"));
        return markdown.append(MarkdownText.block("text", ComparisonTree.of(comparison, verdict.basis(), nodes.shown()).text())).toString();
    }

    /// Many runs of one statement: the sentences that matter, and what each of the different plans took.
    static String of(Runs runs) {
        var markdown = new StringBuilder("## ").append(Format.countFull(runs.runs().size())).append(" runs\n\n");
        RunsText.sentences(runs).forEach(sentence -> markdown.append(MarkdownText.words(sentence)).append("\n\n"));
        markdown.append("| Runs | Median | 95 % below | Worst | Plan |\n|--:|--:|--:|--:|---|\n");
        for (ShapeRuns shape : runs.shapes()) {
            markdown.append("| ").append(Format.countFull(shape.runs().size()));
            for (Function<Runs.Spread, Amount> figure : List.<Function<Runs.Spread, Amount>>of(
                    Runs.Spread::median, Runs.Spread::p95, Runs.Spread::worst)) {
                markdown.append(" | ").append(shape.spread().map(figure).map(CompareText::amount).orElse("-"));
            }
            markdown.append(" | ").append(MarkdownText.words(shape.shape().text())).append(" |\n");
        }
        return markdown.append('\n').toString();
    }
}
