package org.plumbline.app.report;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Advice;
import org.plumbline.advice.Finding;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.Checks;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.MaskedFiguresText;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.PartOfPlanText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.app.ui.text.TriggersText;
import org.plumbline.app.ui.text.UnattributedText;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;
import org.plumbline.plan.print.PlanText;

/// What a person reads on a terminal: the tree with its self times, and the findings below it.
public final class PlainReport implements ReportWriter {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final Paint paint;
    private boolean first = true;

    /// @param colours those of a terminal
    public PlainReport(OutputStream stream, boolean colours) {
        out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        paint = new Paint(colours);
    }

    @Override
    public Optional<InputFailure> plan(String file, Analysis analysis) {
        if (!first) {
            out.println();
        }
        first = false;
        MeasuredPlan measured = analysis.measured();
        out.println(paint.strong(VisibleText.line(PlanWords.title(file, analysis))));
        out.println(summary(measured));
        UnattributedText.of(measured).ifPresent(words -> wrapped("", words));
        TriggersText.of(measured).ifPresent(words -> wrapped("", words));
        MaskedFiguresText.of(analysis.plan()).ifPresent(words -> wrapped("", words));
        PartOfPlanText.of(analysis.plan()).ifPresent(words -> wrapped("", words));
        out.println();
        PlanText tree = PlanText.of(measured);
        if (!tree.header().isEmpty()) {
            out.println(paint.muted(tree.header()));
        }
        tree.lines().forEach(line -> out.println(paint.byShare(VisibleText.line(line.text()), line.share())));
        for (Warning warning : analysis.plan().warnings()) {
            out.println(paint.muted("Line " + warning.line() + ": " + VisibleText.line(warning.message())));
        }
        out.println();
        findings(analysis);
        checks(Checks.of(analysis));
        return Optional.empty();
    }

    @Override
    public void failed(String file, InputFailure failure) {
        // told on standard error; there is nothing to report
    }

    @Override
    public boolean readerGone() {
        return out.checkError();
    }

    @Override
    public void close() {
        out.flush();
    }

    private static String summary(MeasuredPlan measured) {
        Plan plan = measured.plan();
        Reconciliation sums = measured.reconciliation();
        return Stream.of(
                        plan.summary().executionTime().map(time -> "execution " + Format.time(time)),
                        plan.summary().planningTime().map(time -> "planning " + Format.time(time)),
                        plan.summary().jit().flatMap(jit -> jit.total()).map(time -> "JIT " + Format.time(time)),
                        Optional.of(sums.afterTriggers()).filter(time -> !time.isZero()).map(time -> "triggers " + Format.time(time)),
                        Optional.of(sums.serialization()).filter(time -> !time.isZero()).map(time -> "serialization " + Format.time(time)),
                        sums.unattributed().filter(time -> !time.isZero()).map(time -> "unattributed " + Format.time(time)),
                        Optional.of(Format.count(plan.nodes().size()) + (plan.nodes().size() == 1 ? " node" : " nodes")),
                        Optional.of("the text was cut off").filter(_ -> plan.incomplete()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private void findings(Analysis analysis) {
        List<Finding> findings = analysis.advice().findings();
        if (findings.isEmpty()) {
            out.println("No findings.");
        }
        int number = 0;
        for (Finding finding : findings) {
            FindingText text = FindingText.of(finding, analysis.measured());
            if (number == Advice.MOST_OPEN) {
                PlanWords.more(findings).ifPresent(more -> out.println(more + ":"));
            }
            number++;
            out.println(number + ". " + paint.bySeverity(SeverityWord.of(finding.severity()).toUpperCase(Locale.ROOT),
                    finding.severity()) + "  " + paint.strong(text.headline()) + " (" + text.stake() + ")"
                    + (number > Advice.MOST_OPEN ? at(finding, analysis).map(" "::concat).orElse("") : ""));
            if (number <= Advice.MOST_OPEN) {
                inFull(text, at(finding, analysis));
            }
        }
        if (findings.size() > Advice.MOST_OPEN) {
            out.println();
        }
    }

    private void inFull(FindingText text, Optional<String> at) {
        at.ifPresent(where -> out.println("   " + where));
        wrapped("   ", text.sentence());
        wrapped("   ", String.join("; ", text.evidence()));
        text.remedies().told().forEach(this::remedy);
        text.remedies().more().ifPresent(more -> {
            wrapped("   -> ", "And " + more + " like these:");
            statements(text.remedies().script());
        });
        text.doubts().forEach(doubt -> wrapped("   ? ", doubt));
        text.knowMore().ifPresent(more -> wrapped("   + ", more));
        out.println();
    }

    private static Optional<String> at(Finding finding, Analysis analysis) {
        return finding.node().map(id -> "at " + VisibleText.line(NodeText.title(analysis.plan().node(id))));
    }

    private void remedy(RemedyText remedy) {
        wrapped("   -> ", remedy.text());
        remedy.sql().map(sql -> sql.endsWith(";") ? sql : sql + ";").ifPresent(this::statements);
    }

    private void statements(String sql) {
        VisibleText.of(sql).lines().forEach(line -> out.println(("      " + line).stripTrailing()));
    }

    private void checks(Checks checks) {
        told("Checked, fine: ", checks.clear());
        told("Not checked: ", checks.notApplicable().stream().map(each -> each.title() + " (" + each.needs() + ")").toList());
        told("Broken, which is a defect of Plumbline: ", checks.failed());
    }

    private void told(String start, List<String> titles) {
        if (!titles.isEmpty()) {
            wrapped("", start + String.join(", ", titles) + ".");
        }
    }

    private void wrapped(String start, String text) {
        if (text.isEmpty()) {
            return;
        }
        String indent = start;
        var line = new StringBuilder(start);
        for (String word : VisibleText.line(text).split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH && line.length() > indent.length()) {
                out.println(line.toString().stripTrailing());
                indent = " ".repeat(start.length());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
