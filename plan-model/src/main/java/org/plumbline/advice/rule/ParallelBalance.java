package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.Execution.Executed;
import org.plumbline.plan.Execution.Timing;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Relationship;
import org.plumbline.plan.measure.Inclusive;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Rows;

/// What a Gather took, against what one process alone would have needed for the same: the sum of what its processes did. That sum is at
/// least what one would have needed, as some of it is done in every process.
///
/// @param together wall time of the Gather and its input, without InitPlans and SubPlans of its own
/// @param alone time of all processes below it, added up
/// @param untilFirstRow until its first row, less the same of its input, and less its InitPlans, which run before
/// @param shipped rows that it took over from its processes
record ParallelBalance(Duration together, Duration alone, Duration untilFirstRow, Rows shipped) {
    static final Set<Class<? extends Operation>> GATHERS = Set.of(Operation.Gather.class, Operation.GatherMerge.class);

    /// From here on it is the rows that make a Gather dear, up to here the start of its workers (our own).
    static final Rows MANY_ROWS = Rows.rows(10_000);

    /// To start a worker: about a millisecond where processors are free; on two processors under load it was seven (PostgreSQL 18, 40 runs
    /// each of one to four workers).
    static final Duration START_OF_WORKER = Duration.ofMillis(1);

    /// None where it never ran, ran more than once, started no worker, or has no times; nor where one worker runs all of it
    /// (`Single Copy`), which is no plan to save time.
    static Optional<ParallelBalance> of(MeasuredPlan plan, PlanNode gather, Operation.Gathering gathering) {
        Optional<PlanNode> input = plan.plan().outer(gather);
        if (gathering.workersLaunched().orElse(0L) < 1 || input.isEmpty()
                || gather.attributes().get("Single Copy").equals(Optional.of(new AttributeValue.Flag(true)))
                || !(gather.execution() instanceof Executed(long loops, Rows rows, Optional<Timing> timing)) || loops != 1) {
            return Optional.empty();
        }
        Optional<Inclusive> below = plan.of(input.get()).inclusive();
        if (below.isEmpty() || timing.isEmpty()) {
            return Optional.empty();
        }
        Duration inputStart = input.get().executed().flatMap(Executed::timing).map(Timing::startupTimePerLoop).orElse(Duration.ZERO);
        Duration initPlans = plan.plan().children(gather).stream()
                .filter(child -> child.relationship().equals(Optional.of(Relationship.INIT_PLAN)))
                .flatMap(child -> plan.of(child).inclusive().stream()).map(Inclusive::wall).reduce(Duration.ZERO, Duration::plus);
        Duration start = timing.get().startupTimePerLoop().minus(inputStart).minus(initPlans);
        Duration together = plan.of(gather).self().wallOrZero().plus(below.get().wall());
        return Optional.of(new ParallelBalance(together, below.get().cpu(), start.isNegative() ? Duration.ZERO : start, rows));
    }

    /// What one process alone would have won; negative where the processes were quicker together.
    Duration lost() {
        return together.minus(alone);
    }

    boolean isShippingMany() {
        return shipped.compareTo(MANY_ROWS) >= 0;
    }

    Stake stake(MeasuredPlan plan) {
        Duration lost = lost().isNegative() ? Duration.ZERO : lost();
        return new Stake(plan.share(lost), Optional.of(lost));
    }

    Evidence togetherFigure() {
        return Evidence.time("with parallel processes", together);
    }

    Evidence aloneFigure() {
        return Evidence.time("work of all processes together", alone);
    }
}
