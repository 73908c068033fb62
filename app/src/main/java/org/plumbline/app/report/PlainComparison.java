package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.RunsText;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.Verdict;

/// Plans side by side as a person reads them on a terminal: the sentences that matter, and below them the tree.
public final class PlainComparison {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final Paint paint;

    /// Writes UTF-8 to this stream, which stays open.
    ///
    /// @param colours those of a terminal
    public PlainComparison(OutputStream stream, boolean colours) {
        out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(colours);
    }

    /// Two plans.
    ///
    /// @param before what the plan before is called, likewise `after`
    /// @param changedOnly without nodes that are the same in both
    public void compared(String before, String after, PlanComparison comparison, boolean changedOnly) {
        Verdict verdict = Verdict.of(comparison);
        CompareText text = CompareText.of(comparison, verdict);
        out.println("before  " + VisibleText.line(before));
        out.println("after   " + VisibleText.line(after));
        out.println();
        wrapped(text.headline(), true);
        text.causes().ifPresent(words -> wrapped(words, false));
        text.remaining().ifPresent(words -> wrapped(words, false));
        text.notes().forEach(note -> wrapped("* " + note, false));
        out.println();
        tree(comparison, verdict.basis(), changedOnly);
    }

    /// Many runs of one statement.
    public void runs(Runs runs) {
        RunsText.sentences(runs).forEach(words -> wrapped(words, false));
        out.println();
        int names = runs.runs().stream().map(Run::name).mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < runs.runs().size(); i++) {
            String name = VisibleText.line(runs.runs().get(i).name());
            String amount = runs.amount(i).map(CompareText::amount).orElse("-");
            int run = i;
            int shape = 1 + (int) runs.shapes().stream().takeWhile(each -> !each.runs().contains(run)).count();
            out.println(name + " ".repeat(Math.max(0, names - name.length())) + "  " + padded(amount, 10) + "  plan " + shape
                    + (runs.outliers().contains(i) ? "  outlier" : runs.differing().contains(i) ? "  differs" : ""));
        }
        out.println();
    }

    /// Writes what is there.
    public void close() {
        out.flush();
    }

    public boolean readerGone() {
        return out.checkError();
    }

    private void tree(PlanComparison comparison, Basis basis, boolean changedOnly) {
        ComparisonTree tree = ComparisonTree.of(comparison, basis,
                comparison.nodes().stream().filter(node -> !changedOnly || node.differs()).toList());
        if (tree.lines().isEmpty()) {
            out.println("No node differs.");
            return;
        }
        tree.header().forEach(line -> out.println(paint.muted(line)));
        tree.lines().forEach(line -> out.println(line.differs() ? line.text() : paint.muted(line.text())));
        out.println();
        out.println(paint.muted(ComparisonTree.LEGEND));
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void wrapped(String text, boolean strong) {
        var line = new StringBuilder();
        String indent = text.startsWith("* ") ? "  " : "";
        for (String word : VisibleText.line(text).split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
                out.println(strong ? paint.strong(line.toString().stripTrailing()) : line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(strong ? paint.strong(line.toString().stripTrailing()) : line.toString().stripTrailing());
    }
}
