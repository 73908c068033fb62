package org.plumbline.app.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.plumbline.activity.WaitHistory;
import org.plumbline.activity.WaitKind;
import org.plumbline.activity.WaitSample;
import org.plumbline.app.ui.text.ActivityText;
import org.plumbline.app.ui.text.Format;

/// How many sessions ran at once over time, stacked by what they were at: the newest on the right, each sample as wide as the time since
/// the one before it. Style classes: `wait-chart`; in it `wait-cpu`, `wait-io`, ... and `dot-axis`, `dot-highest`.
final class WaitChart extends Region {
    private static final double HEIGHT = 96;
    private static final double EDGE = 6;
    /// The chart is at least as long as this, so that the first samples do not fill it.
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    /// A sample after a pause is not as wide as the pause.
    private static final Duration WIDEST_SAMPLE = Duration.ofSeconds(10);
    private static final double FIRST_SAMPLE_MS = 1_000;

    private final Map<WaitKind, Polygon> areas = new EnumMap<>(WaitKind.class);
    private final Line axis = new Line();
    private final Line top = new Line();
    private final Label most = new Label();
    private final Label from = new Label();
    private final Label now = new Label("now");
    private WaitHistory history = WaitHistory.EMPTY;

    WaitChart() {
        getStyleClass().add("wait-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (WaitKind kind : WaitKind.values()) {
            var area = new Polygon();
            area.getStyleClass().add(styleClass(kind));
            area.setManaged(false);
            areas.put(kind, area);
        }
        Stream.of(axis, top).forEach(line -> line.getStyleClass().add("dot-axis"));
        Stream.of(most, from, now).forEach(label -> label.getStyleClass().add("dot-highest"));
        getChildren().addAll(areas.values());
        getChildren().addAll(axis, top, most, from, now);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        show(WaitHistory.EMPTY);
    }

    /// The class of its colour.
    static String styleClass(WaitKind kind) {
        return "wait-" + kind.name().toLowerCase(Locale.ROOT);
    }

    void show(WaitHistory shown) {
        history = shown;
        int highest = scale();
        most.setText(highest == 1 ? "1 session" : Format.count(highest) + " sessions");
        from.setText(Format.time(length()) + " ago");
        setAccessibleText("Running sessions over " + Format.time(shown.length()) + ", " + Format.count(shown.most())
                + " at most. On average: "
                + Stream.of(WaitKind.values()).filter(kind -> shown.average(kind).orElse(0.0) > 0)
                        .map(kind -> ActivityText.kind(kind) + " " + Format.factor(shown.average(kind).orElseThrow()).replace("×", ""))
                        .collect(Collectors.joining(", ")));
        requestLayout();
    }

    private int scale() {
        return Math.max(1, history.most());
    }

    private Duration length() {
        return history.length().compareTo(SHORTEST) < 0 ? SHORTEST : history.length();
    }

    @Override
    protected void layoutChildren() {
        double labels = most.prefHeight(-1);
        double left = EDGE;
        double right = getWidth() - EDGE;
        double bottom = getHeight() - labels - EDGE;
        double highest = labels + EDGE;
        place(axis, left, right, bottom);
        place(top, left, right, highest);
        most.resizeRelocate(left, 0, right - left, labels);
        from.resizeRelocate(left, bottom + 2, from.prefWidth(-1), labels);
        now.resizeRelocate(right - now.prefWidth(-1), bottom + 2, now.prefWidth(-1), labels);
        areas.values().forEach(area -> area.getPoints().clear());
        List<WaitSample> samples = history.samples();
        if (!samples.isEmpty() && right > left) {
            draw(samples, left, right, bottom, (bottom - highest) / scale());
        }
    }

    /// From the bottom up: each kind's area lies on those before it, and falls to the ground where nothing was read for a while.
    private void draw(List<WaitSample> samples, double left, double right, double bottom, double perSession) {
        Instant end = samples.getLast().at();
        double perMilli = (right - left) / Math.max(1, length().toMillis());
        double[] base = new double[samples.size()];
        for (WaitKind kind : WaitKind.values()) {
            var there = new ArrayList<Double>();
            var back = new ArrayDeque<Double>();
            double last = Math.max(left,
                    right - perMilli * (Duration.between(samples.getFirst().at(), end).toMillis() + FIRST_SAMPLE_MS));
            for (int i = 0; i < samples.size(); i++) {
                double until = right - Duration.between(samples.get(i).at(), end).toMillis() * perMilli;
                double begin = Math.max(last, until - perMilli * WIDEST_SAMPLE.toMillis());
                double low = bottom - base[i] * perSession;
                base[i] += samples.get(i).of(kind);
                double high = bottom - base[i] * perSession;
                if (begin > last) {
                    there.addAll(List.of(last, bottom, begin, bottom));
                    Stream.of(bottom, last, bottom, begin).sequential().forEach(back::addFirst);
                }
                there.addAll(List.of(begin, high, until, high));
                Stream.of(low, begin, low, until).sequential().forEach(back::addFirst);
                last = until;
            }
            areas.get(kind).getPoints().setAll(there);
            areas.get(kind).getPoints().addAll(back);
        }
    }

    private static void place(Line line, double left, double right, double y) {
        line.setStartX(left);
        line.setEndX(Math.max(left, right));
        line.setStartY(Math.round(y) + 0.5);
        line.setEndY(Math.round(y) + 0.5);
    }
}
