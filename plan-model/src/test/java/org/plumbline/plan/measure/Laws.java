package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.plumbline.plan.Buffers;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Cost;
import org.plumbline.plan.unit.Rows;

/// The laws at the end of `arithmetic.md`, which hold for every analysed plan.
final class Laws {
    private static final List<ToLongFunction<Buffers>> BLOCKS = List.of(
            blocks -> blocks.sharedHit().count(), blocks -> blocks.sharedRead().count(), blocks -> blocks.sharedDirtied().count(),
            blocks -> blocks.sharedWritten().count(), blocks -> blocks.localHit().count(), blocks -> blocks.localRead().count(),
            blocks -> blocks.localDirtied().count(), blocks -> blocks.localWritten().count(), blocks -> blocks.tempRead().count(),
            blocks -> blocks.tempWritten().count());

    private static final NodeId ROOT = new NodeId(0);

    private final MeasuredPlan plan;
    private final List<String> broken = new ArrayList<>();

    private Laws(MeasuredPlan plan) {
        this.plan = plan;
    }

    /// Each law that this plan breaks, with its node.
    static List<String> broken(MeasuredPlan plan) {
        var laws = new Laws(plan);
        plan.nodes().forEach(laws::node);
        laws.sums();
        laws.blocks();
        return laws.broken;
    }

    private void node(PlanNode node) {
        NodeMeasure measure = plan.of(node);
        if (measure.self() instanceof SelfTime.Inconsistent(Duration raw, Duration _)) {
            breach(node, "has a time of its own below 0");
            if (!raw.isNegative()) {
                breach(node, "is inconsistent with a raw time of " + raw);
            }
        }
        if (measure.selfUsage().map(SelfUsage::inconsistent).orElse(false)) {
            breach(node, "has blocks of its own below 0");
        }
        if (measure.processes() < 1 || measure.misestimate().map(Misestimate::leastFactor).orElse(1.0) < 1
                || measure.misestimate().map(miss -> miss.leastFactor() > miss.factor()).orElse(false)
                || measure.byProcess().map(Processes::skew).orElse(1.0) < 1) {
            breach(node, "has a misestimate, a skew or processes below 1");
        }
        if (measure.selfCost().map(Cost::value).orElse(0.0) < 0 || times(measure).anyMatch(Duration::isNegative)) {
            breach(node, "has a time or cost below 0: " + measure);
        }
        node.executed().ifPresent(executed -> executed(node, executed, measure));
    }

    private static Stream<Duration> times(NodeMeasure measure) {
        return Stream.of(measure.inclusive().map(Inclusive::wall), measure.inclusive().map(Inclusive::cpu),
                Optional.of(measure.self().wallOrZero()), measure.criticalPath(), measure.gatherWait().map(GatherWait::time),
                measure.byProcess().map(Processes::leader)).flatMap(Optional::stream);
    }

    private void executed(PlanNode node, Executed executed, NodeMeasure measure) {
        if (node.operation() instanceof Operation.BitmapAnd || node.operation() instanceof Operation.BitmapOr) {
            if (measure.rowsTotal().isPresent() || measure.rowsRange().isPresent()) {
                breach(node, "has rows that PostgreSQL does not count");
            }
        } else {
            rows(node, executed, measure);
        }
        measure.inclusive().ifPresent(time -> {
            long slack = nanos(executed, measure);
            if (time.wall().compareTo(time.cpu()) > 0 || measure.self().wallOrZero().toNanos() > time.wall().toNanos() + slack) {
                breach(node, "has a wall time over its CPU time, or a self time over its total");
            }
            if (measure.criticalPath().map(slowest -> slowest.toNanos() + slack < time.wall().toNanos()).orElse(false)) {
                breach(node, "has a slowest process faster than the average");
            }
        });
        parts(node, executed, measure);
        if (measure.gatherWait().map(wait -> wait.time().compareTo(measure.self().wallOrZero()) > 0).orElse(false)) {
            breach(node, "waited longer than its own time");
        }
    }

    private void rows(PlanNode node, Executed executed, NodeMeasure measure) {
        double rows = measure.rowsTotal().map(Rows::value).orElse(-1.0);
        if (rows != executed.rowsPerLoop().value() * executed.loops()) {
            breach(node, "made " + rows + " rows");
        }
        RowsRange range = measure.rowsRange().orElseThrow();
        boolean holds = range.low().value() <= Math.ceil(rows) && Math.floor(rows) <= range.high().value();
        if (!holds || (executed.loops() == 1 && !range.low().equals(range.high()))) {
            breach(node, "made " + rows + " rows, which are not " + range);
        }
    }

