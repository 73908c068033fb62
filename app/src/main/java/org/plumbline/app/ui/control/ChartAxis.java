package org.plumbline.app.ui.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Side;
import javafx.scene.chart.ValueAxis;

/// An axis with round values beside its ticks, whose scale says how they read.
final class ChartAxis extends ValueAxis<Number> {
    private static final double APART_ACROSS = 64;
    private static final double APART_UP = 30;
    private static final double EPSILON = 1e-9;
    private static final int MOST_TICKS = 60;
    private static final MathContext ENOUGH = new MathContext(9);

    private Scale scale = Scale.linear("", Double::toString);

    ChartAxis(Side side) {
        setSide(side);
        setAutoRanging(false);
        setAnimated(false);
        setMinorTickVisible(false);
    }

    /// Takes this scale, wide enough for these values.
    void show(Scale shown, double least, double most) {
        scale = shown;
        setLabel(shown.title());
        double from = scale.place(shown.least().orElse(least));
        double to = scale.place(shown.most().orElse(most));
        if (shown.most().isEmpty() && !shown.isLogarithmic() && getSide().isVertical()) {
            to += (to - from) * 0.05;
        }
        setLowerBound(from);
        setUpperBound(to - from > EPSILON * Math.max(1, Math.abs(from)) ? to : from + 1);
        invalidateRange(List.of());
        requestAxisLayout();
    }

    /// Where a value stands, from the axis's beginning.
    double position(double value) {
        return getDisplayPosition(scale.place(value));
    }

    @Override
    protected List<Number> calculateTickValues(double length, Object range) {
        double from = getLowerBound();
        double to = getUpperBound();
        int most = (int) Math.clamp(length / (getSide().isVertical() ? APART_UP : APART_ACROSS), 1, MOST_TICKS);
        return scale.isLogarithmic() ? factors(from, to, most) : steps(from, to, most);
    }

    private static List<Number> steps(double from, double to, int most) {
        double raw = (to - from) / most;
        double ten = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = raw <= ten ? ten : raw <= 2 * ten ? 2 * ten : raw <= 5 * ten ? 5 * ten : 10 * ten;
        var ticks = new ArrayList<Number>();
        double first = Math.ceil(from / step - EPSILON);
        for (double number = first; number * step <= to + step * EPSILON && ticks.size() < MOST_TICKS; number++) {
            ticks.add(number * step);
        }
        return ticks;
    }

    /// Powers of ten, and 2 and 5 between them where there is room; of many, every second and so on.
    private static List<Number> factors(double from, double to, int most) {
        double decades = to - from;
        double[] within = decades * 3 <= most ? new double[] {0, Math.log10(2), Math.log10(5)} : new double[] {0};
        int every = (int) Math.max(1, Math.ceil(decades / most));
        var ticks = new ArrayList<Number>();
        for (double decade = Math.floor(from); decade <= to && ticks.size() < MOST_TICKS; decade += every) {
            for (double part : within) {
                double tick = decade + part;
                if (tick >= from - EPSILON && tick <= to + EPSILON) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    @Override
    protected String getTickMarkLabel(Number tick) {
        double value = scale.isLogarithmic() ? Math.pow(10, tick.doubleValue()) : tick.doubleValue();
        return scale.words().apply(new BigDecimal(value).round(ENOUGH).doubleValue());
    }

    @Override
    protected List<Number> calculateMinorTickMarks() {
        return List.of();
    }

    @Override
    protected Object getRange() {
        return OptionalDouble.empty();
    }

    @Override
    protected void setRange(Object range, boolean animate) {
        double length = getSide().isVertical() ? getHeight() : getWidth();
        setScale(calculateNewScale(length, getLowerBound(), getUpperBound()));
        currentLowerBound.set(getLowerBound());
    }
}
