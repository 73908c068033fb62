package org.plumbline.app.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.plumbline.app.ui.control.Curve.Point;

/// Curves over axes that say what they measure. The legend above them tells the exact values where the mouse or the arrow keys point, else
/// those of the chosen point, which is marked. A click or Enter chooses. Style class: `curve-chart`.
///
/// It can be given any curves again and again; what a person pointed at stays where it is.
public final class CurveChart extends VBox {
    private static final int PAGE = 10;
    private static final String NO_VALUE = "–";

    private final Label title = new Label();
    private final Label place = new Label();
    private final FlowPane legend = new FlowPane();
    private final CurvePlot plot = new CurvePlot();
    private final List<Label> values = new ArrayList<>();
    private Scale across = Scale.linear("", Double::toString);
    private Scale up = across;
    private List<Curve> curves = List.of();
    private double[] places = {};
    private OptionalDouble cursor = OptionalDouble.empty();
    private Optional<Point> chosen = Optional.empty();
    private Optional<DoubleConsumer> onChosen = Optional.empty();

    public CurveChart() {
        getStyleClass().add("curve-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        title.getStyleClass().add("curve-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        place.getStyleClass().add("curve-place");
        legend.getStyleClass().add("curve-legend");
        setVgrow(plot, Priority.ALWAYS);
        plot.setMinHeight(120);
        plot.setPrefHeight(220);
        getChildren().addAll(title, legend, plot);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, event -> look(plot.nearest(event.getSceneX(), places)));
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> look(OptionalDouble.empty()));
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            plot.nearest(event.getSceneX(), places).ifPresent(this::take);
        });
    }

    /// Takes the value across that a person chooses by a click or Enter. Without it nothing can be chosen.
    public void onChosen(DoubleConsumer taker) {
        onChosen = Optional.of(taker);
    }

    /// What it shows, in words.
    public String title() {
        return title.getText();
    }

    /// Shows these in place of the last.
    ///
    /// @param words what they are
    /// @param shown at most six are told apart by their colours
    /// @throws IllegalArgumentException where a logarithmic axis would have to show a value that is not above 0
    public void show(String words, Scale scaleAcross, Scale scaleUp, List<Curve> shown) {
        for (Curve curve : shown) {
            for (Point point : curve.points()) {
                if ((scaleAcross.isLogarithmic() && point.x() <= 0) || (scaleUp.isLogarithmic() && point.y() <= 0)) {
                    throw new IllegalArgumentException(curve.name() + " has no place on a logarithmic axis: " + point);
                }
            }
        }
        title.setText(words);
        across = scaleAcross;
        up = scaleUp;
        curves = List.copyOf(shown);
        places = curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(Point::x).distinct().sorted().toArray();
        chosen = Optional.empty();
        plot.choose(chosen);
        plot.show(across, up, curves);
        values.clear();
        legend.getChildren().setAll(place);
        for (int i = 0; i < curves.size(); i++) {
            legend.getChildren().add(entry(i));
        }
        look(cursor.isPresent() ? nearest(cursor.getAsDouble()) : cursor);
    }

    /// Marks a point, or none.
    public void choose(Optional<Point> point) {
        chosen = point;
        plot.choose(point);
        tell();
    }

    private HBox entry(int number) {
        Curve curve = curves.get(number);
        var sign = new Line(0, 0, 20, 0);
        sign.getStyleClass().addAll(CurvePlot.styles(number, curve.shape()));
        sign.getStyleClass().add("curve-sign");
        var name = new Label(curve.name());
        name.getStyleClass().add("legend-label");
        var value = new Label();
        value.getStyleClass().add("legend-value");
        values.add(value);
        var entry = new HBox(6, sign, name, value);
        entry.getStyleClass().add("curve-entry");
        entry.setMinWidth(Region.USE_PREF_SIZE);
        return entry;
    }

    private void look(OptionalDouble x) {
        cursor = x;
        plot.point(x);
        tell();
    }

    private void take(double x) {
        look(OptionalDouble.of(x));
        onChosen.ifPresent(taker -> taker.accept(x));
    }

    private void tell() {
        OptionalDouble at = cursor.isPresent() ? cursor : chosen.map(Point::x).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        place.setText(at.isPresent() ? across.exactly().apply(at.getAsDouble()) : "");
        place.setManaged(at.isPresent());
        for (int i = 0; i < values.size(); i++) {
            Curve curve = curves.get(i);
            values.get(i).setText(at.isPresent() ? curve.at(at.getAsDouble()).map(Point::words).orElse(NO_VALUE) : "");
        }
        setAccessibleText(spoken(at));
    }

    private String spoken(OptionalDouble at) {
        var words = new StringBuilder(title.getText()).append(". Across: ").append(across.title()).append(". Up: ").append(up.title())
                .append('.');
        if (at.isPresent()) {
            words.append(cursor.isPresent() ? " At " : " Chosen: ").append(place.getText()).append(": ");
            curves.forEach(curve -> curve.at(at.getAsDouble()).ifPresent(point ->
                    words.append(curve.name()).append(' ').append(point.words()).append("; ")));
        }
        return words.append(" Left and Right read the values").append(onChosen.isPresent() ? "; Enter chooses." : ".").toString();
    }

    private OptionalDouble nearest(double x) {
        int index = index(x);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(places[index]);
    }

    private int index(double x) {
        int best = -1;
        for (int i = 0; i < places.length; i++) {
            if (best < 0 || Math.abs(places[i] - x) < Math.abs(places[best] - x)) {
                best = i;
            }
        }
        return best;
    }

    private void key(KeyEvent event) {
        if (places.length == 0) {
            return;
        }
        int now = cursor.isPresent() ? index(cursor.getAsDouble()) : chosen.map(point -> index(point.x())).orElse(0);
        int last = places.length - 1;
        switch (event.getCode()) {
            case LEFT -> look(now - 1);
            case RIGHT -> look(now + 1);
            case PAGE_UP -> look(Math.max(0, now - PAGE));
            case PAGE_DOWN -> look(Math.min(last, now + PAGE));
            case HOME -> look(0);
            case END -> look(last);
            case ENTER, SPACE -> take(places[now]);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void look(int index) {
        look(OptionalDouble.of(places[Math.clamp(index, 0, places.length - 1)]));
    }
}
