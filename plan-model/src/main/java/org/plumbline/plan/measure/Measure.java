package org.plumbline.plan.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Usage;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;

/// From printed figures to what they mean. Every step is linear in the number of nodes, and none recurses into the plan's depth.
public final class Measure {
    /// Reading the clock twice, for one row of one loop: 100 ns at most on usual hardware (`pg_test_timing`).
    private static final double CLOCK_NANOS = 100;
    static final double MANY_CALLS = 10_000;

    private final Plan plan;
    private final Times times;
    private final Holders holders;
    private final int[] holder;
    private final Payments payments;
    private final RowsKinds rowsKinds;
    private final Misestimates misestimates;
    private final SelfCosts costs;
    private final NodesByKind byKind = new NodesByKind();
    private final double[] childrenWall;
    private final double[] childrenTolerance;
    private final Usage[] childrenUsage;
    /// The longest that one process was busy below, where one alone ran a node.
    private final double[] longestAlone;
    private final Clock clock;
    private final Optional<Duration> slowClock;

    private Measure(Plan plan) {
        int count = plan.nodes().size();
        this.plan = plan;
        times = new Times(plan);
        costs = new SelfCosts(plan);
        var stop = new EarlyStop(plan);
        misestimates = new Misestimates(plan, stop);
        holders = new Holders(plan, times);
        holder = goDown(stop);
        payments = new Payments(plan, times, holder);
        rowsKinds = new RowsKinds(plan, times);
        childrenWall = new double[count];
        childrenTolerance = new double[count];
        childrenUsage = new Usage[count];
        longestAlone = new double[count];
        goUp();
        clock = new Clock(plan, this::ownAtMost);
        slowClock = clock.slow(!byKind.of(Operation.ModifyTable.class).isEmpty());
    }

    /// What nodes have from their parents: all of it in one pass, as going through a hundred thousand nodes takes longer than the sums.
    private int[] goDown(EarlyStop stop) {
        for (PlanNode node : plan.nodes()) {
            times.add(node);
            holders.add(node);
            costs.add(node);
            stop.add(node);
            byKind.add(node);
        }
        if (times.hasOthers) {
            stop.inheritFromScans();
        }
        return holders.finish();
    }

    /// What nodes have from their children.
    private void goUp() {
        for (int i = plan.nodes().size() - 1; i >= 0; i--) {
            PlanNode node = plan.nodes().get(i);
            misestimates.add(node);
            addToHolder(node);
        }
    }

    public static MeasuredPlan of(Plan plan) {
        return new Measure(plan).measured();
    }

    private MeasuredPlan measured() {
        var measures = new ArrayList<NodeMeasure>(plan.nodes().size());
        double tolerance = times.tolerance[0] + holders.besideTolerance;
        double beside = payments.besideTheTree + holders.besideTheTree;
        boolean consistent = true;
        var sums = new SelfSums.Adding(plan.nodes().size());
        for (PlanNode node : plan.nodes()) {
            costs.share(node);
            NodeMeasure measure = measure(node);
            measures.add(measure);
            consistent &= !(measure.self() instanceof SelfTime.Inconsistent);
            long blocks = 0;
            if (measure.selfUsage().isPresent()) {
                blocks = Math.max(0, measure.selfUsage().get().usage().buffers().touched().count());
                consistent &= !measure.selfUsage().get().inconsistent();
            }
            sums.add(measure, blocks, costs.valueOf(node));
        }
        Reconciliation whole = Reconciler.of(plan, times.wallOrZero(0) + beside, tolerance, consistent);
        return new MeasuredPlan(plan, measures, whole, sums.ranking(), Blocks.blocks((long) sums.blocks()), new Cost(sums.cost()),
                sums.sums(whole), byKind, slowClock, clock.atMost());
    }

    private void addToHolder(PlanNode node) {
        int i = node.id().index();
        if (ranAlone(node)) {
            longestAlone[i] = Math.max(longestAlone[i], times.wall[i] * times.processes[i]);
        }
        if (holder[i] >= 0) {
            int p = holder[i];
            childrenWall[p] += times.wallOrZero(i);
            childrenTolerance[p] += times.tolerance[i];
            if (node.usage().isPresent()) {
                Usage used = node.usage().get();
                childrenUsage[p] = childrenUsage[p] == null ? used : childrenUsage[p].plus(used);
            }
            longestAlone[p] = Math.max(longestAlone[p], longestAlone[i]);
        }
    }

