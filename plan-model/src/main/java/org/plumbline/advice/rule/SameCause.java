package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.Misestimate;

/// Findings that describe one cause become one, told from the cause. A scan that a nested loop repeats is the loop's finding; a loop that
/// repeats work because far more outer rows came than expected is the misestimate's.
final class SameCause {
    private static final String MISESTIMATE = "row-misestimate";
    private static final String LOOP = "nested-loop-repeats-work";
    private static final Set<String> SCANS = Set.of("selective-seq-scan", "index-filters-most-rows");

    private final MeasuredPlan plan;

    /// What can cause what, in the order in which they are merged.
    private final List<Story> stories = List.of(
            new Story(Set.of(LOOP), SCANS, this::repeats, SameCause::withRemedies),
            new Story(Set.of(MISESTIMATE), Set.of(LOOP), this::drives, SameCause::both));

    private SameCause(MeasuredPlan plan) {
        this.plan = plan;
    }

    static List<Finding> merged(MeasuredPlan plan, List<Finding> findings) {
        var sameCause = new SameCause(plan);
        List<Finding> told = findings;
        for (Story story : sameCause.stories) {
            told = story.told(told);
        }
        return told;
    }

    /// @param causes rules whose findings may be a cause
    /// @param effects rules whose findings may be an effect, none of them a cause
    /// @param related whether the first caused the second
    /// @param merge one finding from the cause and an effect of it
    private record Story(
            Set<String> causes, Set<String> effects, BiPredicate<Finding, Finding> related, BinaryOperator<Finding> merge) {

        List<Finding> told(List<Finding> findings) {
            int[] possible = IntStream.range(0, findings.size()).filter(i -> causes.contains(findings.get(i).rule().id())).toArray();
            if (possible.length == 0) {
                return findings;
            }
            var told = new ArrayList<Optional<Finding>>(findings.stream().map(Optional::of).toList());
            for (int e = 0; e < findings.size(); e++) {
                Finding effect = findings.get(e);
                if (effects.contains(effect.rule().id())) {
                    OptionalInt cause = IntStream.of(possible).filter(i -> related.test(findings.get(i), effect)).findFirst();
                    if (cause.isPresent()) {
                        told.set(cause.getAsInt(), told.get(cause.getAsInt()).map(found -> merge.apply(found, effect)));
                        told.set(e, Optional.empty());
                    }
                }
            }
            return told.stream().flatMap(Optional::stream).toList();
        }
    }

    /// The scans run inside the loop.
    private boolean repeats(Finding loop, Finding scan) {
        return plan.plan().inner(node(loop))
                .map(inner -> scan.nodes().stream().allMatch(node -> isBelow(node, inner)))
                .orElse(false);
    }

    /// The rows that were underestimated are the loop's outer rows.
    private boolean drives(Finding misestimate, Finding loop) {
        NodeId origin = misestimate.node().orElseThrow();
        boolean under = plan.of(origin).misestimate().map(Misestimate::underestimated).orElse(false);
        return under && plan.plan().outer(node(loop)).map(outer -> isBelow(origin, outer)).orElse(false);
    }

    private PlanNode node(Finding finding) {
        return plan.plan().node(finding.node().orElseThrow());
    }

    private static boolean isBelow(NodeId node, PlanNode top) {
        return top.id().index() <= node.index() && node.index() < top.subtreeEnd();
    }

    /// The loop's figures are the scan's already, per run.
    private static Finding withRemedies(Finding loop, Finding scan) {
        Finding both = both(loop, scan);
        return new Finding(both.rule(), both.node(), both.nodes(), both.severity(), both.share(), both.timeAtStake(),
                loop.evidence(), both.remedies(), both.doubts(), both.knowMore(), both.state());
    }

    private static Finding both(Finding cause, Finding effect) {
        Finding larger = cause.share().compareTo(effect.share()) >= 0 ? cause : effect;
        return new Finding(cause.rule(), cause.node(), together(cause.nodes(), effect.nodes()),
                cause.severity().compareTo(effect.severity()) >= 0 ? cause.severity() : effect.severity(),
                larger.share(), larger.timeAtStake(), together(cause.evidence(), effect.evidence()),
                together(cause.remedies(), effect.remedies()), together(cause.doubts(), effect.doubts()),
                Set.copyOf(together(List.copyOf(cause.knowMore()), List.copyOf(effect.knowMore()))), cause.state());
    }

    static <T> List<T> together(List<T> first, List<T> second) {
        return List.copyOf(new LinkedHashSet<>(Stream.concat(first.stream(), second.stream()).toList()));
    }
}
