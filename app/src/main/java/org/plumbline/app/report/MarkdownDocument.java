package org.plumbline.app.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.indexes.IndexesViewModel;
import org.plumbline.app.ui.summary.SummaryFigure;
import org.plumbline.app.ui.summary.SummaryViewModel;
import org.plumbline.app.ui.text.Checks;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.index.DdlScript;
import org.plumbline.plan.print.PlanText;

/// `--markdown`: for a ticket, a wiki or a pull request.
record MarkdownDocument() implements Document {
    @Override
    public String head() {
        return "# Plumbline report\n";
    }

    @Override
    public String plan(int number, String file, Analysis analysis) {
        var text = new StringBuilder("\n## ").append(MarkdownText.words(PlanWords.title(file, analysis))).append("\n\n");
        summary(text, new SummaryViewModel(analysis));
        findings(text, analysis);
        checks(text, Checks.of(analysis));
        tree(text, analysis);
        DdlScript script = new IndexesViewModel(analysis).script();
        if (!script.create().isEmpty()) {
            text.append("\n### Script\n\n").append(MarkdownText.block("sql", script.create()))
                    .append("\nIts rollback:\n\n").append(MarkdownText.block("sql", script.rollback()));
        }
        analysis.plan().origin().query().ifPresent(query ->
                text.append("\n### Query\n\n").append(MarkdownText.block("sql", query)));
        return text.toString();
    }

    @Override
    public String failed(String file, InputFailure failure) {
        return "\n## " + MarkdownText.words(file) + "\n\nCould not be read: " + MarkdownText.words(failure.inWords()) + "\n";
    }

    @Override
    public String foot() {
        return "";
    }

    private static void summary(StringBuilder text, SummaryViewModel summary) {
        text.append("| | | |\n|--:|---|---|\n");
        for (SummaryFigure figure : summary.figures()) {
            text.append("| ").append(MarkdownText.words(figure.value())).append(" | ").append(MarkdownText.words(figure.label()))
                    .append(" | ").append(MarkdownText.words(figure.explanation().replace("\n", "; "))).append(" |\n");
        }
        summary.notes().forEach(note -> text.append('\n').append(MarkdownText.words(note)).append('\n'));
    }

    private static void findings(StringBuilder text, Analysis analysis) {
        List<Finding> findings = analysis.advice().findings();
        text.append("\n### Findings\n\n");
        if (findings.isEmpty()) {
            text.append("None.\n");
        }
        int number = 0;
        for (Finding finding : findings) {
            number++;
            if (number == Advice.MOST_OPEN + 1) {
                PlanWords.more(findings).ifPresent(more ->
                        text.append("<details>\n<summary>").append(more).append("</summary>\n\n"));
            }
            if (number > PlanWords.MOST_FINDINGS) {
                text.append(PlanWords.notTold(findings)).append("\n\n");
                break;
            }
            finding(text, number, finding, analysis);
        }
        if (findings.size() > Advice.MOST_OPEN) {
            text.append("</details>\n");
        }
    }

    private static void finding(StringBuilder text, int number, Finding finding, Analysis analysis) {
        FindingText words = FindingText.of(finding, analysis.measured());
        text.append("#### ").append(number).append(". ").append(SeverityWord.of(finding.severity()).toUpperCase(Locale.ROOT)).append(": ")
                .append(MarkdownText.words(words.headline())).append(" (").append(MarkdownText.words(words.stake())).append(")\n\n");
        finding.node().ifPresent(node -> text.append("At ").append(MarkdownText.code(NodeText.title(analysis.plan().node(node))))
                .append(", ").append(PlanWords.line(analysis, node)).append(".\n\n"));
        text.append(MarkdownText.words(words.sentence())).append("\n\n");
        words.evidence().forEach(figure -> text.append("- ").append(MarkdownText.words(figure)).append('\n'));
        text.append(words.evidence().isEmpty() ? "" : "\n");
        for (RemedyText remedy : words.remedies().told()) {
            text.append("→ ").append(MarkdownText.words(remedy.text())).append("\n\n");
            remedy.sql().ifPresent(sql -> text.append(MarkdownText.block("sql", sql + ";")).append('\n'));
        }
        words.remedies().more().ifPresent(more -> text.append("→ And ").append(more).append(" like these:\n\n")
                .append(MarkdownText.block("sql", words.remedies().script())).append('\n'));
        words.knowMore().ifPresent(more -> text.append(MarkdownText.words(more)).append("\n\n"));
        if (!words.doubts().isEmpty()) {
            text.append("Might be wrong: ").append(MarkdownText.words(String.join(" ", words.doubts()))).append("\n\n");
        }
    }

    private static void checks(StringBuilder text, Checks checks) {
        list(text, "Checked: fine", checks.clear());
        list(text, "Could not be checked", checks.notApplicable().stream().map(each -> each.title() + ": " + each.needs()).toList());
        list(text, "Failed, which is a defect of Plumbline", checks.failed());
    }

    private static void list(StringBuilder text, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append("\n**").append(title).append("**\n\n")
                    .append(entries.stream().map(entry -> "- " + MarkdownText.words(entry)).collect(Collectors.joining("\n"))).append('\n');
        }
    }

    private static void tree(StringBuilder text, Analysis analysis) {
        PlanText drawn = PlanText.of(analysis.measured());
        ShownNodes shown = ShownNodes.of(analysis);
        text.append("\n### Plan\n\n");
        shown.leftOut().ifPresent(words -> text.append(words).append("\n\n"));
        String lines = shown.rows().stream().map(row -> switch (row) {
            case ShownNodes.Row.Drawn(var node) -> VisibleText.line(drawn.lines().get(node.id().index()).text());
            case ShownNodes.Row.LeftOut(int count, int _) -> "... " + PlanWords.nodes(count) + " left out";
        }).collect(Collectors.joining("\n"));
        text.append(MarkdownText.block("text", (drawn.header().isEmpty() ? "" : drawn.header() + "\n") + lines));
    }
}