    private NodeMeasure measure(PlanNode node) {
        int i = node.id().index();
        Optional<Executed> executed = node.executed();
        Optional<Processes> byProcess = WorkerSplit.of(node);
        Optional<Executed> counted = executed.filter(_ -> countsRows(node));
        SelfTime self = self(node, i);
        return new NodeMeasure(
                node.id(),
                times.processes[i],
                times.measured(i) ? Optional.of(new Inclusive(Times.nanos(times.wall[i]), Times.nanos(times.wall[i] * times.processes[i])))
                        : Optional.empty(),
                self,
                times.measured(i) ? Optional.of(Times.nanos(selfTolerance(i))) : Optional.empty(),
                counted.map(Executed::rowsAllLoops),
                counted.map(each -> RowsRange.made(plan, each.rowsPerLoop(), each.loops())),
                rowsKinds.planned(node),
                rowsKinds.of(i),
                misestimates.of(i),
                byProcess,
                WorkerSplit.parts(plan, node),
                byProcess.map(Processes::slowest).or(() -> ranAlone(node)
                        ? Optional.of(Times.nanos(times.wall[i] * times.processes[i])) : Optional.empty()),
                gatherWait(node, self),
                node.usage().map(used -> selfUsage(used, i)),
                costs.of(node),
                instrumentationBound(node, self));
    }

    /// These print 0 rows always (rule 13).
    private static boolean countsRows(PlanNode node) {
        return !(node.operation() instanceof Operation.BitmapAnd) && !(node.operation() instanceof Operation.BitmapOr);
    }

    private boolean ranAlone(PlanNode node) {
        int i = node.id().index();
        return times.processes[i] > 1 && times.measured(i) && node.execution() instanceof Executed executed && executed.loops() == 1;
    }

    /// What a node took itself, of all its processes, as far up as the rounding leaves it; infinite where that is not known.
    private double ownAtMost(PlanNode node) {
        int i = node.id().index();
        return switch (self(node, i)) {
            case SelfTime.Measured(Duration wall, Duration _) -> (wall.toNanos() + selfTolerance(i)) * times.processes[i];
            case SelfTime.BelowResolution(Duration wall, Duration _) -> (wall.toNanos() + selfTolerance(i)) * times.processes[i];
            case SelfTime.Inconsistent _, SelfTime.NotMeasured _, SelfTime.NeverExecuted _ -> Double.POSITIVE_INFINITY;
        };
    }

    private SelfTime self(PlanNode node, int i) {
        return switch (node.execution()) {
            case Execution.NotAnalyzed _ -> new SelfTime.NotMeasured();
            case Execution.NeverExecuted _ -> new SelfTime.NeverExecuted();
            case Executed _ -> times.measured(i) ? selfOf(i) : new SelfTime.NotMeasured();
        };
    }

    private SelfTime selfOf(int i) {
        double self = times.wall[i] - childrenWall[i] - payments.paidWall[i];
        double tolerance = selfTolerance(i);
        if (self < -tolerance) {
            return new SelfTime.Inconsistent(Times.nanos(self), Times.nanos(self * times.processes[i]));
        }
        Duration wall = Times.nanos(Math.max(0, self));
        Duration cpu = Times.nanos(Math.max(0, self) * times.processes[i]);
        return self <= tolerance ? new SelfTime.BelowResolution(wall, cpu) : new SelfTime.Measured(wall, cpu);
    }

    private double selfTolerance(int i) {
        return times.tolerance[i] + childrenTolerance[i] + payments.paidTolerance[i];
    }

    private SelfUsage selfUsage(Usage used, int i) {
        Usage self = childrenUsage[i] == null ? used : used.minus(childrenUsage[i]);
        return SelfUsage.of(self.minus(payments.paidUsage[i]));
    }

    /// Own work is what is left after the slowest process was done; between the average process and the slowest, the Gather waits.
    private Optional<GatherWait> gatherWait(PlanNode node, SelfTime self) {
        if (!Times.isGather(node) || self.wallOrZero().isZero()) {
            return Optional.empty();
        }
        PlanNode input = plan.outer(node).orElse(node);
        Optional<Processes> byProcess = WorkerSplit.of(input);
        double average = times.wallOrZero(input.id().index());
        double slowest = byProcess.map(split -> (double) split.slowest().toNanos()).orElse(longestAlone[input.id().index()]);
        if (slowest <= average) {
            return Optional.empty();
        }
        double waited = Math.min(slowest - average, self.wallOrZero().toNanos());
        return Optional.of(new GatherWait(Times.nanos(waited), byProcess.isEmpty()));
    }

    private boolean instrumentationBound(PlanNode node, SelfTime self) {
        if (!(self instanceof SelfTime.Measured || self instanceof SelfTime.BelowResolution)) {
            return false;
        }
        double calls = Clock.calls(node);
        // Of a slow clock as much more than its two readings as 100 ns are more than those of a usual one.
        double most = slowClock.map(reading -> 4.0 * reading.toNanos()).orElse(CLOCK_NANOS);
        return calls >= MANY_CALLS && self.wallOrZero().toNanos() <= most * calls;
    }
}
