package org.plumbline.app.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// What is reached with how much: steps from left to right, a point where each begins. A click or an arrow key chooses one.
/// Style classes: `step-chart`; in it `dot`, `step-line`, `dot-axis`, `chart-word`, `own-dot`.
public final class StepChart extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double RADIUS = 3.5;
    private static final double LARGE_RADIUS = 5.5;
    /// Room for half a slider's thumb, so that one below stands right under the points.
    private static final double EDGE = 9;

    private final Polyline line = new Polyline();
    private final Line bottom = new Line();
    private final Line top = new Line();
    private final Line reach = new Line();
    private final Label highest = word();
    private final Label lowest = word();
    private final Circle own = new Circle(LARGE_RADIUS);
    private Optional<Step> mark = Optional.empty();
    private List<Step> steps = List.of();
    private List<Circle> circles = List.of();
    private int chosen;
    private String title = "";
    private IntConsumer onChosen = _ -> { };

    /// A point.
    ///
    /// @param across how much it takes, not negative
    /// @param up what is reached, from 0 to 1
    /// @param words both, exactly
    public record Step(double across, double up, String words) {}

    public StepChart() {
        getStyleClass().add("step-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        line.getStyleClass().add("step-line");
        bottom.getStyleClass().add("dot-axis");
        top.getStyleClass().add("dot-axis");
        reach.getStyleClass().add("step-reach");
        own.getStyleClass().add("own-dot");
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private static Label word() {
        var word = new Label();
        word.getStyleClass().add("chart-word");
        word.setMouseTransparent(true);
        return word;
    }

    /// Takes the place of a point that is chosen.
    public void onChosen(IntConsumer taker) {
        onChosen = taker;
    }

    /// Shows these in place of the last.
    ///
    /// @param points from left to right; at least one
    /// @param all what 1 is, in words
    /// @param name what they are, for a screen reader
    public void show(List<Step> points, String all, String name) {
        steps = List.copyOf(points);
        title = name;
        highest.setText(all);
        lowest.setText("0 %");
        circles = steps.stream().map(StepChart::circle).toList();
        getChildren().setAll(bottom, top, reach, line, highest, lowest);
        getChildren().addAll(circles);
        getChildren().add(own);
        choose(0);
    }

    /// Marks one of the points.
    public void choose(int index) {
        chosen = index;
        for (int i = 0; i < circles.size(); i++) {
            circles.get(i).pseudoClassStateChanged(CHOSEN, i == index);
            circles.get(i).setRadius(i == index ? LARGE_RADIUS : RADIUS);
        }
        speak();
        requestLayout();
    }

    /// Marks something that is none of the points, or nothing.
    public void mark(Optional<Step> other) {
        mark = other;
        speak();
        requestLayout();
    }

    private void speak() {
        setAccessibleText(title + ", " + steps.size() + (steps.size() == 1 ? " point" : " points") + ". Chosen: "
                + steps.get(chosen).words() + mark.map(other -> ". Yours: " + other.words()).orElse("")
                + ". Left and Right choose another.");
    }

    private static Circle circle(Step step) {
        var circle = new Circle(RADIUS);
        circle.getStyleClass().add("dot");
        HoverText.on(circle, step.words());
        return circle;
    }

    private void key(KeyEvent event) {
        int wanted = switch (event.getCode()) {
            case LEFT, DOWN -> chosen - 1;
            case RIGHT, UP -> chosen + 1;
            case HOME -> 0;
            case END -> steps.size() - 1;
            default -> -1;
        };
        if (wanted >= 0 && wanted < steps.size()) {
            onChosen.accept(wanted);
            event.consume();
        }
    }

    /// The last point that the place pressed affords.
    private void pressed(MouseEvent event) {
        requestFocus();
        for (int i = circles.size() - 1; i >= 0; i--) {
            if (circles.get(i).getCenterX() - RADIUS <= event.getX()) {
                onChosen.accept(i);
                break;
            }
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double left = EDGE;
        double right = getWidth() - EDGE;
        double low = getHeight() - EDGE;
        double high = highest.prefHeight(-1) + 3;
        place(bottom, left, right, low);
        place(top, left, right, high);
        highest.resizeRelocate(left, 0, Math.max(0, right - left), highest.prefHeight(-1));
        lowest.resizeRelocate(left + 3, low - lowest.prefHeight(-1) - 1, lowest.prefWidth(-1), lowest.prefHeight(-1));
        double most = steps.isEmpty() ? 0 : Math.max(steps.getLast().across(), mark.map(Step::across).orElse(0.0));
        line.getPoints().clear();
        double y = high;
        for (int i = 0; i < circles.size(); i++) {
            double x = across(steps.get(i), left, right, most);
            if (i > 0) {
                line.getPoints().addAll(x, y);
            }
            y = up(steps.get(i), low, high);
            line.getPoints().addAll(x, y);
            circles.get(i).setCenterX(x);
            circles.get(i).setCenterY(y);
        }
        line.getPoints().addAll(right, y);
        own.setVisible(mark.isPresent());
        mark.ifPresent(other -> {
            own.setCenterX(across(other, left, right, most));
            own.setCenterY(up(other, low, high));
        });
        reach.setVisible(!circles.isEmpty());
        if (!circles.isEmpty()) {
            Circle at = circles.get(chosen);
            reach.setStartX(at.getCenterX());
            reach.setEndX(at.getCenterX());
            reach.setStartY(at.getCenterY());
            reach.setEndY(getHeight());
        }
    }

    private static double across(Step step, double left, double right, double most) {
        return most > 0 ? Math.round(left + (right - left) * step.across() / most) : left;
    }

    private static double up(Step step, double low, double high) {
        return Math.round(low - (low - high) * Math.clamp(step.up(), 0, 1.02)) + 0.5;
    }

    private static void place(Line line, double left, double right, double y) {
        line.setStartX(left);
        line.setEndX(right);
        line.setStartY(Math.round(y) + 0.5);
        line.setEndY(Math.round(y) + 0.5);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 130;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }
}
