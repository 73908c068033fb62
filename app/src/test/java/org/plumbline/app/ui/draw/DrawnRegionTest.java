package org.plumbline.app.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DrawnRegionTest {
    private final Squares squares = new Squares();
    private Scene scene;

    /// Severe on the left, the background on the right.
    private static final class Squares extends DrawnRegion {
        private int drawn;

        @Override
        protected void draw(Pen pen) {
            drawn++;
            pen.fill(0, 0, pen.width() / 2, pen.height(), Ink.SEVERE);
            pen.fill(pen.width() / 2, 0, pen.width() / 2, pen.height(), Ink.BG);
        }
    }

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(squares), 100, 40);
        squares.getStylesheets().add(PanelStyle.sheet());
        new Appearance(Theme.LIGHT, 0).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void isDrawnInTheColoursOfTheThemeAndAnewWhenThatChanges(FxRobot robot) {
        assertThat(pixel(robot, 10)).isEqualTo(Color.web("#cf222e"));
        assertThat(pixel(robot, 90)).isEqualTo(Color.WHITE);
        robot.interact(() -> new Appearance(Theme.DARK, 0).applyTo(scene));
        assertThat(pixel(robot, 10)).isEqualTo(Color.web("#ff7b72"));
        assertThat(pixel(robot, 90)).isEqualTo(Color.web("#0d1117"));
        assertThat(squares.palette().of(Ink.SEVERE)).isEqualTo(Color.web("#ff7b72"));
    }

    @Test
    void manyChangesOfOneFrameAreDrawnOnce(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        int before = squares.drawn;
        robot.interact(() -> {
            for (int i = 0; i < 50; i++) {
                squares.redraw();
            }
            scene.snapshot(null);
        });
        assertThat(squares.drawn).isEqualTo(before + 1);
    }

    @Test
    void wordsAreCutWhereTheyHaveNoRoom() {
        TextFont font = TextFont.of(13, false);
        String words = "order_items_2024_q3";
        assertThat(font.cut(words, font.width(words))).isEqualTo(words);
        String cut = font.cut(words, 60);
        assertThat(cut).startsWith("order").endsWith("…");
        assertThat(font.width(cut)).isLessThanOrEqualTo(60);
        assertThat(font.cut(words, font.width("…"))).isEmpty();
    }

    private Color pixel(FxRobot robot, int x) {
        var image = new WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        return image[0].getPixelReader().getColor(x, 20);
    }
}
