package org.plumbline.app.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.work.FxBackground;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PictureExportTest {
    private static final int SHOWN = 0;
    private static final int WHOLE = 1;

    @TempDir
    private Path folder;

    private final FxBackground background = new FxBackground();
    private Path chosen;
    private PictureExport export;

    /// The left half severe, with a word; the right half the background's.
    private record Halves(double width, double height) implements Picture {
        @Override
        public void draw(Pen pen) {
            pen.fill(0, 0, width, height, Ink.BG);
            pen.fill(0, 0, width / 2, height, Ink.SEVERE);
            pen.text("orders & items", 4, height - 4, TextFont.of(12, false), Ink.TEXT);
        }
    }

    private static final class Nothing extends DrawnRegion {
        @Override
        protected void draw(Pen pen) {
            // the pictures are drawn, not the view
        }
    }

    @Start
    void start(Stage stage) {
        var view = new Nothing();
        export = new PictureExport(view, "plan", background, () -> new Halves(900, 500), () -> new Halves(3_000, 40),
                Optional.of((_, _) -> Optional.ofNullable(chosen)));
        var scene = new Scene(new StackPane(view, export), 300, 100);
        scene.getRoot().getStylesheets().add(PanelStyle.sheet());
        new Appearance(Theme.DARK, 0).applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Stop
    void stop() {
        background.close();
    }

    @Test
    void aPngIsTwiceAsSharpAndWithoutSeams(FxRobot robot) throws IOException {
        BufferedImage image = ImageIO.read(save(robot, SHOWN, "plan.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1_800);
        assertThat(image.getHeight()).isEqualTo(1_000);
        for (int x : new int[] {0, 799, 800, 899}) {
            for (int y : new int[] {0, 799, 800, 900}) {
                assertThat(image.getRGB(x, y)).as("%s, %s", x, y).isEqualTo(0xffff7b72);
                assertThat(image.getRGB(1_799 - x, y)).isEqualTo(0xff0d1117);
            }
        }
        assertThat(export.message().getText()).isEqualTo("Saved " + chosen + ".");
    }

    @Test
    void anSvgHoldsTheWholeInTheWindowsColoursWithItsWordsAsText(FxRobot robot) throws IOException {
        String svg = Files.readString(save(robot, WHOLE, "plan.svg"));
        assertThat(svg).contains("width=\"3000\"").contains("#ff7b72").contains(">orders &amp; items</text>");
    }

    @Test
    void whatCannotBeSavedIsToldInWords(FxRobot robot) {
        save(robot, SHOWN, "plan.gif");
        assertThat(export.message().getText()).isEqualTo("plan.gif is neither a .png nor an .svg file: give it one of these endings.");
        save(robot, SHOWN, "nowhere/plan.svg");
        assertThat(export.message().getText()).startsWith("Could not save ").contains("the folder does not exist")
                .endsWith("Choose another place.");
        assertThat(export.message().getStyleClass()).contains("message-severe");
    }

    @Test
    void whoChoosesNoFileIsToldNothing(FxRobot robot) {
        robot.interact(() -> export.getItems().get(SHOWN).fire());
        assertThat(export.message().getText()).isEmpty();
        assertThat(export.message().isManaged()).isFalse();
    }

    @Test
    void hugePicturesAreLessSharpRatherThanHuge() {
        assertThat(PngDrawing.scale(100, 100)).isEqualTo(2);
        assertThat(PngDrawing.scale(50_000, 100) * 50_000).isCloseTo(16_000, within(1e-6));
        double scale = PngDrawing.scale(8_000, 8_000);
        assertThat(scale * scale * 64e6).isCloseTo(32e6, within(1.0));
    }

    @Test
    void paperIsAsFullAsThePageAllowsAndInLightColours(FxRobot robot) {
        assertThat(PaperPrint.fit(new Halves(100, 50), 800, 500)).as("no larger than on the screen").isEqualTo(0.75);
        assertThat(PaperPrint.fit(new Halves(1_600, 50), 800, 500)).isEqualTo(0.5);
        assertThat(PaperPrint.fit(new Halves(100, 5_000), 800, 500)).isEqualTo(0.1);
        var page = new WritableImage[1];
        robot.interact(() -> {
            Node node = PaperPrint.page(new Halves(1_600, 50), 800, 500);
            assertThat(node.getBoundsInParent().getWidth()).isCloseTo(800, within(0.01));
            assertThat(node.getBoundsInParent().getHeight()).isCloseTo(25, within(0.01));
            page[0] = node.snapshot(null, null);
        });
        assertThat(page[0].getPixelReader().getColor(10, 5)).isEqualTo(Color.web("#cf222e"));
        assertThat(page[0].getPixelReader().getColor(700, 5)).isEqualTo(Color.WHITE);
    }

    private Path save(FxRobot robot, int item, String name) {
        chosen = folder.resolve(name);
        robot.interact(() -> export.getItems().get(item).fire());
        while (!background.jobs().isEmpty()) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        WaitForAsyncUtils.waitForFxEvents();
        return chosen;
    }
}
