package org.plumbline.app.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.report.ComparedPlans;
import org.plumbline.app.report.ComparedPlans.Input;
import org.plumbline.app.report.ComparedPlans.Two;
import org.plumbline.app.report.InputFailure;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.PlanComparison;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.measure.MeasuredPlan;

/// Takes plan for plan what is to be compared. Of any number of plans it keeps the figures; the plans themselves only of the first two, and
/// of the best and the worst by each figure.
final class ComparedRuns {
    private final NoiseFloor floor;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<MeasuredPlan> firstTwo = new ArrayList<>(2);
    private final Map<Basis, Kept> best = new EnumMap<>(Basis.class);
    private final Map<Basis, Kept> worst = new EnumMap<>(Basis.class);

    ComparedRuns(NoiseFloor floor) {
        this.floor = floor;
    }

    private record Kept(MeasuredPlan plan, double value) {}

    /// Reads all that an argument names.
    ///
    /// @param teller takes a sentence of what could not be read
    /// @return whether all could be read
    boolean read(String argument, Streams streams, Consumer<String> teller) {
        PlanChoice choice = PlanChoice.of(argument);
        var taker = new Taker(argument, choice);
        new PlanInput(choice.file(), streams.in()).read(taker);
        if (!taker.failed && taker.taken == 0) {
            taker.failed(new InputFailure(Optional.empty(), "There is no plan number " + choice.number().orElse(1) + ": it holds "
                    + taker.seen + (taker.seen == 1 ? " plan." : " plans.")));
        }
        taker.failures.forEach(failure -> teller.accept(argument + ": " + failure.inWords()));
        return !taker.failed;
    }

    private final class Taker implements ReadTaker {
        private final String argument;
        private final PlanChoice choice;
        private final List<InputFailure> failures = new ArrayList<>();
        private boolean failed;
        private int seen;
        private int taken;

        Taker(String argument, PlanChoice choice) {
            this.argument = argument;
            this.choice = choice;
        }

        @Override
        public void read(UnadvisedPlan plan) {
            seen++;
            if (choice.takes(plan.index())) {
                taken++;
                take(Input.of(choice.file(), plan), plan.measured());
            }
        }

        @Override
        public void failed(InputFailure failure) {
            failed = true;
            failures.add(failure);
            inputs.add(Input.failed(argument, failure));
        }
    }

    private void take(Input input, MeasuredPlan plan) {
        inputs.add(input);
        Run run = input.run().orElseThrow();
        runs.add(run);
        if (firstTwo.size() < 2) {
            firstTwo.add(plan);
        }
        for (Basis basis : Basis.values()) {
            run.amount(basis).map(Amount::value).ifPresent(value -> {
                best.merge(basis, new Kept(plan, value), (kept, now) -> now.value() < kept.value() ? now : kept);
                worst.merge(basis, new Kept(plan, value), (kept, now) -> now.value() >= kept.value() ? now : kept);
            });
        }
    }

    int count() {
        return runs.size();
    }

    List<Run> runs() {
        return runs;
    }

    /// Two plans are compared as they come; of more, the best with the worst.
    ComparedPlans compared() {
        if (runs.size() == 2) {
            return new ComparedPlans(inputs,
                    Optional.of(new Two(0, 1, PlanComparison.of(firstTwo.getFirst(), firstTwo.getLast(), floor))), Optional.empty());
        }
        if (runs.size() < 2) {
            return new ComparedPlans(inputs, Optional.empty(), Optional.empty());
        }
        Runs all = Runs.of(runs, floor);
        Optional<Two> two = all.spread().filter(spread -> spread.bestRun() != spread.worstRun())
                .map(spread -> new Two(spread.bestRun(), spread.worstRun(),
                        PlanComparison.of(best.get(all.basis()).plan(), worst.get(all.basis()).plan(), floor)));
        return new ComparedPlans(inputs, two, Optional.of(all));
    }

    /// Whether the last run took longer than the first, or of more than two than the median of those before it, by more than this share: by
    /// the most telling figure that it has and one of those before it too. None where they have no figure in common.
    Optional<Boolean> isSlower(double share) {
        Run last = runs.getLast();
        for (Basis basis : List.of(Basis.TIME, Basis.BUFFERS, Basis.COST)) {
            List<Run> earlier = runs.subList(0, runs.size() - 1).stream().filter(run -> run.amount(basis).isPresent()).toList();
            if (last.amount(basis).isPresent() && !earlier.isEmpty()) {
                Amount now = last.amount(basis).get();
                Amount usual = Runs.median(earlier, basis);
                return Optional.of(floor.isMore(usual, now) && now.value() > usual.value() * (1 + share));
            }
        }
        return Optional.empty();
    }
}
