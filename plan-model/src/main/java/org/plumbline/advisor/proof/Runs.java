package org.plumbline.advisor.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.plumbline.plan.unit.Blocks;

/// Runs of one statement under the same conditions.
public record Runs(List<Run> all) {
    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;

    /// @throws IllegalArgumentException for none
    public Runs {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no run");
        }
    }

    /// Whether each came to its end; else the times are the least that it takes.
    public boolean finished() {
        return all.stream().allMatch(Run::finished);
    }

    /// Whether most came to their end, so that the median is one of theirs.
    public boolean ends() {
        return 2 * all.stream().filter(Run::finished).count() > all.size();
    }

    /// Of their times.
    public Duration median() {
        return Duration.ofNanos(Math.round(Median.withDefaults().evaluate(nanos())));
    }

    /// A quarter of the runs took less.
    public Duration lowerQuartile() {
        return Duration.ofNanos(Math.round(Quantile.withDefaults().evaluate(nanos(), LOWER)));
    }

    /// A quarter of the runs took longer.
    public Duration upperQuartile() {
        return Duration.ofNanos(Math.round(Quantile.withDefaults().evaluate(nanos(), UPPER)));
    }

    /// The median of the process's own time; absent where it is not known of each run.
    public Optional<Duration> cpu() {
        return all.stream().allMatch(run -> run.cpu().isPresent())
                ? Optional.of(Duration.ofNanos(Math.round(median(run -> run.cpu().orElseThrow().toNanos())))) : Optional.empty();
    }

    /// The median of the blocks that were touched.
    public Blocks touched() {
        return Blocks.blocks(Math.round(median(run -> run.touched().count())));
    }

    /// How likely times as different as these are where nothing has changed: the two-sided test of Mann and Whitney, exact for few runs
    /// without ties. It asks nothing of the distribution of times, which has a long tail.
    double chance(Runs others) {
        return MannWhitneyUTest.withDefaults().test(nanos(), others.nanos()).getPValue();
    }

    private double[] nanos() {
        return all.stream().mapToDouble(run -> run.time().toNanos()).toArray();
    }

    private double median(ToDoubleFunction<Run> figure) {
        return Median.withDefaults().evaluate(all.stream().mapToDouble(figure).toArray());
    }
}
