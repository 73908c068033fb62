package org.plumbline.app.ui.compare;

import java.util.List;
import org.plumbline.plan.compare.NoiseFloor;
import org.plumbline.plan.compare.Run;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.measure.MeasuredPlan;

/// A plan that can be compared.
///
/// @param key what it is: two offers of one plan have equal keys
/// @param name what it is called
/// @param run what tells it from other runs of its statement: when it was
/// @param place where it is from
/// @param plan its figures
public record PlanOffer(Object key, String name, String run, String place, MeasuredPlan plan) {
    /// Of several runs the one that took least and the one that took most, in that order; the first and the last where none says.
    ///
    /// @param runs at least two
    public static List<PlanOffer> bestAndWorst(List<PlanOffer> runs) {
        Runs all = Runs.of(runs.stream().map(each -> Run.of(each.run(), each.plan())).toList(), NoiseFloor.USUAL);
        return all.spread().filter(spread -> spread.bestRun() != spread.worstRun())
                .map(spread -> List.of(runs.get(spread.bestRun()), runs.get(spread.worstRun())))
                .orElseGet(() -> List.of(runs.getFirst(), runs.getLast()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlanOffer that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
