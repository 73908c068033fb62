package org.plumbline.app.ui.plantext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LinesPaneTest {
    /// Two lines each, and their parent's.
    private static final int SCANS = 3000;

    private Stage window;
    private PlanDocument document;
    private PlanTextView view;

    @Start
    void start(Stage stage) {
        window = stage;
        String scans = IntStream.range(0, SCANS).mapToObj(i -> """
                  ->  Seq Scan on table_%d  (cost=0.00..10.00 rows=1 width=4) (actual time=0.010..1.000 rows=1 loops=1)
                        Filter: (kind = 'a name that is long enough to reach beyond the edge of a window of the usual width'::text)
                """.formatted(i)).collect(Collectors.joining());
        document = PlanDocument.of(PlanFixture.plan("""
                Append  (cost=0.00..30000.00 rows=3000 width=4) (actual time=0.010..3000.000 rows=3000 loops=1)
                %s  ??? what is this
                """.formatted(scans)));
        view = new PlanTextView(new PlanTextViewModel(document));
        view.getStyleClass().add("plan-document");
        view.getStylesheets().add(PanelStyle.sheet());
        stage.setScene(new Scene(view, 900, 500));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
    }

    @Test
    void theKeyboardGoesFromLineToLineAndSelectsTheirNodes(FxRobot robot) {
        robot.interact(view::focusText);
        robot.push(KeyCode.DOWN);
        assertThat(document.selection().selected()).contains(new NodeId(1));
        assertThat(spoken(robot)).startsWith("Line 2: ->  Seq Scan on table_0").endsWith(", of the selected node");
        robot.push(KeyCode.END);
        assertThat(spoken(robot)).startsWith("Line 6002: ??? what is this. ");
        robot.push(KeyCode.HOME);
        assertThat(document.selection().selected()).contains(NodeId.ROOT);
    }

    @Test
    void goesToTheLinesOfANodeThatIsSelectedElsewhere(FxRobot robot) {
        robot.interact(() -> document.selection().select(new NodeId(2000)));
        assertThat(spoken(robot)).startsWith("Line 4000: ->  Seq Scan on table_1999");
        assertThat(down(robot).getValue()).isEqualTo(3995);
    }

    @Test
    void whatIsSelectedWhileItIsNotShownIsCaughtUpWith(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = window.getScene();
            scene.setRoot(new javafx.scene.layout.Pane());
            document.selection().select(new NodeId(1000));
            scene.setRoot(view);
        });
        assertThat(spoken(robot)).startsWith("Line 2000: ");
    }

    @Test
    void highlightsAndWhatIsFoundAreToldAndPainted(FxRobot robot) {
        robot.interact(() -> document.selection().select(new NodeId(3)));
        assertThat(spoken(robot)).contains("highlighted as Seq scan").doesNotContain("found");
        Color before = besideTheText(robot);
        robot.interact(() -> document.highlights().setActive(Highlight.SEQ_SCANS, false));
        assertThat(besideTheText(robot)).as("the line that stands for a highlight").isNotEqualTo(before);
        assertThat(spoken(robot)).doesNotContain("highlighted");
        robot.interact(() -> {
            document.search().show(document.search().matching("table_2500"));
            document.search().next();
        });
        assertThat(spoken(robot)).startsWith("Line 5002: ").contains("found by the search");
    }

    /// Where the line stands that marks what is highlighted, in the first line that is seen.
    private Color besideTheText(FxRobot robot) {
        var canvas = (LinesCanvas) robot.lookup(".drawn").query();
        var color = new Color[1];
        robot.interact(() -> color[0] = window.getScene().snapshot(null).getPixelReader().getColor((int) canvas.gutter() - 7,
                (int) (canvas.localToScene(0, 0).getY() + 1.5 * canvas.lineHeight())));
        return color[0];
    }

    @Test
    void copiesTheChosenLines(FxRobot robot) {
        robot.interact(view::focusText);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied(robot).lines()).hasSize(2).first().asString().startsWith("  ->  Seq Scan on table_0");
    }

    @Test
    void aWarningLeadsToItsLine(FxRobot robot) {
        robot.interact(() -> robot.lookup(".warning-list .list-view").query().requestFocus());
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.ENTER);
        assertThat(spoken(robot)).startsWith("Line 6002: ");
        assertThat(robot.lookup(".drawn").query().isFocused()).isTrue();
    }

    @Test
    @Pictured
    void isPictured(FxRobot robot) {
        robot.interact(() -> document.selection().select(new NodeId(2000)));
        robot.interact(view::focusText);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        List<Screenshots.Size> size = List.of(new Screenshots.Size(900, 500));
        assertThat(Screenshots.take("text-long", window, size)).hasSize(2);
        robot.push(KeyCode.END);
        assertThat(Screenshots.take("text-long-end", window, size)).hasSize(2);
    }

    private static String copied(FxRobot robot) {
        var text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private static String spoken(FxRobot robot) {
        return robot.lookup(".drawn").query().getAccessibleText();
    }

    private static ScrollBar down(FxRobot robot) {
        return robot.lookup((Node node) -> node instanceof ScrollBar bar
                && bar.getOrientation() == javafx.geometry.Orientation.VERTICAL && bar.getParent() instanceof LinesPane).query();
    }
}
