package org.plumbline.app.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.app.ui.control.Curve;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Scale;
import org.plumbline.app.ui.text.CompareText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.RunsText;
import org.plumbline.plan.compare.Amount;
import org.plumbline.plan.compare.Basis;
import org.plumbline.plan.compare.Runs;
import org.plumbline.plan.compare.ShapeRuns;

/// Many runs of one statement as a chart has them: what each took, in the order of time, told apart by what their plans do. Of very many
/// a dot stands for several of one plan, and shows the slowest of them. Made away from the window's thread.
///
/// @param title what the dots are
/// @param rows the different plans
/// @param sentences what matters
public record RunsChart(Runs runs, String title, Scale across, Scale up, List<Curve> curves, List<ShapeRow> rows, List<String> sentences) {
    /// So many dots are drawn.
    private static final int MOST_DOTS = 400;
    /// The chart tells six curves apart, of which the median and the 95th percentile are two.
    private static final int MOST_TOLD_APART = 4;
    /// From this factor between the fastest and the slowest on, equal steps would show the slow ones alone.
    private static final double FAR_APART = 30;

    public RunsChart {
        curves = List.copyOf(curves);
        rows = List.copyOf(rows);
        sentences = List.copyOf(sentences);
    }

    /// One of the different plans.
    ///
    /// @param number from 1, in the order in which they came
    /// @param isSlowest its median is the largest of several
    /// @param since the first of its runs
    /// @param until the last of its runs
    record ShapeRow(int number, ShapeRuns shape, boolean isSlowest, String since, String until) {
        String name() {
            return RunsText.plan(number) + (isSlowest ? ", slowest" : "");
        }

        String amount(Function<Runs.Spread, Amount> figure) {
            return shape.spread().map(figure).map(CompareText::amount).orElse("-");
        }
    }

    public static RunsChart of(Runs runs) {
        int together = Math.max(1, (int) Math.ceil((double) runs.runs().size() / MOST_DOTS));
        Optional<ShapeRuns> slowest = RunsText.slowest(runs);
        var rows = new ArrayList<ShapeRow>();
        for (ShapeRuns shape : runs.shapes()) {
            rows.add(new ShapeRow(rows.size() + 1, shape, slowest.equals(Optional.of(shape)),
                    runs.runs().get(shape.runs().getFirst()).name(), runs.runs().get(shape.runs().getLast()).name()));
        }
        List<ShapeRow> byRuns = rows.stream().sorted(Comparator.comparing((ShapeRow row) -> row.shape().runs().size()).reversed()).toList();
        boolean all = rows.size() <= MOST_TOLD_APART;
        var curves = new ArrayList<Curve>();
        for (ShapeRow row : all ? byRuns : byRuns.subList(0, MOST_TOLD_APART - 1)) {
            curves.add(dots(runs, row.name(), row.shape().runs(), together));
        }
        if (!all) {
            List<Integer> others = byRuns.subList(MOST_TOLD_APART - 1, byRuns.size()).stream()
                    .flatMap(row -> row.shape().runs().stream()).sorted().toList();
            curves.add(dots(runs, Format.countFull(rows.size() - MOST_TOLD_APART + 1) + " other plans", others, together));
        }
        runs.spread().ifPresent(spread -> {
            curves.add(level("Median", spread.median(), runs.runs().size()));
            curves.add(level("95 of 100 below", spread.p95(), runs.runs().size()));
        });
        String what = runs.basis() == Basis.TIME ? "Execution time" : runs.basis() == Basis.BUFFERS ? "Blocks" : "Estimated cost";
        String title = what + " of " + Format.countFull(runs.runs().size()) + " runs, in the order of time"
                + (together == 1 ? "" : "; a dot is the slowest of up to " + Format.countFull(together) + " of one plan");
        int count = runs.runs().size();
        Scale across = Scale.linear("Run", number -> number == Math.rint(number) && number > 0 && number <= count
                ? Format.count((long) number) : "").between(0, count + 1.0).told(number -> name(runs, (int) number));
        return new RunsChart(runs, title, across, up(runs, what), curves, rows, RunsText.sentences(runs));
    }

    private static String name(Runs runs, int number) {
        return runs.runs().get(Math.clamp(number - 1, 0, runs.runs().size() - 1)).name();
    }

    private static Scale up(Runs runs, String what) {
        boolean far = runs.spread().filter(spread -> spread.best().value() > 0
                && spread.worst().value() > FAR_APART * spread.best().value()).isPresent();
        Basis basis = runs.basis();
        return far ? Scale.logarithmic(what, value -> CompareText.amount(new Amount(basis, value)))
                : Scale.linear(what, value -> CompareText.amount(new Amount(basis, value)));
    }

    private static Curve level(String name, Amount amount, int count) {
        String words = CompareText.amount(amount);
        return new Curve(name, Curve.Shape.LEVEL, List.of(new Point(1, amount.value(), words), new Point(count, amount.value(), words)));
    }

    /// @param numbers of the runs, in order
    private static Curve dots(Runs runs, String name, List<Integer> numbers, int together) {
        var points = new ArrayList<Point>();
        int from = 0;
        while (from < numbers.size()) {
            int part = numbers.get(from) / together;
            int to = from;
            Optional<Integer> slowest = Optional.empty();
            while (to < numbers.size() && numbers.get(to) / together == part) {
                int number = numbers.get(to++);
                boolean slower = runs.amount(number).isPresent() && slowest.map(other ->
                        runs.amount(number).get().value() > runs.amount(other).orElseThrow().value()).orElse(true);
                slowest = slower ? Optional.of(number) : slowest;
            }
            int of = to - from;
            slowest.ifPresent(number -> points.add(new Point(number + 1.0, runs.amount(number).orElseThrow().value(),
                    CompareText.amount(runs.amount(number).get()) + (of == 1 ? "" : ", the slowest of " + Format.countFull(of)))));
            from = to;
        }
        return new Curve(name, Curve.Shape.POINTS, points);
    }

    /// The run at this place across.
    int number(double across) {
        return Math.clamp((int) Math.round(across) - 1, 0, runs.runs().size() - 1);
    }

    /// What a run was, in words.
    String words(int number) {
        int plan = 1 + (int) runs.shapes().stream().takeWhile(shape -> !shape.runs().contains(number)).count();
        return runs.runs().get(number).name() + ": " + runs.amount(number).map(CompareText::amount).orElse("no figure") + ", "
                + RunsText.plan(plan);
    }
}
