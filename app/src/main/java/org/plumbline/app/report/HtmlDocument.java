package org.plumbline.app.report;

import java.util.List;
import java.util.Locale;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.indexes.IndexesViewModel;
import org.plumbline.app.ui.summary.SummaryFigure;
import org.plumbline.app.ui.summary.SummaryPart;
import org.plumbline.app.ui.summary.SummaryViewModel;
import org.plumbline.app.ui.text.Checks;
import org.plumbline.app.ui.text.Format;
import org.plumbline.index.DdlScript;

/// `--html`: one page that stands by itself. It holds no script and may load nothing; its only style is its own, by hash.
record HtmlDocument() implements Document {
    private static final double BAR = 1_000;

    @Override
    public String head() {
        String style = HtmlStyle.sheet();
        String policy = "default-src 'none'; style-src '" + HtmlStyle.hash(style) + "'; base-uri 'none'; form-action 'none'";
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>Plumbline report</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>Plumbline report</h1>
                """.formatted(policy, style);
    }

    @Override
    public String plan(int number, String file, Analysis analysis) {
        var html = new Html();
        String id = "p" + number;
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", PlanWords.title(file, analysis), "id", id + "-title").newLine();
        summary(html, new SummaryViewModel(analysis));
        ShownNodes shown = ShownNodes.of(analysis);
        new HtmlFindings(html, id, analysis, shown).write();
        checks(html, Checks.of(analysis));
        new HtmlTree(html, id, analysis, shown).write();
        script(html, new IndexesViewModel(analysis).script());
        analysis.plan().origin().query().ifPresent(query -> folded(html, "The query", query));
        folded(html, "The plan's own text", PlanWords.ownText(analysis));
        return html.close().newLine().written();
    }

    @Override
    public String failed(String file, InputFailure failure) {
        return new Html().open("section").element("h2", file)
                .element("p", "Could not be read: " + failure.inWords(), "class", "failure").close().newLine().written();
    }

    @Override
    public String foot() {
        return "</main>\n</body>\n</html>\n";
    }

    private static void summary(Html html, SummaryViewModel summary) {
        html.open("dl", "class", "figures");
        for (SummaryFigure figure : summary.figures()) {
            html.open("div", "title", figure.explanation(), "class", "role-" + figure.role().name().toLowerCase(Locale.ROOT))
                    .element("dt", figure.label()).element("dd", figure.value()).close();
        }
        html.close().newLine();
        if (!summary.parts().isEmpty()) {
            bar(html, summary);
        }
        summary.notes().forEach(note -> html.element("p", note, "class", "note").newLine());
    }

    private static void bar(Html html, SummaryViewModel summary) {
        html.open("figure").element("figcaption", summary.barTitle());
        html.open("svg", "class", "bar", "viewBox", "0 0 1000 10", "preserveAspectRatio", "none", "aria-hidden", "true");
        double at = 0;
        for (SummaryPart part : summary.parts()) {
            double width = Math.min(part.share() * BAR, BAR - at);
            html.open("rect", "class", part.styleClass(), "x", Double.toString(at), "y", "0",
                    "width", Double.toString(Math.max(0, width)), "height", "10");
            at += Math.max(0, width);
        }
        html.close().open("ul", "class", "legend");
        for (SummaryPart part : summary.parts()) {
            html.open("li", "title", part.explanation()).open("svg", "class", "patch", "viewBox", "0 0 10 10", "aria-hidden", "true")
                    .open("rect", "class", part.styleClass(), "width", "10", "height", "10").close()
                    .text(part.label() + " ").element("b", part.value()).close();
        }
        html.close().close().newLine();
    }

    private static void checks(Html html, Checks checks) {
        list(html, Format.count(checks.clear().size()) + " checked: fine", checks.clear());
        list(html, Format.count(checks.notApplicable().size()) + " could not be checked",
                checks.notApplicable().stream().map(each -> each.title() + ": " + each.needs()).toList());
        list(html, Format.count(checks.failed().size()) + " failed: a defect of Plumbline", checks.failed());
    }

    private static void list(Html html, String title, List<String> entries) {
        if (!entries.isEmpty()) {
            html.open("details").element("summary", title).open("ul");
            entries.forEach(entry -> html.element("li", entry));
            html.close().close().newLine();
        }
    }

    private static void script(Html html, DdlScript script) {
        if (!script.create().isEmpty()) {
            html.element("h3", "Script");
            code(html, "The script that builds the indexes", script.create());
            html.open("details").element("summary", "Its rollback");
            code(html, "The script that takes them back", script.rollback());
            html.close().newLine();
        }
    }

    static void folded(Html html, String title, String text) {
        html.open("details").element("summary", title);
        if (text.length() > PlanWords.LONGEST_TEXT) {
            html.element("p", "The first " + Format.countFull(PlanWords.LONGEST_TEXT) + " of " + Format.countFull(text.length())
                    + " characters: the whole would make a page that does not open.", "class", "note");
        }
        code(html, title, text.substring(0, Math.min(text.length(), PlanWords.LONGEST_TEXT)));
        html.close().newLine();
    }

    /// A region that can take the keyboard, as it may have to be scrolled.
    static void code(Html html, String title, String text) {
        html.open("pre", "tabindex", "0", "role", "region", "aria-label", title).element("code", text.stripTrailing()).close();
    }
}
