package org.plumbline.app.ui.control;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// A small chart of values in their order, from zero up: a dot each, joined by a line; the exact value on hover. A click chooses one.
/// Style classes: `dot-chart`; in it `dot`, `dot-line`, `dot-axis`, `dot-highest`.
public final class DotChart extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double RADIUS = 3.5;
    private static final double LARGE_RADIUS = 5;
    private static final double EDGE = 6;

    private final boolean small;
    private final Polyline line = new Polyline();
    private final Line axis = new Line();
    private final Line top = new Line();
    private final Label highest = new Label();
    private List<Dot> dots = List.of();
    private List<Circle> circles = List.of();
    private IntConsumer onChosen = _ -> { };

    /// One value.
    ///
    /// @param value not negative
    /// @param words when and how much, exactly
    public record Dot(double value, String words) {}

    public DotChart() {
        this(false);
    }

    private DotChart(boolean small) {
        this.small = small;
        getStyleClass().add("dot-chart");
        line.getStyleClass().add("dot-line");
        axis.getStyleClass().add("dot-axis");
        top.getStyleClass().add("dot-axis");
        highest.getStyleClass().add("dot-highest");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// As small as a word: the line and its last dot.
    public static DotChart small() {
        return new DotChart(true);
    }

    /// Takes the place of a dot that was clicked.
    public void onChosen(IntConsumer taker) {
        onChosen = taker;
    }

    /// Shows these in place of the last.
    ///
    /// @param values in their order
    /// @param most the largest of them in words
    /// @param title what they are, for a screen reader
    public void show(List<Dot> values, String most, String title) {
        dots = List.copyOf(values);
        circles = dots.stream().map(this::circle).toList();
        highest.setText(most);
        if (small) {
            getChildren().setAll(line);
            getChildren().addAll(circles.subList(Math.max(0, circles.size() - 1), circles.size()));
        } else {
            getChildren().setAll(axis, top, line, highest);
            getChildren().addAll(circles);
        }
        setAccessibleText(dots.isEmpty() ? title : title + ". Last: " + dots.getLast().words() + ". First: " + dots.getFirst().words()
                + ". Highest: " + most + ".");
        requestLayout();
    }

    /// Marks one of them.
    public void choose(OptionalInt index) {
        for (int i = 0; i < circles.size(); i++) {
            boolean isChosen = index.isPresent() && index.getAsInt() == i;
            circles.get(i).pseudoClassStateChanged(CHOSEN, isChosen);
            circles.get(i).setRadius(isChosen ? LARGE_RADIUS : RADIUS);
        }
    }

    private Circle circle(Dot dot) {
        var circle = new Circle(RADIUS);
        circle.getStyleClass().add("dot");
        HoverText.on(circle, dot.words());
        circle.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> onChosen.accept(circles.indexOf(circle)));
        return circle;
    }

    @Override
    protected void layoutChildren() {
        double labelHeight = small ? 0 : highest.prefHeight(-1);
        double left = EDGE;
        double right = getWidth() - EDGE;
        double bottom = getHeight() - EDGE;
        double most = labelHeight + EDGE;
        place(axis, left, right, bottom);
        place(top, left, right, most);
        highest.resizeRelocate(left, 0, Math.max(0, right - left), labelHeight);
        double scale = dots.stream().mapToDouble(Dot::value).max().orElse(0);
        line.getPoints().clear();
        for (int i = 0; i < circles.size(); i++) {
            double x = circles.size() == 1 ? (left + right) / 2 : left + EDGE + (right - left - 2 * EDGE) * i / (circles.size() - 1);
            double y = scale > 0 ? bottom - (bottom - most) * dots.get(i).value() / scale : bottom;
            circles.get(i).setCenterX(Math.round(x));
            circles.get(i).setCenterY(Math.round(y));
            line.getPoints().addAll((double) Math.round(x), (double) Math.round(y));
        }
    }

    private static void place(Line line, double left, double right, double y) {
        line.setStartX(left);
        line.setEndX(right);
        line.setStartY(Math.round(y) + 0.5);
        line.setEndY(Math.round(y) + 0.5);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 120;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200;
    }
}
