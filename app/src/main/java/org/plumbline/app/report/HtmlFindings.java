package org.plumbline.app.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.plan.NodeId;

/// The findings of one plan, each with a link to its row of the tree.
record HtmlFindings(Html html, String id, Analysis analysis, ShownNodes shown) {
    void write() {
        List<Finding> findings = analysis.advice().findings();
        html.element("h3", "Findings").newLine();
        if (findings.isEmpty()) {
            html.element("p", "None.");
        }
        int number = 0;
        for (Finding finding : findings) {
            number++;
            if (number == Advice.MOST_OPEN + 1) {
                html.open("details").element("summary", "Show " + PlanWords.more(findings).orElse("more")).newLine();
            }
            if (number > PlanWords.MOST_FINDINGS) {
                html.element("p", PlanWords.notTold(findings), "class", "note");
                break;
            }
            finding(number, finding);
        }
        if (findings.size() > Advice.MOST_OPEN) {
            html.close().newLine();
        }
    }

    private void finding(int number, Finding finding) {
        FindingText words = FindingText.of(finding, analysis.measured());
        String severity = SeverityWord.of(finding.severity());
        html.open("article", "id", id + "-f" + number, "class", "finding " + severity).open("h4")
                .text(number + ". ").element("span", severity, "class", "severity " + severity).text(" " + words.headline() + " ")
                .element("span", words.stake(), "class", "stake").close();
        finding.node().ifPresent(this::where);
        html.element("p", words.sentence());
        if (!words.evidence().isEmpty()) {
            html.open("ul", "class", "evidence");
            words.evidence().forEach(figure -> html.element("li", figure));
            html.close();
        }
        for (RemedyText remedy : words.remedies().told()) {
            html.element("p", "→ " + remedy.text(), "class", "remedy");
            remedy.sql().ifPresent(sql -> HtmlDocument.code(html, "SQL for finding " + number, sql + ";"));
        }
        words.remedies().more().ifPresent(more ->
                HtmlDocument.folded(html, more + " like these, for finding " + number, words.remedies().script()));
        words.knowMore().ifPresent(more -> html.element("p", more, "class", "doubt"));
        if (!words.doubts().isEmpty()) {
            html.element("p", "Might be wrong: " + String.join(" ", words.doubts()), "class", "doubt");
        }
        html.close().newLine();
    }

    private void where(NodeId node) {
        String title = NodeText.title(analysis.plan().node(node));
        html.open("p", "class", "where").text("At ");
        Optional<String> row = shown.draws(node) ? Optional.of("#" + id + "-n" + node.index()) : Optional.empty();
        row.ifPresentOrElse(link -> html.element("a", title, "href", link), () -> html.text(title));
        html.text(", " + PlanWords.line(analysis, node)).close();
    }
}