    /// The processes' parts add up to the node.
    private void parts(PlanNode node, Executed executed, NodeMeasure measure) {
        if (measure.parts().isEmpty()) {
            return;
        }
        long loops = measure.parts().stream().mapToLong(ProcessPart::loops).sum();
        double rows = measure.parts().stream().mapToDouble(part -> part.rows().value()).sum();
        double time = measure.parts().stream().flatMap(part -> part.time().stream()).mapToDouble(Duration::toNanos).sum();
        double whole = measure.inclusive().map(all -> (double) all.cpu().toNanos()).orElse(0.0);
        double lost = 2.0 * executed.loops();
        if (loops != executed.loops() || Math.abs(rows - executed.rowsAllLoops().value()) > lost || Math.abs(time - whole) > 500 * lost) {
            breach(node, "is not the sum of its processes: " + measure.parts());
        }
    }

    /// Sum of self + AFTER triggers + serialization + data-modifying CTEs that nobody scans + unattributed = execution time.
    private void sums() {
        Reconciliation sums = plan.reconciliation();
        Duration selves = Duration.ZERO;
        long rounding = 0;
        for (PlanNode node : plan.nodes()) {
            NodeMeasure measure = plan.of(node);
            selves = selves.plus(measure.self() instanceof SelfTime.Inconsistent(Duration raw, Duration _)
                    ? raw : measure.self().wallOrZero());
            rounding += node.executed().map(executed -> 2 * nanos(executed, measure)).orElse(0L);
        }
        if (plan.ranking() == MeasuredPlan.Ranking.TIME && Math.abs(selves.minus(sums.nodes()).toNanos()) > rounding) {
            broken.add("the selves add up to " + selves + " of " + sums.nodes());
        }
        Duration root = plan.of(plan.plan().root()).inclusive().map(Inclusive::wall).orElse(Duration.ZERO);
        Duration ctes = plan.nodes().stream().filter(this::mayBeBeside)
                .flatMap(node -> plan.of(node).inclusive().stream()).map(Inclusive::wall).reduce(Duration.ZERO, Duration::plus);
        if (sums.nodes().compareTo(root) < 0 || sums.nodes().compareTo(root.plus(ctes).plusNanos(1000)) > 0) {
            broken.add("the nodes add up to " + sums.nodes() + " with a root of " + root);
        }
        sums.unattributed().filter(rest -> rest.plus(sums.tolerance()).isNegative())
                .ifPresent(rest -> broken.add("unattributed is " + rest));
        Duration all = sums.nodes().plus(sums.afterTriggers()).plus(sums.serialization());
        if (sums.unattributed().isPresent() && !all.plus(sums.unattributed().get()).equals(sums.execution().orElseThrow())) {
            broken.add("the parts add up to " + all + " and " + sums.unattributed().get() + ", not to " + sums.execution().get());
        }
        boolean contradicted = broken.stream().anyMatch(law -> law.contains("of its own below 0") || law.startsWith("unattributed"));
        if (sums.consistent() == contradicted) {
            broken.add(contradicted ? "is not flagged as inconsistent" : "is flagged as inconsistent");
        }
    }

    /// Data-modifying CTEs, and SubPlans of a root that was started again: on the time of a node that is missing.
    private boolean mayBeBeside(PlanNode node) {
        PlanNode root = plan.plan().root();
        boolean restarted = root.attributes().text("Index Cond").isPresent()
                && root.executed().map(executed -> executed.loops() > 1).orElse(false);
        return node.isSubPlan() ? restarted && node.parent().equals(Optional.of(ROOT))
                : node.isCte() && node.nodeType().equals("ModifyTable");
    }

    /// What the nodes touched themselves adds up to what the root says, and what CTEs beside the tree touched.
    private void blocks() {
        Buffers root = plan.plan().root().usage().map(used -> used.buffers()).orElse(Buffers.NONE);
        Buffers ctes = plan.nodes().stream().filter(this::mayBeBeside)
                .flatMap(node -> node.usage().stream()).map(used -> used.buffers()).reduce(Buffers.NONE, Buffers::plus);
        Buffers selves = plan.nodes().stream().flatMap(node -> plan.of(node).selfUsage().stream()).map(self -> self.usage().buffers())
                .reduce(Buffers.NONE, Buffers::plus);
        if (broken.stream().anyMatch(law -> law.endsWith("blocks of its own below 0"))) {
            return;
        }
        for (ToLongFunction<Buffers> kind : BLOCKS) {
            long own = kind.applyAsLong(selves);
            if (own < kind.applyAsLong(root) || own > kind.applyAsLong(root) + kind.applyAsLong(ctes)) {
                broken.add("the nodes' own blocks add up to " + selves + ", the root has " + root);
                return;
            }
        }
    }

    /// A clamped self time may be off by its own rounding and its children's.
    private static long nanos(Executed executed, NodeMeasure measure) {
        return Math.round(500.0 * executed.loops() / measure.processes() + 1000);
    }

    private void breach(PlanNode node, String what) {
        broken.add("node " + node.id().index() + " (" + node.nodeType() + ") " + what);
    }
}
