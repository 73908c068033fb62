package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Severity;
import org.plumbline.plan.Execution.Timing;
import org.plumbline.plan.Jit;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;

/// Time that compiling (JIT) took, and where it stands: the code is made when the first expression is evaluated, so that it is on the first
/// row of the node that does so (`llvm_compile_expr` is lazy, llvmjit_expr.c).
///
///     Seq Scan on orders  (actual time=73.635..83.145 rows=588 loops=1)
///       Filter: (total > '990'::numeric)
///     JIT:
///       Timing: ... Total 73.807 ms
final class Compiling {
    private static final String JIT_RULE = "jit-dominates";
    /// Of the compiling, what a node's first row must have waited at least for it to be there.
    private static final double NEARLY_ALL = 0.9;
    /// Of the execution: what is left of a finding must be worth telling (the least of our scans' and spills' thresholds).
    private static final double LEAST_SHARE = 0.05;

    private static final double NANOS_PER_MILLISECOND = 1e6;

    private Compiling() {}

    /// What the leader waited: the printed time is the sum over it and all workers, each of which compiles for itself, so that the workers'
    /// part is taken off where it is printed (VERBOSE). Elsewhere each has a part by its nodes: the leader has expressions of all, a worker
    /// of those below its Gather (in a plan of 37 nodes and six workers that makes 70 %, where 54 % was printed).
    static Duration perProcess(MeasuredPlan plan, Jit jit) {
        return printed(plan, jit).orElseGet(() -> Duration.ofNanos(Math.round(sum(jit).toNanos() * partOfLeader(plan))));
    }

    /// The leader's part, where that of the workers is printed.
    static Optional<Duration> printed(MeasuredPlan plan, Jit jit) {
        return ofWorkers(plan).map(sum(jit)::minus).filter(leader -> !leader.isNegative());
    }

    private static Duration sum(Jit jit) {
        return jit.total().orElseGet(() -> Stream.of(jit.generation(), jit.inlining(), jit.optimization(), jit.emission())
                .flatMap(Optional::stream).reduce(Duration.ZERO, Duration::plus));
    }

    private static Optional<Duration> ofWorkers(MeasuredPlan plan) {
        return plan.nodes().stream().flatMap(node -> node.workers().stream())
                .flatMap(worker -> worker.attributes().group("JIT").group("Timing").number("Total").stream().boxed())
                .map(millis -> Duration.ofNanos(Math.round(millis * NANOS_PER_MILLISECOND))).reduce(Duration::plus);
    }

    static long processes(MeasuredPlan plan) {
        return 1 + gathers(plan).mapToLong(Compiling::launched).sum();
    }

    private static double partOfLeader(MeasuredPlan plan) {
        double nodes = plan.nodes().size();
        return nodes / (nodes + gathers(plan).mapToDouble(node -> launched(node) * (plan.plan().subtree(node).size() - 1.0)).sum());
    }

    private static Stream<PlanNode> gathers(MeasuredPlan plan) {
        return plan.nodes(Set.of(Operation.Gather.class, Operation.GatherMerge.class)).stream();
    }

    private static long launched(PlanNode node) {
        return node.operation() instanceof Operation.Gathering gathering ? gathering.workersLaunched().orElse(0L) : 0;
    }

    /// What the node that compiled is told of is told without that time, which no index or memory wins back.
    static List<Finding> takenOff(MeasuredPlan plan, List<Finding> findings) {
        Optional<Duration> time = plan.plan().summary().jit().map(jit -> perProcess(plan, jit)).filter(Duration::isPositive);
        Optional<PlanNode> holder = time.flatMap(compiling -> holder(plan, compiling));
        return holder.isEmpty() ? findings
                : findings.stream().flatMap(finding -> takenOff(plan, finding, holder.get(), time.orElseThrow()).stream()).toList();
    }

    private static Optional<Finding> takenOff(MeasuredPlan plan, Finding finding, PlanNode holder, Duration compiling) {
        if (finding.rule().id().equals(JIT_RULE) || finding.timeAtStake().isEmpty() || !finding.nodes().contains(holder.id())) {
            return Optional.of(finding);
        }
        Duration left = finding.timeAtStake().get().minus(compiling);
        Share share = plan.share(left.isNegative() ? Duration.ZERO : left);
        if (!share.atLeast(LEAST_SHARE)) {
            return Optional.empty();
        }
        Severity severity = Severity.of(share).compareTo(finding.severity()) < 0 ? Severity.of(share) : finding.severity();
        return Optional.of(new Finding(finding.rule(), finding.node(), finding.nodes(), severity, share, Optional.of(left),
                finding.evidence(), finding.remedies(), finding.doubts(), finding.knowMore(), finding.state()));
    }

    /// The lowest node whose first row waited for it.
    private static Optional<PlanNode> holder(MeasuredPlan plan, Duration compiling) {
        long least = Math.round(compiling.toNanos() * NEARLY_ALL);
        return plan.nodes().stream()
                .filter(node -> firstRow(node) >= least)
                .filter(node -> plan.plan().children(node).stream().noneMatch(child -> firstRow(child) >= least))
                .findFirst();
    }

    private static long firstRow(PlanNode node) {
        return node.executed().flatMap(executed -> executed.timing()).map(Timing::startupTimePerLoop).map(Duration::toNanos).orElse(0L);
    }
}
