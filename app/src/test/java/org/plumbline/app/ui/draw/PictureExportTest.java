package org.plumbline.app.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private static final int WHOLE = 0;
    private static final int SHOWN = 2;

    @TempDir
    private Path folder;

    private final FxBackground background = new FxBackground();
    private PictureOffer offer = new PictureOffer.Some("plan", () -> headed(new Halves(3_000, 40, 0)),
            Optional.of(new PictureOffer.Other("What Is Shown", () -> headed(new Halves(900, 500, 0)))));
    private Path chosen;
    private PictureExport export;

    /// The left half severe, with a word; the right half the background's.
    private record Halves(double width, double height, double leastScale) implements Picture {
        @Override
        public void draw(Pen pen) {
            pen.fill(0, 0, width, height, Ink.BG);
            pen.fill(0, 0, width / 2, height, Ink.SEVERE);
            pen.text("orders & items", 4, height - 4, TextFont.of(12, false), Ink.TEXT);
        }

        /// At each hundred pixels.
        @Override
        public double pageEnd(double from, double most) {
            return Math.floor((from + most) / 100) * 100;
        }
    }

    private static HeadedPicture headed(Picture body) {
        return new HeadedPicture(List.of("orders.txt", "Halves."), List.of(Meaning.patch(Ink.SEVERE, "the left half")), body);
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
        export = new PictureExport(view, background, () -> offer, Optional.of((_, _) -> Optional.ofNullable(chosen)));
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
        assertThat(image.getWidth()).as("with a margin").isEqualTo(2 * (900 + 2 * 16));
        int above = image.getHeight() - 2 * (500 + 16);
        for (int x : new int[] {0, 799, 800, 899}) {
            for (int y : new int[] {0, 799, 800, 900}) {
                assertThat(image.getRGB(32 + x, above + y)).as("%s, %s", x, y).isEqualTo(0xffff7b72);
                assertThat(image.getRGB(1_831 - x, above + y)).isEqualTo(0xff0d1117);
            }
        }
        assertThat(export.message().getText()).isEqualTo("Saved " + chosen + ".");
    }

    @Test
    void anSvgHoldsTheWholeInTheWindowsColoursWithItsWordsAsText(FxRobot robot) throws IOException {
        String svg = Files.readString(save(robot, WHOLE, "plan.svg"));
        assertThat(svg).contains("width=\"3032\"").contains("#ff7b72").contains(">orders &amp; items</text>")
                .contains(">orders.txt</text>", ">Halves.</text>", ">the left half</text>");
    }

    @Test
    void whatCannotBeReadAsAPngIsToldAndSavedAsSvg(FxRobot robot) {
        offer = PictureOffer.of("plan", () -> headed(new Halves(900, 100_000, 0.75)));
        Path png = save(robot, WHOLE, "plan.png");
        assertThat(export.message().getText()).startsWith("This picture is 100,1").endsWith("Save it as SVG.");
        assertThat(png).doesNotExist();
        assertThat(save(robot, WHOLE, "plan.svg")).isNotEmptyFile();
    }

    @Test
    void whatIsNotThereIsToldInWords(FxRobot robot) {
        offer = new PictureOffer.None("There is nothing yet.");
        assertThat(export.obstacle()).contains("There is nothing yet.");
        assertThat(save(robot, WHOLE, "plan.png")).doesNotExist();
        assertThat(export.message().getText()).isEqualTo("There is nothing yet.");
        robot.interact(export::print);
        assertThat(export.message().getText()).isEqualTo("There is nothing yet.");
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
        robot.interact(export::save);
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
        assertThat(PaperPrint.fit(new Halves(100, 50, 0), 800, 500)).as("no larger than on the screen").isEqualTo(0.75);
        assertThat(PaperPrint.fit(new Halves(1_600, 50, 0), 800, 500)).isEqualTo(0.5);
        assertThat(PaperPrint.fit(new Halves(100, 5_000, 0), 800, 500)).isEqualTo(0.1);
        var picture = new Halves(1_600, 50, 0);
        WritableImage page = page(robot, picture, PaperPrint.pages(picture, 800, 500).getFirst());
        assertThat(page.getWidth()).isEqualTo(800);
        assertThat(page.getHeight()).isEqualTo(25);
        assertThat(page.getPixelReader().getColor(10, 5)).isEqualTo(Color.web("#cf222e"));
        assertThat(page.getPixelReader().getColor(700, 5)).isEqualTo(Color.WHITE);
    }

    @Test
    void whatCouldNotBeReadOnOnePageTakesSeveralAndNoRowIsCut(FxRobot robot) {
        var rows = new Halves(1_600, 2_550, 0.75);
        assertThat(PaperPrint.fit(rows, 800, 500)).as("as wide as the page").isEqualTo(0.5);
        List<PaperPrint.Page> pages = PaperPrint.pages(rows, 800, 525);
        assertThat(pages).extracting(PaperPrint.Page::to).containsExactly(1_000.0, 2_000.0, 2_550.0);
        assertThat(pages).extracting(PaperPrint.Page::from).containsExactly(0.0, 1_000.0, 2_000.0);
        WritableImage last = page(robot, rows, pages.getLast());
        assertThat(last.getHeight()).isEqualTo(275);
        assertThat(last.getPixelReader().getColor(10, 100)).isEqualTo(Color.web("#cf222e"));
    }

    private static WritableImage page(FxRobot robot, Picture picture, PaperPrint.Page page) {
        var painted = new WritableImage[1];
        robot.interact(() -> painted[0] = PaperPrint.page(picture, page, Palette.of(Theme.LIGHT), 800, 525).snapshot(null, null));
        return painted[0];
    }

    private Path save(FxRobot robot, int item, String name) {
        chosen = folder.resolve(name);
        robot.interact(() -> {
            export.show();
            export.hide();
            export.getItems().get(item).fire();
        });
        while (!background.jobs().isEmpty()) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        WaitForAsyncUtils.waitForFxEvents();
        return chosen;
    }
}
