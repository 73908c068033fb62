package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.collections.FXCollections;
import javafx.geometry.Side;
import javafx.scene.chart.LineChart;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.plumbline.app.ui.control.Curve.Point;

/// The plot of a [CurveChart]: its curves as series of a [LineChart], a line at the value that is looked at, and the chosen point.
final class CurvePlot extends LineChart<Number, Number> {
    /// Room for half a dot at the end, as a part of the axis.
    private static final double DOT = 0.02;

    private static final double RADIUS = 5;

    private final ChartAxis across;
    private final ChartAxis up;
    private final Line cursorLine = new Line();
    private final Line chosenLine = new Line();
    private final Circle chosenDot = new Circle(RADIUS);
    private OptionalDouble cursor = OptionalDouble.empty();
    private Optional<Point> chosen = Optional.empty();

    CurvePlot() {
        this(new ChartAxis(Side.BOTTOM), new ChartAxis(Side.LEFT));
    }

    private CurvePlot(ChartAxis across, ChartAxis up) {
        super(across, up);
        this.across = across;
        this.up = up;
        setAnimated(false);
        setLegendVisible(false);
        setCreateSymbols(false);
        setAxisSortingPolicy(SortingPolicy.NONE);
        setVerticalZeroLineVisible(false);
        setAlternativeRowFillVisible(false);
        setAlternativeColumnFillVisible(false);
        setVerticalGridLinesVisible(false);
        cursorLine.getStyleClass().add("curve-cursor");
        chosenLine.getStyleClass().add("curve-chosen-line");
        chosenDot.getStyleClass().add("curve-chosen");
        for (var mark : List.of(cursorLine, chosenLine, chosenDot)) {
            mark.setMouseTransparent(true);
            mark.setManaged(false);
        }
        getPlotChildren().addAll(chosenLine, cursorLine, chosenDot);
    }

    void show(Scale scaleAcross, Scale scaleUp, List<Curve> curves) {
        List<Point> all = curves.stream().flatMap(curve -> curve.points().stream()).toList();
        var xs = all.stream().mapToDouble(Point::x).summaryStatistics();
        var ys = all.stream().mapToDouble(Point::y).summaryStatistics();
        boolean any = !all.isEmpty();
        if (any && curves.stream().anyMatch(curve -> curve.shape() == Curve.Shape.BARS)) {
            across.show(scaleAcross.between(xs.getMin() - 0.5, xs.getMax() + 0.5), 0, 1);
        } else {
            double room = curves.stream().anyMatch(curve -> curve.shape() == Curve.Shape.POINTS) && !scaleAcross.isLogarithmic() ? DOT : 0;
            across.show(scaleAcross, any ? xs.getMin() : 0, any ? xs.getMax() * (1 + room) : 1);
        }
        up.show(scaleUp, any ? ys.getMin() : 0, any ? ys.getMax() : 1);
        var series = FXCollections.<Series<Number, Number>>observableArrayList();
        for (Curve curve : curves) {
            series.add(series(curve, scaleAcross, scaleUp));
        }
        setData(series);
        for (int i = 0; i < curves.size(); i++) {
            series.get(i).getNode().getStyleClass().addAll(styles(i, curves.get(i).shape()));
        }
        chosenLine.toFront();
        cursorLine.toFront();
        chosenDot.toFront();
    }

    /// What the line of a curve and its sign in the legend are styled by.
    static List<String> styles(int number, Curve.Shape shape) {
        return List.of("curve", "curve-" + number % 6, "curve-" + shape.name().toLowerCase(Locale.ROOT));
    }

    private static Series<Number, Number> series(Curve curve, Scale across, Scale up) {
        var placed = new ArrayList<Data<Number, Number>>();
        Optional<Point> before = Optional.empty();
        for (Point point : curve.points()) {
            double y = up.place(point.y());
            switch (curve.shape()) {
                case LINE, POINTS -> placed.add(new Data<>(across.place(point.x()), y));
                case STEPS, LEVEL -> {
                    before.ifPresent(last -> placed.add(new Data<>(across.place(point.x()), up.place(last.y()))));
                    placed.add(new Data<>(across.place(point.x()), y));
                }
                case BARS -> bar(placed, across.place(point.x() - 0.4), across.place(point.x() + 0.4), y);
            }
            before = Optional.of(point);
        }
        if (curve.shape() == Curve.Shape.POINTS) {
            placed.forEach(each -> each.setNode(new StackPane()));
        }
        return new Series<>(curve.name(), FXCollections.observableArrayList(placed));
    }

    private static void bar(List<Data<Number, Number>> placed, double left, double right, double top) {
        placed.add(new Data<>(left, 0));
        placed.add(new Data<>(left, top));
        placed.add(new Data<>(right, top));
        placed.add(new Data<>(right, 0));
    }

    void point(OptionalDouble x) {
        cursor = x;
        requestChartLayout();
    }

    void choose(Optional<Point> point) {
        chosen = point;
        requestChartLayout();
    }

    /// Which of these values across is nearest to a place on the plot, in the chart's own coordinates.
    OptionalDouble nearest(double sceneX, double[] values) {
        double at = across.sceneToLocal(sceneX, 0).getX();
        OptionalDouble best = OptionalDouble.empty();
        for (double value : values) {
            if (best.isEmpty() || Math.abs(across.position(value) - at) < Math.abs(across.position(best.getAsDouble()) - at)) {
                best = OptionalDouble.of(value);
            }
        }
        return best;
    }

    @Override
    protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        double height = up.getHeight();
        cursorLine.setVisible(cursor.isPresent());
        cursor.ifPresent(x -> stand(cursorLine, across.position(x), 0, height));
        chosenLine.setVisible(chosen.isPresent());
        chosenDot.setVisible(chosen.isPresent());
        chosen.ifPresent(point -> {
            double x = across.position(point.x());
            double y = Math.clamp(up.position(point.y()), 0, height);
            stand(chosenLine, x, y, height);
            chosenDot.setCenterX(x);
            chosenDot.setCenterY(y);
        });
    }

    private static void stand(Line line, double x, double from, double to) {
        double sharp = Math.floor(x) + 0.5;
        line.setStartX(sharp);
        line.setEndX(sharp);
        line.setStartY(from);
        line.setEndY(to);
    }
}
