package org.plumbline.app.ui.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.advice.Finding;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.Execution;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;
import org.plumbline.plan.measure.NodeMeasure;
import org.plumbline.plan.measure.SelfTime;

/// A node in words, for a person who listens rather than looks: the same in every view. Figures come as the Tree shows them.
public final class SpokenNode {
    /// Below this factor an estimate was as good as right.
    private static final double WORTH_SAYING = 1.5;
    private static final int FINDINGS_NAMED = 4;

    private SpokenNode() {}

    /// What it does and on what, its time, its rows against what was expected, and the rest of its figures:
    /// `Seq Scan on orders o, self time 22 ms, 62 % of the execution, rows 3,050, expected 61, 50× more than expected`.
    public static String of(MeasuredPlan measured, PlanNode node) {
        var words = new ArrayList<String>();
        words.add((NodeText.name(node) + " " + NodeText.behind(node)).strip());
        NodeMeasure measure = measured.of(node);
        time(measured, measure, node, words);
        rows(measure, node, words);
        node.executed().filter(executed -> executed.loops() > 1)
                .ifPresent(executed -> words.add(Format.countFull(executed.loops()) + " loops"));
        node.usage().filter(usage -> usage.buffers().touched().count() > 0)
                .ifPresent(usage -> words.add("buffers " + Format.blocks(usage.buffers().touched())));
        node.usage().map(usage -> usage.io().read().plus(usage.io().write())).filter(time -> !time.isZero())
                .ifPresent(time -> words.add("I/O time " + Format.time(time)));
        node.estimate().ifPresent(estimate -> words.add("cost " + Format.cost(estimate.totalCost())));
        return String.join(", ", words);
    }

    /// What is said of it beside its figures: `finding: Sort spilled to disk, highlighted as On disk, found by the search`; may be empty.
    ///
    /// @param findings its own, by their rank
    /// @param highlights what it is highlighted as
    /// @param found by the search, or chosen with others
    public static String marks(List<Finding> findings, List<String> highlights, boolean found) {
        var words = new ArrayList<String>();
        findings.stream().limit(FINDINGS_NAMED).forEach(finding -> words.add("finding: " + finding.rule().title()));
        if (findings.size() > FINDINGS_NAMED) {
            words.add(findings.size() - FINDINGS_NAMED + " more findings");
        }
        highlights.forEach(highlight -> words.add("highlighted as " + highlight));
        if (found) {
            words.add("found by the search");
        }
        return String.join(", ", words);
    }

    private static void time(MeasuredPlan measured, NodeMeasure measure, PlanNode node, List<String> words) {
        switch (measure.self()) {
            case SelfTime.Measured(Duration wall, Duration _) -> self(measured, wall, words);
            case SelfTime.BelowResolution(Duration wall, Duration _) -> self(measured, wall, words);
            case SelfTime.Inconsistent _ -> words.add("self time not known, as the printed figures contradict each other");
            case SelfTime.NeverExecuted _ -> words.add("never executed");
            case SelfTime.NotMeasured _ when node.execution() instanceof Execution.NeverExecuted -> words.add("never executed");
            case SelfTime.NotMeasured _ -> { /* nothing to say */ }
        }
        if (!node.isLeaf()) {
            measure.inclusive().ifPresent(time -> words.add("total " + Format.time(time.wall()) + " with everything below it"));
        }
    }

    private static void self(MeasuredPlan measured, Duration wall, List<String> words) {
        words.add("self time " + Format.time(wall));
        words.add(Format.share(measured.share(wall)) + " of the execution");
    }

    private static void rows(NodeMeasure measure, PlanNode node, List<String> words) {
        measure.rowsTotal().ifPresent(total -> words.add("rows " + Format.rows(measure.rowsShown().orElse(total))));
        node.estimate().map(Estimate::rows).ifPresent(expected -> words.add((node.executed().isPresent() ? "expected " : "rows expected ")
                + Format.rows(expected) + (node.executed().filter(executed -> executed.loops() > 1).isPresent() ? " per loop" : "")));
        measure.misestimate().filter(miss -> miss.factor() >= WORTH_SAYING).ifPresent(miss -> words.add(missed(miss)));
    }

    private static String missed(Misestimate miss) {
        return Format.factor(miss.factor()) + (miss.underestimated() ? " more than expected" : " fewer than expected");
    }
}
