package org.plumbline.app.ui.icicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.draw.SvgPen;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class IcicleViewTest {
    private PlanDocument document;
    private IcicleViewModel model;
    private IcicleView view;

    @Start
    void start(Stage stage) {
        document = PlanDocument.of(PlanFixture.sample("nested-loop.txt"));
        document.selection().select(NodeId.ROOT);
        model = new IcicleViewModel(document, new InlineBackground());
        view = new IcicleView(model);
        view.getStylesheets().add(PanelStyle.sheet());
        var scene = new Scene(new StackPane(view), 900, 320);
        new Appearance(Theme.LIGHT, 0).applyTo(scene);
        stage.setScene(scene);
        stage.show();
        view.focusBoxes();
    }

    @AfterEach
    void dispose(FxRobot robot) {
        robot.interact(view::dispose);
    }

    @Test
    void arrowsWalkAndAScreenReaderHearsEachBox(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        assertThat(document.selection().selected()).contains(new NodeId(2));
        assertThat(canvas(robot).getAccessibleText()).startsWith("Level 2, Limit");
        robot.type(KeyCode.LEFT);
        assertThat(document.selection().selected()).contains(new NodeId(1));
        assertThat(canvas(robot).getAccessibleText()).startsWith("Level 2, Seq Scan on customers c");
        robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.UP);
        assertThat(document.selection().selected()).contains(new NodeId(3));
        robot.type(KeyCode.HOME);
        assertThat(document.selection().selected()).contains(NodeId.ROOT);
    }

    @Test
    void enterZoomsInAndEscapeAndTheBreadcrumbOut(FxRobot robot) {
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(crumbs(robot)).containsExactly("Nested Loop Left Join");
        assertThat(robot.lookup(".breadcrumb-here").queryAs(Label.class).getText()).isEqualTo("Limit");
        robot.type(KeyCode.ESCAPE);
        assertThat(whole()).isTrue();
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(crumbs(robot)).hasSize(2);
        robot.interact(() -> robot.lookup(".breadcrumb .hyperlink").queryAs(Hyperlink.class).fire());
        assertThat(whole()).isTrue();
    }

    @Test
    void plusMinusAndZeroZoomAboutTheSelectedBox(FxRobot robot) {
        robot.type(KeyCode.PLUS, 3);
        assertThat(whole()).isFalse();
        robot.type(KeyCode.MINUS);
        assertThat(whole()).isFalse();
        robot.type(KeyCode.DIGIT0);
        assertThat(whole()).isTrue();
    }

    @Test
    void aClickSelectsAndZoomsInAndWithCtrlItSelectsAlone(FxRobot robot) {
        robot.interact(() -> clickWithCtrl(canvas(robot), boxOf(robot, 4)));
        assertThat(document.selection().selected()).contains(new NodeId(4));
        assertThat(whole()).isTrue();
        robot.clickOn(boxOf(robot, 3));
        assertThat(document.selection().selected()).contains(new NodeId(3));
        assertThat(model.part().orElseThrow().span().node()).isEqualTo(3);
    }

    @Test
    void theMouseDragsAndCtrlWithTheWheelZoomsAboutIt(FxRobot robot) {
        IcicleCanvas canvas = canvas(robot);
        double before = boxes(canvas).at(300);
        robot.interact(() -> Event.fireEvent(canvas, new ScrollEvent(ScrollEvent.SCROLL, 300, 30, 300, 30, false, true, false, false, false,
                false, 0, 160, 0, 160, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
                null)));
        assertThat(whole()).isFalse();
        assertThat(boxes(canvas).at(300)).isCloseTo(before, within(before * 1e-9));
        double left = model.part().orElseThrow().span().left();
        robot.moveTo(canvas.localToScreen(300, 30));
        robot.drag(MouseButton.PRIMARY).moveBy(60, 0).drop();
        assertThat(model.part().orElseThrow().span().left()).isLessThan(left);
        assertThat(document.selection().selected()).as("a drag is no click").contains(NodeId.ROOT);
    }

    @Test
    void widthsShowWhatTheMenuSays(FxRobot robot) {
        MenuButton menu = robot.lookup(node -> node instanceof MenuButton button && button.getText().startsWith("Width: ")).query();
        assertThat(menu.getText()).isEqualTo("Width: Wall time");
        MenuItem rows = menu.getItems().stream().filter(item -> item.getText().equals("Rows")).findFirst().orElseThrow();
        robot.interact(rows::fire);
        assertThat(menu.getText()).isEqualTo("Width: Rows");
        assertThat(model.figures().orElseThrow().layout().measure()).isEqualTo(IcicleMeasure.ROWS);
    }

    @Test
    void theLegendTellsWhatTheColoursMean(FxRobot robot) {
        assertThat(legend(robot)).contains("Own part of the time:", "≥50 %");
        robot.clickOn("Node type");
        assertThat(legend(robot)).contains("Table reads").doesNotContain("≥50 %");
    }

    @Test
    void aFileShowsWhatItIsAndEveryRow(FxRobot robot) {
        var pen = new SvgPen(canvas(robot).palette(), 1_600, 400);
        model.whole(900, 13).draw(pen);
        assertThat(pen.svg()).contains("Nested Loop Left Join, ").contains("Width: wall time", ">Own part of the time:</text>")
                .contains(">Limit</text>").contains(">Seq Scan on reviews r</text>");
    }

    private boolean whole() {
        return model.part().orElseThrow().isWhole();
    }

    /// The middle of a node's box on the screen.
    private static void clickWithCtrl(IcicleCanvas canvas, Point2D screen) {
        Point2D at = canvas.localToScene(canvas.screenToLocal(screen));
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            Event.fireEvent(canvas, new MouseEvent(type, at.getX(), at.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1,
                    false, true, false, false, true, false, false, false, false, false, null));
        }
    }

    private Point2D boxOf(FxRobot robot, int node) {
        IcicleCanvas canvas = canvas(robot);
        IcicleLayout layout = model.figures().orElseThrow().layout();
        double x = boxes(canvas).pixelOf((layout.from(node) + layout.to(node)) / 2);
        return canvas.localToScreen(x, (layout.shape().depth(node) + 0.5) * canvas.rowHeight());
    }

    private RowBoxes boxes(IcicleCanvas canvas) {
        return new RowBoxes(model.figures().orElseThrow().layout(), model.part().orElseThrow().span(), canvas.pictureWidth());
    }

    private static List<String> crumbs(FxRobot robot) {
        return robot.lookup(".breadcrumb .hyperlink").queryAllAs(Hyperlink.class).stream().map(Hyperlink::getText).toList();
    }

    private static List<String> legend(FxRobot robot) {
        return robot.lookup(".icicle-legend .legend-label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static IcicleCanvas canvas(FxRobot robot) {
        return robot.lookup(".icicle").queryAs(IcicleCanvas.class);
    }
}
