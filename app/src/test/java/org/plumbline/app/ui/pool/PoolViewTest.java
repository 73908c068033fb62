package org.plumbline.app.ui.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.CurveChart;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.ConnectedServer;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.capacity.pool.PooledClient;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PoolViewTest {
    private final ObservableList<ConnectedServer> servers = FXCollections.observableArrayList();
    private PoolViewModel model;
    private PoolView view;

    @Start
    void start(Stage stage) {
        model = new PoolViewModel(new InlineBackground(), servers);
        view = new PoolView(model, new InlineBackground());
        stage.setScene(new Scene(view, 460, 950));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
    }

    @Test
    void saysWhatToTypeAndThenWhatFollows(FxRobot robot) {
        assertThat(words(robot, ".empty-words")).singleElement().asString().startsWith("Type how many requests come");

        robot.clickOn(field(robot, "Requests, of all instances / s")).write("200");
        robot.clickOn(field(robot, "A connection is held for ms")).write("50");
        assertThat(words(robot, ".pool-size")).containsExactly("10 connections and 10 more under load", "17 connections");
        assertThat(words(robot, ".pool-reason")).contains("It is the smallest pool in which 99 of 100 requests wait no longer than 10 ms.");
        assertThat(robot.lookup(".curve-chart").queryAllAs(CurveChart.class)).extracting(CurveChart::title)
                .containsExactly("How long requests wait, by the pool's size", "The queue of 17 connections, simulated");
    }

    @Test
    void aPointOfTheCurveIsChosenByTheKeyboard(FxRobot robot) {
        type();
        CurveChart chart = robot.lookup(".curve-chart").queryAllAs(CurveChart.class).iterator().next();
        onFxThread(() -> {
            chart.requestFocus();
            return chart;
        });
        robot.type(KeyCode.HOME).type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertThat(words(robot, ".pool-words").getFirst()).startsWith("With 12 connections, which you chose: 45 % of requests wait");
        assertThat(chart.getAccessibleText()).contains("At 12 connections: p99 95").contains("target 60 ms");
    }

    @Test
    void marksAWrongFieldAndSaysWhy(FxRobot robot) {
        type();
        onFxThread(() -> {
            model.figures().rate.textProperty().set("-1");
            return model;
        });
        assertThat(words(robot, ".figure-problem"))
                .contains("This has to be a number above 0.", "Mend what is marked: Requests, of all instances.");
        assertThat(field(robot, "Requests, of all instances / s This has to be a number above 0.").getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("wrong"));
        assertThat(robot.lookup(".pool-answer").query().isVisible()).isFalse();
    }

    @Test
    void copiesTheSettingsOfTheChosenClient(FxRobot robot) {
        type();
        onFxThread(() -> {
            model.clientProperty().set(PooledClient.PGBOUNCER);
            ((ScrollPane) view.getCenter()).setVvalue(1);
            return view;
        });
        robot.clickOn("Copy");
        assertThat(onFxThread(() -> Clipboard.getSystemClipboard().getString())).contains("default_pool_size = 13");
    }

    @Test
    void offersTheConnectionsThatAreOpen(FxRobot robot) {
        assertThat(robot.lookup("Fill in").query().isVisible()).isFalse();
        onFxThread(() -> servers.add(new ConnectedServer("1", "shop", Optional::empty)));
        robot.clickOn("Fill in");
        assertThat(words(robot, ".pool-message")).containsExactly("shop is not connected.");
    }

    private void type() {
        onFxThread(() -> {
            model.figures().rate.textProperty().set("200");
            model.figures().hold.textProperty().set("50");
            model.figures().target.textProperty().set("60");
            return model;
        });
    }

    private static TextField field(FxRobot robot, String name) {
        return robot.lookup(".figure-field").queryAllAs(TextField.class).stream()
                .filter(field -> field.getAccessibleText().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> words(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAllAs(Label.class).stream().filter(Label::isVisible).map(Label::getText).toList();
    }
}
