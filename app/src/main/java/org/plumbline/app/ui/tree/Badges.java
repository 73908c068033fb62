package org.plumbline.app.ui.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.app.ui.state.DiskSpill;
import org.plumbline.app.ui.state.PlanAdvice;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.text.Format;
import org.plumbline.plan.Execution;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.AsyncWait;
import org.plumbline.plan.measure.GatherWait;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.measure.MeasuredPlan.Ranking;
import org.plumbline.plan.measure.SelfTime;

/// What deserves a word beside a node's name: a large share, a finding, work files, that it never ran.
final class Badges {
    /// From here on a node's own share is said in words, as the severity of findings has it.
    private static final double LARGE_SHARE = Severity.HIGH_SHARE;

    private final MeasuredPlan measured;
    private final PlanAdvice advice;
    private final Map<NodeId, Boolean> waiting = new HashMap<>();

    Badges(PlanDocument document) {
        measured = document.measured();
        advice = document.advice();
    }

    List<Badge> of(PlanNode node) {
        var badges = new ArrayList<Badge>();
        share(node).ifPresent(badges::add);
        finding(node).ifPresent(badges::add);
        DiskSpill.of(node, measured.of(node)).ifPresent(spill -> badges.add(spill(spill)));
        measured.of(node).gatherWait().filter(wait -> measured.share(wait.time()).atLeast(GatherWait.WORTH_A_WORD))
                .ifPresent(wait -> badges.add(waiting(wait)));
        if (GatherWait.isUnknown(measured, node)) {
            badges.add(new Badge("starting, waiting", "waiting", "A part of its own time is starting the workers and waiting for the "
                    + "slowest of them; EXPLAIN (ANALYZE, VERBOSE) tells how much", Badge.Tone.QUIET));
        }
        if (measured.shareOf(node).atLeast(GatherWait.WORTH_A_WORD) && waitsForServers(node)) {
            badges.add(new Badge("waiting for servers", "waiting",
                    "A part of its own time is waiting for the other servers, which work at the same time", Badge.Tone.QUIET));
        }
        if (node.execution() instanceof Execution.NeverExecuted) {
            badges.add(new Badge("never executed", Badge.NEVER, "PostgreSQL did not need to run this node", Badge.Tone.QUIET));
        }
        if (measured.of(node).self() instanceof SelfTime.Inconsistent) {
            badges.add(new Badge("inconsistent", "?", "The printed figures contradict each other", Badge.Tone.QUIET));
        }
        return badges;
    }

    /// Looked up once: an Append may have tens of thousands of children.
    private boolean waitsForServers(PlanNode node) {
        return waiting.computeIfAbsent(node.id(), _ -> AsyncWait.isIn(measured.plan(), node));
    }

    private Optional<Badge> share(PlanNode node) {
        var share = measured.shareOf(node);
        if (!share.atLeast(LARGE_SHARE) || measured.nodes().size() == 1) {
            return Optional.empty();
        }
        String what = switch (measured.ranking()) {
            case TIME -> "time";
            case BUFFERS -> "buffers";
            case COST, NOTHING -> "cost";
        };
        boolean severe = measured.ranking() == Ranking.TIME;
        return Optional.of(new Badge(Format.share(share) + " of " + what, Format.share(share),
                Format.shareFull(share) + " of the plan's " + what + " is its own",
                severe ? Badge.Tone.SEVERE : Badge.Tone.MEDIUM));
    }

    private Optional<Badge> finding(PlanNode node) {
        List<Finding> here = advice.byNode().of(node.id());
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Severity worst = advice.byNode().worst(node.id()).orElseThrow();
        String text = here.size() == 1 ? "! finding" : "! " + here.size() + " findings";
        String full = String.join("\n", here.stream().map(finding -> finding.rule().title()).toList());
        return Optional.of(new Badge(text, Badge.FINDING, full, switch (worst) {
            case HIGH -> Badge.Tone.SEVERE;
            case MEDIUM -> Badge.Tone.MEDIUM;
            case LOW -> Badge.Tone.QUIET;
        }));
    }

    private static Badge waiting(GatherWait wait) {
        String time = (wait.inferred() ? "at least " : "") + Format.time(wait.time());
        return new Badge("waiting " + (wait.inferred() ? "≥ " : "") + Format.time(wait.time()), "waiting",
                "Waiting for the slowest process: " + time, Badge.Tone.QUIET);
    }

    private static Badge spill(DiskSpill spill) {
        return new Badge(spill.written().map(Format::bytes).map(size -> size + " on disk").orElse("on disk"), "disk",
                "Outgrew work_mem and wrote work files" + spill.written().map(size -> ": " + Format.bytesFull(size)).orElse(""),
                Badge.Tone.MEDIUM);
    }
}
