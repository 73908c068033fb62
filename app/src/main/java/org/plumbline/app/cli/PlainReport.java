package org.plumbline.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.advice.RuleOutcome;
import org.plumbline.analysis.Analysis;
import org.plumbline.app.ui.text.FindingText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.NodeText;
import org.plumbline.app.ui.text.RemedyText;
import org.plumbline.app.ui.text.UnattributedText;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Reconciliation;
import org.plumbline.plan.print.PlanText;

/// What a person reads on a terminal: the tree with its self times, and the findings below it.
final class PlainReport implements ReportWriter {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final Paint paint;
    private boolean first = true;

    PlainReport(Streams streams) {
        out = new PrintWriter(streams.out(), false, StandardCharsets.UTF_8);
        paint = new Paint(streams.colours());
    }

    @Override
    public Optional<InputFailure> plan(String file, Analysis analysis) {
        if (!first) {
            out.println();
        }
        first = false;
        MeasuredPlan measured = analysis.measured();
        out.println(paint.strong(file + (analysis.index() > 0 ? ", plan " + (analysis.index() + 1) : "")));
        out.println(summary(measured));
        UnattributedText.of(measured).ifPresent(words -> wrapped("", words));
        out.println();
        PlanText tree = PlanText.of(measured);
        if (!tree.header().isEmpty()) {
            out.println(paint.muted(tree.header()));
        }
        tree.lines().forEach(line -> out.println(paint.byShare(line.text(), line.share())));
        for (Warning warning : analysis.plan().warnings()) {
            out.println(paint.muted("Line " + warning.line() + ": " + warning.message()));
        }
        out.println();
        findings(analysis);
        outcomes(analysis.advice().outcomes());
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
            number++;
            out.println(number + ". " + paint.bySeverity(SeverityName.of(finding.severity()).toUpperCase(Locale.ROOT),
                    finding.severity()) + "  " + paint.strong(text.headline()) + " (" + text.stake() + ")");
            finding.node().ifPresent(id -> out.println("   at " + NodeText.title(analysis.plan().node(id))));
            wrapped("   ", text.sentence());
            wrapped("   ", String.join("; ", text.evidence()));
            text.remedies().forEach(this::remedy);
            text.doubts().forEach(doubt -> wrapped("   ? ", doubt));
            out.println();
        }
    }

    private void remedy(RemedyText remedy) {
        wrapped("   -> ", remedy.text());
        remedy.sql().ifPresent(sql -> sql.lines().forEach(line -> out.println("      " + line + (line.endsWith(";") ? "" : ";"))));
    }

    private void outcomes(List<RuleOutcome> outcomes) {
        String clear = outcomes.stream().filter(RuleOutcome.Clear.class::isInstance)
                .map(outcome -> outcome.rule().title()).collect(Collectors.joining(", "));
        if (!clear.isEmpty()) {
            wrapped("", "Checked, fine: " + clear + ".");
        }
        String unchecked = outcomes.stream()
                .flatMap(outcome -> outcome instanceof RuleOutcome.NotApplicable(var rule, List<Capability> missing)
                        ? Stream.of(rule.title() + needs(missing))
                        : Stream.empty())
                .collect(Collectors.joining(", "));
        if (!unchecked.isEmpty()) {
            wrapped("", "Not checked: " + unchecked + ".");
        }
        String broken = outcomes.stream().filter(RuleOutcome.Failed.class::isInstance)
                .map(outcome -> outcome.rule().title()).collect(Collectors.joining(", "));
        if (!broken.isEmpty()) {
            wrapped("", "Broken, which is a defect of Plumbline: " + broken + ".");
        }
    }

    private static String needs(List<Capability> missing) {
        return missing.stream().map(Capability::name).collect(Collectors.joining(", ", " (needs ", ")"));
    }

    private void wrapped(String start, String text) {
        if (text.isEmpty()) {
            return;
        }
        String indent = start;
        var line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
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
