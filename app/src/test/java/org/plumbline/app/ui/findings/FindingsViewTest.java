package org.plumbline.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.advice.Advice;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.Pictured;
import org.plumbline.testkit.fx.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FindingsViewTest {
    private static final int FINDINGS = 9;

    private Stage window;
    private FindingsView view;

    @Start
    void start(Stage stage) {
        window = stage;
        view = new FindingsView(new FindingsViewModel(PlanDocument.of(PlanFixture.plan(PlanFixture.findings(FINDINGS)))),
                new InlineBackground());
        view.getStyleClass().add("plan-document");
        view.getStylesheets().add(PanelStyle.sheet());
        stage.setScene(new Scene(view, 560, 900));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
    }

    @Test
    void atMostFiveStandOpenAndTheKeyboardUnfoldsTheRest(FxRobot robot) {
        assertThat(cards(robot)).hasSize(Advice.MOST_OPEN);
        assertThat(bodies(robot)).hasSize(Advice.MOST_OPEN);

        Hyperlink more = link(robot, "Show 4 more");
        assertThat(more.isFocusTraversable()).isTrue();
        robot.interact(more::requestFocus);
        robot.push(KeyCode.SPACE);
        assertThat(cards(robot)).hasSize(FINDINGS);
        assertThat(bodies(robot)).hasSize(Advice.MOST_OPEN);

        robot.interact(more::fire);
        assertThat(cards(robot)).hasSize(Advice.MOST_OPEN);
    }

    @Test
    void aCardSaysItsFindingAndIsPressedByAScreenReader(FxRobot robot) {
        Node second = cards(robot).get(1);
        assertThat(second.getAccessibleRole()).isEqualTo(AccessibleRole.BUTTON);
        assertThat(second.getAccessibleText()).startsWith("Finding, ").contains(", at Seq Scan on ");
        robot.interact(() -> second.executeAccessibleAction(AccessibleAction.FIRE));
        assertThat(second.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("current"));
    }

    @Test
    void goingThereUnfolds(FxRobot robot) {
        robot.interact(view::previous);

        assertThat(cards(robot)).hasSize(FINDINGS);
        assertThat(bodies(robot)).hasSize(Advice.MOST_OPEN + 1);
        robot.interact(view::next);
        assertThat(cards(robot)).hasSize(FINDINGS);
    }

    @Test
    @Pictured
    void isPictured(FxRobot robot) {
        robot.interact(view::previous);

        assertThat(Screenshots.take("findings-many", window, List.of(new Screenshots.Size(560, 900)))).hasSize(2);
    }

    private static Hyperlink link(FxRobot robot, String start) {
        return robot.lookup((Predicate<Node>) node -> node instanceof Hyperlink link && link.getText().contains(start)).query();
    }

    private static List<Node> cards(FxRobot robot) {
        return List.copyOf(robot.lookup(".finding").queryAll());
    }

    private static List<Node> bodies(FxRobot robot) {
        return List.copyOf(robot.lookup(".finding-body").queryAll());
    }
}
