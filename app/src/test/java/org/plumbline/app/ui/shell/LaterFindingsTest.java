package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.analysis.Analysis;
import org.plumbline.analysis.Analyzer;
import org.plumbline.analysis.UnadvisedPlan;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LaterFindingsTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 27;

    private final UnadvisedPlan plan = PlanFixture.unadvised("nested-loop.txt");
    private final Analysis analysis = Analyzer.advise(plan);
    private Stage window;
    private PlanDocumentView view;
    private PlanDocument document;

    @Start
    void start(Stage stage) {
        window = stage;
        view = new PlanDocumentView("plan.txt", PreparedDocument.of(plan), new InlineBackground(), new LayoutInMemory(), _ -> { });
        document = view.document();
        stage.setScene(new Scene(view, 1280, 800));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
    }

    @AfterEach
    void dispose(FxRobot robot) {
        robot.interact(view::dispose);
    }

    @Test
    void theFindingsComeToAPlanThatIsShown(FxRobot robot) {
        assertThat(document.selection().selected()).contains(NodeId.ROOT);
        assertThat(words(robot)).containsExactly("Looking for what costs…");
        String found = analysis.advice().findings().getFirst().rule().title();
        assertThat(spoken(robot)).isNotEmpty().noneMatch(row -> row.contains(found));
        int[] painted = painted(robot);
        int figures = robot.lookup(".summary-value").queryAll().size();

        robot.interact(() -> document.advice().found(analysis));
        assertThat(words(robot)).isEmpty();
        assertThat(document.selection().selected()).isEqualTo(analysis.advice().findings().getFirst().node());
        assertThat(robot.lookup(".finding").queryAll()).hasSameSizeAs(analysis.advice().findings());
        assertThat(spoken(robot)).anyMatch(row -> row.contains(found));
        assertThat(painted(robot)).isNotEqualTo(painted);
        assertThat(robot.lookup(".summary-value").queryAll().size()).isGreaterThan(figures);
    }

    @Test
    void whoHasChosenANodeKeepsItWhenTheFindingsCome(FxRobot robot) {
        robot.interact(() -> document.selection().select(new NodeId(2)));

        robot.interact(() -> document.advice().found(analysis));
        assertThat(document.selection().selected()).contains(new NodeId(2));
    }

    @Test
    @Pictured
    void isPictured(FxRobot robot) {
        assertThat(Screenshots.take("findings-looked-for", window, List.of(new Screenshots.Size(1280, 800)))).hasSize(2);
        robot.interact(() -> document.advice().stopped());
        assertThat(Screenshots.take("findings-stopped", window, List.of(new Screenshots.Size(1280, 800)))).hasSize(2);
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup(".empty-words").queryAllAs(Label.class).stream().filter(Label::isVisible).map(Labeled::getText).toList();
    }

    /// What the rows of the tree tell.
    private static List<String> spoken(FxRobot robot) {
        return robot.lookup(".plan-row").queryAll().stream().map(row -> (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .filter(words -> !words.isEmpty()).toList();
    }

    /// The pixels of what the row of the first finding's node says, without its ground, once the window rests.
    private int[] painted(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        int index = analysis.advice().findings().getFirst().node().orElseThrow().index();
        var pixels = new int[WIDTH * HEIGHT];
        robot.interact(() -> {
            TableRow<?> row = robot.lookup(".plan-row").queryAllAs(TableRow.class).stream().filter(each -> each.getIndex() == index)
                    .findFirst().orElseThrow();
            var clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            row.getChildrenUnmodifiable().getFirst().snapshot(clear, null).getPixelReader()
                    .getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        });
        assertThat(pixels).contains(0).isNotEqualTo(new int[pixels.length]);
        return pixels;
    }
}
