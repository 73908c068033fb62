package org.plumbline.app.ui.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.SameStatement;
import org.plumbline.plan.compare.ShapeRuns;

/// Many runs of one statement in words.
public final class RunsText {
    private static final int MOST_NAMED = 5;
    /// From this factor on a plan is called slow.
    private static final double SLOW = 1.5;

    private RunsText() {}

    /// The sentences that matter, the spread first.
    public static List<String> sentences(Runs runs) {
        var sentences = new ArrayList<String>();
        sentences.add(runs.spread().map(spread -> figure(runs) + " of " + runs(spread.count())
                + (spread.count() == runs.runs().size() ? "" : " (the other " + Format.countFull(runs.runs().size() - spread.count())
                        + " have none)")
                + ": median " + CompareText.amount(spread.median()) + ", half of them between "
                + CompareText.amount(spread.lowerQuartile()) + " and " + CompareText.amount(spread.upperQuartile()) + ", 95 % below "
                + CompareText.amount(spread.p95()) + ", best "
                + CompareText.amount(spread.best()) + " (" + name(runs, spread.bestRun()) + "), worst "
                + CompareText.amount(spread.worst()) + " (" + name(runs, spread.worstRun()) + ").")
                .orElse("The runs have no figure in common: only what their plans do is compared."));
        if (runs.spread().isPresent()) {
            sentences.add(differing(runs));
        }
        sentences.add(shapes(runs));
        slowest(runs).ifPresent(slow -> sentences.add(slow(runs, slow)));
        if (runs.sameStatement() == SameStatement.NO) {
            sentences.add("Not all are runs of one statement.");
        }
        return sentences;
    }

    /// What one of the different plans is called, by its number from 1.
    public static String plan(int number) {
        return "Plan " + Format.countFull(number);
    }

    /// The plan whose runs take far longer than those of the fastest one, by their medians; none where none does.
    public static Optional<ShapeRuns> slowest(Runs runs) {
        Comparator<ShapeRuns> byMedian = Comparator.comparingDouble(shape -> shape.median().orElseThrow().value());
        List<ShapeRuns> known = runs.shapes().stream().filter(shape -> shape.median().isPresent()).toList();
        return known.stream().max(byMedian).filter(slow ->
                slow.median().orElseThrow().value() > SLOW * known.stream().min(byMedian).orElseThrow().median().orElseThrow().value());
    }

    private static String slow(Runs runs, ShapeRuns slow) {
        return "The slow one is " + plan(runs.shapes().indexOf(slow) + 1).toLowerCase(Locale.ROOT)
                + ": 95 of 100 of its runs took no more than "
                + slow.spread().map(spread -> CompareText.amount(spread.p95())).orElse("-") + "; the first was "
                + name(runs, slow.runs().getFirst()) + ", the last " + name(runs, slow.runs().getLast()) + ".";
    }

    private static String figure(Runs runs) {
        return switch (runs.basis()) {
            case TIME -> "Execution time";
            case BUFFERS -> "Blocks";
            case COST, NOTHING -> "Estimated cost";
        };
    }

    private static String differing(Runs runs) {
        if (runs.differing().isEmpty()) {
            return "None differs from the median beyond noise.";
        }
        String outliers = runs.outliers().isEmpty() ? "" : " Far from the others: " + names(runs, runs.outliers()) + ".";
        return (runs.differing().size() == 1 ? "One differs" : Format.countFull(runs.differing().size()) + " differ")
                + " from the median beyond noise: " + names(runs, runs.differing()) + "." + outliers;
    }

    private static String shapes(Runs runs) {
        if (runs.shapes().size() == 1) {
            return "All plans do the same.";
        }
        String each = runs.shapes().stream().limit(MOST_NAMED).map(RunsText::shape).collect(Collectors.joining("; "));
        String changes = runs.shapeChanges().size() > runs.runs().size() / 2 || runs.shapeChanges().isEmpty() ? ""
                : " It changed at " + names(runs, runs.shapeChanges()) + ".";
        return Format.countFull(runs.shapes().size()) + " different plans: " + each
                + (runs.shapes().size() > MOST_NAMED ? "; and more" : "") + "." + changes;
    }

    private static String shape(ShapeRuns shape) {
        return runs(shape.runs().size()) + shape.median().map(median -> " with a median of " + CompareText.amount(median)).orElse("")
                + " (" + shape.shape().text() + ")";
    }

    private static String runs(int count) {
        return Format.countFull(count) + (count == 1 ? " run" : " runs");
    }

    private static String names(Runs runs, List<Integer> numbers) {
        return NameList.of(numbers.stream().map(number -> name(runs, number)).toList(), MOST_NAMED);
    }

    private static String name(Runs runs, int number) {
        return runs.runs().get(number).name();
    }
}
