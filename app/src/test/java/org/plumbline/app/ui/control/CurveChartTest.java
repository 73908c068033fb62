package org.plumbline.app.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.ui.control.Curve.Point;
import org.plumbline.app.ui.control.Curve.Shape;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CurveChartTest {
    @TempDir
    private Path folder;

    private final Path[] file = new Path[1];
    private final List<Double> taken = new ArrayList<>();
    private CurveChart chart;
    private ChartFrame frame;

    @Start
    void start(Stage stage) {
        chart = new CurveChart();
        frame = new ChartFrame(chart, new InlineBackground(), () -> Optional.ofNullable(file[0]));
        frame.getStylesheets().add(PanelStyle.sheet());
        stage.setScene(new Scene(frame, 500, 400));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        showWaits(chart);
        stage.show();
    }

    @Test
    void readsTheChosenPointUntilSomebodyPointsElsewhere(FxRobot robot) {
        onFxThread(() -> {
            chart.choose(Optional.of(waits().points().get(2)));
            chart.requestFocus();
            return chart;
        });
        assertThat(words(robot, ".curve-place")).containsExactly("13 connections");
        assertThat(words(robot, ".legend-value")).containsExactly("56 ms", "60 ms");

        robot.type(KeyCode.RIGHT);
        assertThat(words(robot, ".curve-place")).containsExactly("14 connections");
        assertThat(words(robot, ".legend-value")).containsExactly("35 ms", "60 ms");
        robot.type(KeyCode.END);
        assertThat(words(robot, ".curve-place")).containsExactly("20 connections");
        robot.type(KeyCode.HOME);
        assertThat(words(robot, ".legend-value")).containsExactly("211 ms", "60 ms");
    }

    @Test
    void tellsAScreenReaderWhatItShowsAndWhere() {
        onFxThread(() -> {
            chart.choose(Optional.of(waits().points().get(1)));
            return chart;
        });
        assertThat(chart.getAccessibleText()).startsWith("Wait against pool size. Across: connections. Up: p99 wait, ms. "
                + "Chosen: 12 connections: p99 95 ms; target 60 ms;").endsWith("Left and Right read the values.");
    }

    @Test
    void anArrowAndEnterOrAClickChoose(FxRobot robot) {
        onFxThread(() -> {
            chart.onChosen(taken::add);
            chart.requestFocus();
            return chart;
        });
        robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertThat(taken).containsExactly(12.0);
        robot.clickOn(chart.lookup(".chart-plot-background"));
        assertThat(taken).hasSize(2).last().isIn(14.0, 15.0, 16.0);
    }

    @Test
    void theMouseReadsTheNearestValue(FxRobot robot) {
        robot.moveTo(chart.lookup(".chart-plot-background"));
        assertThat(words(robot, ".curve-place").getFirst()).matches("1[456] connections");
    }

    @Test
    void refusesWhatHasNoPlace() {
        assertThatThrownBy(() -> new Point(1, Double.POSITIVE_INFINITY, "forever")).isInstanceOf(IllegalArgumentException.class);
        var zero = List.of(new Curve("hit ratio", Shape.LINE, List.of(new Point(0, 1, "1"))));
        assertThatThrownBy(() -> chart.show("x", Scale.logarithmic("size", CurveChartTest::whole),
                Scale.linear("share", CurveChartTest::whole), zero)).hasMessageContaining("logarithmic");
    }

    @Test
    void showsNothingWhereThereIsNothing(FxRobot robot) {
        onFxThread(() -> {
            chart.show("Nothing yet", Scale.linear("x", CurveChartTest::whole), Scale.linear("y", CurveChartTest::whole), List.of());
            chart.requestFocus();
            return chart;
        });
        robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertThat(words(robot, ".legend-value")).isEmpty();
    }

    @Test
    void savesItselfAsAPicture(FxRobot robot) throws IOException {
        file[0] = folder.resolve("wait.png");
        robot.clickOn("PNG…");
        assertThat(words(robot, ".dialog-message")).containsExactly("Saved " + file[0] + ".");
        assertThat(ImageIO.read(file[0].toFile()).getWidth()).isEqualTo((int) Math.round(chart.getWidth() * 2));

        file[0] = folder.resolve("nowhere").resolve("wait.png");
        robot.clickOn("PNG…");
        assertThat(words(robot, ".dialog-message").getFirst()).contains("the folder does not exist");
    }

    @Pictured
    @Test
    void picturesOfEveryShape() {
        GridPane all = onFxThread(() -> {
            var grid = new GridPane(12, 12);
            grid.getStylesheets().add(PanelStyle.sheet());
            var waits = new CurveChart();
            showWaits(waits);
            waits.choose(Optional.of(waits().points().get(2)));
            grid.add(new ChartFrame(waits, "waits.png", new InlineBackground()), 0, 0);
            grid.add(new ChartFrame(bars(), "bars.png", new InlineBackground()), 1, 0);
            grid.add(new ChartFrame(logarithmic(), "log.png", new InlineBackground()), 0, 1);
            grid.add(new ChartFrame(queue(), "queue.png", new InlineBackground()), 1, 1);
            return grid;
        });
        assertThat(Screenshots.take("charts", all, Screenshots.Size.LAPTOP)).hasSize(2);
    }

    private static void showWaits(CurveChart chart) {
        var target = new Curve("target", Shape.LEVEL, List.of(new Point(11, 60, "60 ms"), new Point(20, 60, "60 ms")));
        chart.show("Wait against pool size",
                Scale.linear("connections", CurveChartTest::whole).between(10, 20).told(x -> whole(x) + " connections"),
                Scale.linear("p99 wait, ms", CurveChartTest::whole), List.of(waits(), target));
    }

    private static Curve waits() {
        int[] ms = {211, 95, 56, 35, 23, 15, 10, 6, 3, 0};
        return new Curve("p99", Shape.LINE, IntStream.range(0, 10).mapToObj(i -> new Point(11 + i, ms[i], ms[i] + " ms")).toList());
    }

    private static CurveChart bars() {
        var chart = new CurveChart();
        chart.show("Keys by shard", Scale.linear("shard", CurveChartTest::whole), Scale.linear("keys", CurveChartTest::whole), List.of(
                new Curve("md5 % n", Shape.BARS, IntStream.range(0, 16).mapToObj(i -> new Point(i, 900 + 37 * (i % 5), "keys")).toList()),
                new Curve("mean", Shape.LEVEL, List.of(new Point(0, 960, "960"), new Point(15, 960, "960")))));
        return chart;
    }

    private static CurveChart logarithmic() {
        var chart = new CurveChart();
        var curves = new ArrayList<Curve>();
        for (int number = 0; number < 6; number++) {
            double height = 1 - number * 0.12;
            curves.add(new Curve("method " + number, Shape.LINE, IntStream.rangeClosed(0, 40)
                    .mapToObj(i -> new Point(Math.pow(10, i / 10.0), height * i / 40, "some")).toList()));
        }
        chart.show("Six curves", Scale.logarithmic("cached items", CurveChartTest::whole),
                Scale.linear("hit ratio, %", y -> whole(y * 100)), curves);
        return chart;
    }

    private static CurveChart queue() {
        var chart = new CurveChart();
        chart.show("Queue over time", Scale.linear("time, s", CurveChartTest::whole), Scale.linear("waiting", CurveChartTest::whole),
                List.of(
                new Curve("waiting", Shape.STEPS, IntStream.range(0, 60).mapToObj(i -> new Point(i, i * 7 % 11, "n")).toList()),
                new Curve("measured", Shape.POINTS, IntStream.range(0, 12).mapToObj(i -> new Point(i * 5, 3 + i % 4, "n")).toList())));
        return chart;
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static List<String> words(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream().map(Label::getText).toList();
    }
}
