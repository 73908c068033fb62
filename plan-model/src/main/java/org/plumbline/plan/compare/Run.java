package org.plumbline.plan.compare;

import java.time.Duration;
import java.util.Optional;
import org.plumbline.plan.Capability;
import org.plumbline.plan.Estimate;
import org.plumbline.plan.digest.NormalisedStatement;
import org.plumbline.plan.digest.PlanShape;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Cost;

/// One run of a statement, as far as many runs are compared.
///
/// @param name what a person calls it: a file, a time
/// @param shape what its plan does
/// @param execution none where it was not run, or without times
/// @param touched blocks that its nodes found or read, work files aside; none without BUFFERS
/// @param cost the planner's; none with COSTS OFF
/// @param statement the fingerprint of its statement; none where the plan does not carry it
public record Run(
        String name, PlanShape shape, Optional<Duration> execution, Optional<Blocks> touched, Optional<Cost> cost,
        Optional<Long> statement) {

    public static Run of(String name, MeasuredPlan plan) {
        boolean hasBlocks = Totals.isRun(plan) && plan.plan().capabilities().has(Capability.BUFFERS);
        return new Run(name, PlanShape.of(plan.plan()),
                Totals.hasTimes(plan) ? Optional.of(plan.reconciliation().whole()) : Optional.empty(),
                hasBlocks ? Optional.of(Totals.touched(plan)) : Optional.empty(),
                plan.plan().root().estimate().map(Estimate::totalCost).map(Cost::withoutPenalty),
                plan.plan().origin().query().map(NormalisedStatement::of).map(NormalisedStatement::fingerprint));
    }

    /// Its figure on this basis; none where it has none.
    public Optional<Amount> amount(Basis basis) {
        Optional<Double> value = switch (basis) {
            case TIME -> execution.map(time -> (double) time.toNanos());
            case BUFFERS -> touched.map(blocks -> (double) blocks.count());
            case COST -> cost.map(Cost::value);
            case NOTHING -> Optional.empty();
        };
        return value.map(each -> new Amount(basis, each));
    }
}
