package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Summary;

/// How long reading the clock took, told by the plan itself. EXPLAIN ANALYZE reads it before and after each row of a node: of the two
/// readings one counts for the node, and one for who asked it. Nobody asks the root: its second reading is between its time and the
/// execution time.
final class Clock {
    /// Reading the processor's own counter takes 20 to 40 ns; other clocks take 300 ns and more (`pg_test_timing`'s page: 36 ns with
    /// `tsc`, 723 ns with `hpet`). Below, what else is between the two (freeing memory, removing temporary files) tells more than the
    /// clock does.
    private static final double SLOW_NANOS = 200;
    /// So many that starting and ending the execution do not count (our own).
    private static final double MANY_ROWS = 100_000;

    private final Plan plan;
    /// No reading took longer; infinite where no node tells.
    private final double mostNanos;

    /// @param ownNanos what a node took itself at most, of all its processes
    Clock(Plan plan, ToDoubleFunction<PlanNode> ownNanos) {
        this.plan = plan;
        this.mostNanos = plan.nodes().stream().mapToDouble(node -> most(plan, node, ownNanos)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /// One reading, as long as it can have been; none where no node has enough of them to tell.
    Optional<Duration> atMost() {
        return mostNanos < Double.POSITIVE_INFINITY ? Optional.of(Times.nanos(mostNanos)) : Optional.empty();
    }

    /// One reading, where it was slow; none where something else is in the execution time too. EXPLAIN sends rows to nobody (but for
    /// SERIALIZE): the time in a log of auto_explain, where they are sent, is not the execution time.
    Optional<Duration> slow(boolean writes) {
        Summary summary = plan.summary();
        Optional<Executed> root = plan.root().executed().filter(executed -> executed.timing().isPresent());
        if (root.isEmpty() || summary.executionTime().isEmpty() || writes || !summary.triggers().isEmpty()
                || summary.jit().isPresent() || summary.serialization().isPresent()) {
            return Optional.empty();
        }
        double rows = root.get().loops() * root.get().rowsPerLoop().value();
        double wall = root.get().timing().orElseThrow().totalTimePerLoop().toNanos() * (double) root.get().loops();
        double nanos = Math.min(mostNanos, (summary.executionTime().get().toNanos() - wall) / rows);
        return rows < MANY_ROWS || nanos < SLOW_NANOS ? Optional.empty() : Optional.of(Times.nanos(nanos));
    }

    /// No reading takes longer than what a node took itself, divided by those that are in it: one for each of its rows, and one for each
    /// row of its inputs. In a Gather there are the leader's only.
    private static double most(Plan plan, PlanNode node, ToDoubleFunction<PlanNode> ownNanos) {
        double readings = calls(node);
        if (readings < Measure.MANY_CALLS || Times.isGather(node)) {
            return Double.POSITIVE_INFINITY;
        }
        for (PlanNode child : plan.children(node)) {
            readings += child.feedsParent() ? calls(child) : 0;
        }
        return ownNanos.applyAsDouble(node) / readings;
    }

    static double calls(PlanNode node) {
        return node.executed().map(executed -> executed.loops() * (executed.rowsPerLoop().value() + 1)).orElse(0.0);
    }
}
