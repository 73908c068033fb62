package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A plan of forty joins, which has no room in the window.
@ExtendWith(ApplicationExtension.class)
class DiagramViewTest {
    private final PlanDocument document = PlanDocument.of(DiagramFixture.joins(40, 20));
    private final Map<String, Double> remembered = new HashMap<>();
    private DiagramViewModel model;
    private DiagramView view;
    private DiagramSurface surface;

    private final class Memory implements RememberedLayout {
        @Override
        public double layout(String name, double otherwise) {
            return remembered.getOrDefault(name, otherwise);
        }

        @Override
        public void rememberLayout(String name, double value) {
            remembered.put(name, value);
        }
    }

    @Start
    void start(Stage stage) {
        document.selection().select(NodeId.ROOT);
        model = new DiagramViewModel(document, new InlineBackground());
        view = new DiagramView(model, new Memory());
        view.getStylesheets().add(PanelStyle.sheet());
        stage.setScene(new Scene(view, 900, 640));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
        surface = (DiagramSurface) view.lookup(".diagram");
        view.focusDiagram();
    }

    @AfterEach
    void dispose(FxRobot robot) {
        robot.interact(view::dispose);
    }

    @Test
    void aLargePlanStartsAtTheSelectedNodeAndShowsTheMap() {
        assertThat(seen().zoom()).isEqualTo(1);
        assertThat(isSeen(0)).isTrue();
        assertThat(view.lookup(".diagram-map").isVisible()).isTrue();
    }

    @Test
    void keysZoomFitAndComeBack(FxRobot robot) {
        robot.type(KeyCode.MINUS, 2);
        assertThat(seen().zoom()).isCloseTo(0.64, within(1e-9));
        robot.type(KeyCode.F);
        assertThat(isSeen(0)).isTrue();
        assertThat(isSeen(shown().layout().size() - 1)).isTrue();
        assertThat(view.lookup(".diagram-map").isVisible()).isFalse();
        robot.type(KeyCode.PLUS);
        assertThat(view.lookup(".diagram-map").isVisible()).isTrue();
        robot.type(KeyCode.DIGIT1);
        assertThat(seen().zoom()).isEqualTo(1);
        robot.type(KeyCode.S);
        assertThat(isSeen(0)).isTrue();
    }

    @Test
    void cardsGrowWithTheTextOfTheWindow(FxRobot robot) {
        robot.interact(() -> {
            new Appearance(Theme.LIGHT, 4).applyTo(view.getScene());
            view.applyCss();
        });
        assertThat(seen().zoom()).isCloseTo(17.0 / 13, within(0.01));
        robot.type(KeyCode.F).type(KeyCode.DIGIT1);
        assertThat(seen().zoom()).isCloseTo(17.0 / 13, within(0.01));
    }

    @Test
    void arrowsWalkAndWhatIsWalkedToIsSeenAndSpoken(FxRobot robot) {
        robot.type(KeyCode.DOWN, 6);
        assertThat(document.plan().node(document.selection().selected().orElseThrow()).depth()).isEqualTo(6);
        assertThat(isSeen(chosen())).isTrue();
        assertThat(surface.getAccessibleText()).startsWith("Level 7, ");
        NodeId left = document.selection().selected().orElseThrow();
        robot.type(KeyCode.RIGHT).type(KeyCode.LEFT);
        assertThat(document.selection().selected()).contains(left);
        robot.type(KeyCode.UP);
        assertThat(document.plan().parent(document.plan().node(left)).orElseThrow().id())
                .isEqualTo(document.selection().selected().orElseThrow());
        robot.type(KeyCode.HOME);
        assertThat(document.selection().selected()).contains(NodeId.ROOT);
        assertThat(isSeen(0)).isTrue();
    }

    @Test
    void enterFoldsAndTheCardStaysWhereItIs(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        Point2D before = place(chosen());
        robot.type(KeyCode.ENTER);
        assertThat(shown().layout().size()).isEqualTo(3);
        assertThat(place(chosen()).distance(before)).isLessThan(1);
        assertThat(surface.getAccessibleText()).contains("folded, 78 nodes");
        robot.type(KeyCode.SPACE);
        assertThat(shown().layout().size()).isEqualTo(81);
    }

    @Test
    void theMouseSelectsFoldsPansAndZooms(FxRobot robot) {
        int below = shown().layout().firstChild(0);
        robot.clickOn(onScreen(below));
        assertThat(document.selection().selected()).contains(new NodeId(below));

        Point2D before = place(below);
        robot.drag(onScreen(below).add(0, 60), MouseButton.PRIMARY).moveBy(-40, 30).moveBy(-20, 0).drop();
        assertThat(place(below).distance(before.add(-60, 30))).isLessThan(1);
        assertThat(document.selection().selected()).as("a drag selects nothing").contains(new NodeId(below));

        Point2D mouse = onScreen(below);
        robot.moveTo(mouse).scroll(3, VerticalDirection.UP);
        assertThat(seen().zoom()).isNotEqualTo(1);
        assertThat(surface.at(surface.screenToLocal(mouse).getX(), surface.screenToLocal(mouse).getY())).hasValue(below);

        robot.type(KeyCode.DIGIT1).doubleClickOn(onScreen(0));
        assertThat(shown().layout().size()).isEqualTo(1);
        Viewport now = seen();
        Point2D handle = surface.localToScreen(now.x(0, 0) + now.cardWidth() / 2, now.y(0, 0) + now.cardHeight());
        robot.clickOn(handle);
        assertThat(shown().layout().size()).isEqualTo(81);
    }

    @Test
    void whatIsSelectedElsewhereIsSeenHere(FxRobot robot) {
        robot.interact(() -> document.selection().select(new NodeId(60)));
        assertThat(chosen()).isEqualTo(60);
        assertThat(isSeen(60)).isTrue();
    }

    @Test
    void turnedItWalksTheOtherWayAndIsRemembered(FxRobot robot) {
        robot.clickOn("Left-to-right");
        assertThat(seen().orientation()).isEqualTo(Orientation.RIGHT);
        assertThat(remembered).containsEntry("diagram.right", 1.0);
        assertThat(isSeen(0)).isTrue();
        robot.type(KeyCode.RIGHT, 2);
        assertThat(document.plan().node(document.selection().selected().orElseThrow()).depth()).isEqualTo(2);
    }

    @Test
    void theMapGoesWhereItIsPressed(FxRobot robot) {
        Region map = (Region) view.lookup(".diagram-map");
        robot.clickOn(robot.point(map).atOffset(map.getWidth() * 0.3, map.getHeight() * 0.4));
        assertThat(isSeen(0)).isFalse();
        assertThat(seen().zoom()).isEqualTo(1);
    }

    private Diagram shown() {
        return model.diagramProperty().get().orElseThrow();
    }

    private Viewport seen() {
        return surface.viewProperty().get();
    }

    private int chosen() {
        return model.chosenItem();
    }

    private boolean isSeen(int item) {
        return seen().isSeen(shown().layout().place(item), shown().layout().level(item));
    }

    private Point2D place(int item) {
        return new Point2D(seen().x(shown().layout().place(item), shown().layout().level(item)),
                seen().y(shown().layout().place(item), shown().layout().level(item)));
    }

    private Point2D onScreen(int item) {
        Point2D place = place(item);
        return surface.localToScreen(place.getX() + seen().cardWidth() / 2, place.getY() + seen().cardHeight() / 2);
    }
}
