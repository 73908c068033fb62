package org.plumbline.plan.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Several runs of one statement as a distribution.
///
/// @param runs as they were given, which should be the order of time
/// @param basis the most telling figure that all of them have; else the one that most have
/// @param spread of the runs that have that figure; none where none has
/// @param outliers numbers of runs that took far longer or shorter than most: more than one and a half times the middle half's width
///         from it (Tukey, "Exploratory Data Analysis", 1977), and beyond noise
/// @param differing numbers of runs that are beyond noise from the median, outliers among them
/// @param shapes the runs by what their plans do, in the order in which the shapes came
/// @param shapeChanges numbers of runs whose plan does not do what the run's before did
/// @param sameStatement whether all are runs of one statement
public record Runs(
        List<Run> runs, Basis basis, Optional<Spread> spread, List<Integer> outliers, List<Integer> differing, List<ShapeRuns> shapes,
        List<Integer> shapeChanges, SameStatement sameStatement) {
    private static final double FENCE = 1.5;
    private static final double P95 = 0.95;
    /// The middle half of fewer runs than this is not known.
    private static final int ENOUGH_FOR_OUTLIERS = 5;

    public Runs {
        runs = List.copyOf(runs);
        outliers = List.copyOf(outliers);
        differing = List.copyOf(differing);
        shapes = List.copyOf(shapes);
        shapeChanges = List.copyOf(shapeChanges);
    }

    /// How what they took is spread.
    ///
    /// @param count runs that have the figure
    /// @param best the least
    /// @param worst the most
    /// @param lowerQuartile a quarter took no more; between two runs in proportion
    /// @param upperQuartile three quarters took no more
    /// @param p95 95 of a hundred took no more
    /// @param bestRun number of a run that took least
    /// @param worstRun number of a run that took most
    public record Spread(
            int count, Amount best, Amount lowerQuartile, Amount median, Amount upperQuartile, Amount p95, Amount worst, int bestRun,
            int worstRun) {}

    /// The distribution of these.
    ///
    /// @param runs at least one
    public static Runs of(List<Run> runs, NoiseFloor floor) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run");
        }
        Basis basis = basis(runs);
        Optional<Spread> spread = spread(runs, IntStream.range(0, runs.size()).boxed().toList(), basis);
        var outliers = new ArrayList<Integer>();
        var differing = new ArrayList<Integer>();
        for (int i = 0; i < runs.size() && spread.isPresent(); i++) {
            Optional<Amount> amount = runs.get(i).amount(basis);
            if (amount.isPresent() && floor.amounts(spread.get().median(), amount.get()).differs()) {
                differing.add(i);
                if (isOutside(spread.get(), amount.get())) {
                    outliers.add(i);
                }
            }
        }
        return new Runs(runs, basis, spread, outliers, differing, shapes(runs, basis), shapeChanges(runs), sameStatement(runs));
    }

    /// What it took; none where it has no such figure.
    public Optional<Amount> amount(int run) {
        return runs.get(run).amount(basis);
    }

    /// The middle of these.
    ///
    /// @param runs at least one that has the figure
    public static Amount median(List<Run> runs, Basis basis) {
        return spread(runs, IntStream.range(0, runs.size()).boxed().toList(), basis).orElseThrow().median();
    }

    private static Basis basis(List<Run> runs) {
        Basis best = Basis.NOTHING;
        long most = 0;
        for (Basis basis : List.of(Basis.TIME, Basis.BUFFERS, Basis.COST)) {
            long count = runs.stream().filter(run -> run.amount(basis).isPresent()).count();
            if (count > most) {
                best = basis;
                most = count;
            }
        }
        return best;
    }

    /// @param of numbers of those of the runs that are meant
    private static Optional<Spread> spread(List<Run> runs, List<Integer> of, Basis basis) {
        var known = new ArrayList<>(of);
        known.removeIf(run -> runs.get(run).amount(basis).isEmpty());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        known.sort((one, other) -> Double.compare(value(runs, one, basis), value(runs, other, basis)));
        double[] values = known.stream().mapToDouble(run -> value(runs, run, basis)).toArray();
        return Optional.of(new Spread(values.length, new Amount(basis, values[0]), quantile(basis, values, 0.25),
                quantile(basis, values, 0.5), quantile(basis, values, 0.75), quantile(basis, values, P95),
                new Amount(basis, values[values.length - 1]), known.getFirst(), known.getLast()));
    }

    private static double value(List<Run> runs, int run, Basis basis) {
        return runs.get(run).amount(basis).orElseThrow().value();
    }

    /// Between the two values around it in proportion.
    private static Amount quantile(Basis basis, double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return new Amount(basis, sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    private static boolean isOutside(Spread spread, Amount amount) {
        double width = FENCE * (spread.upperQuartile().value() - spread.lowerQuartile().value());
        return spread.count() >= ENOUGH_FOR_OUTLIERS && (amount.value() > spread.upperQuartile().value() + width
                || amount.value() < spread.lowerQuartile().value() - width);
    }

    private static List<ShapeRuns> shapes(List<Run> runs, Basis basis) {
        Map<Long, List<Integer>> byShape = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            byShape.computeIfAbsent(runs.get(i).shape().key(), _ -> new ArrayList<>()).add(i);
        }
        return byShape.values().stream().map(numbers -> new ShapeRuns(runs.get(numbers.getFirst()).shape(), numbers,
                spread(runs, numbers, basis))).toList();
    }

    private static List<Integer> shapeChanges(List<Run> runs) {
        var changes = new ArrayList<Integer>();
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).shape().key() != runs.get(i - 1).shape().key()) {
                changes.add(i);
            }
        }
        return changes;
    }

    private static SameStatement sameStatement(List<Run> runs) {
        long known = runs.stream().flatMap(run -> run.statement().stream()).distinct().count();
        boolean allKnown = runs.stream().allMatch(run -> run.statement().isPresent());
        return known > 1 ? SameStatement.NO : allKnown ? SameStatement.YES : SameStatement.UNKNOWN;
    }
}
