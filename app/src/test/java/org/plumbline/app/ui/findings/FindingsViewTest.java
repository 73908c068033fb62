package org.plumbline.app.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.advice.Advice;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.app.work.Job;
import org.plumbline.app.work.Work;
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
        view = new FindingsView(model(), new InlineBackground());
        view.begin();
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
    void cardsComeOneAFrameUntilOneIsAskedFor(FxRobot robot) {
        var frames = new HeldFrames();
        var slow = new FindingsView(model(), frames);
        robot.interact(() -> {
            window.getScene().setRoot(slow);
            slow.begin();
            assertThat(cards(slow)).isEmpty();
            frames.next();
            frames.next();
            assertThat(cards(slow)).hasSize(2);
            slow.next();
            assertThat(cards(slow)).hasSize(Advice.MOST_OPEN);
            assertThat(frames.waiting).isEmpty();
            assertThat(link(robot, "Show 4 more")).isNotNull();
        });
    }

    @Test
    void cardsOfFindingsThatAreReplacedOrClosedDoNotCome(FxRobot robot) {
        var frames = new HeldFrames();
        FindingsViewModel findings = model();
        var slow = new FindingsView(findings, frames);
        robot.interact(() -> {
            window.getScene().setRoot(slow);
            slow.begin();
            frames.next();
            findings.basicProperty().set(true);
            assertThat(cards(slow)).isEmpty();
            int basic = findings.rows().size();
            while (!frames.waiting.isEmpty()) {
                frames.next();
            }
            assertThat(cards(slow)).hasSize(Math.min(basic, Advice.MOST_OPEN));
            findings.basicProperty().set(false);
            frames.next();
            slow.dispose();
            assertThat(frames.waiting).isEmpty();
        });
    }

    @Test
    @Pictured
    void isPictured(FxRobot robot) {
        robot.interact(view::previous);

        assertThat(Screenshots.take("findings-many", window, List.of(new Screenshots.Size(560, 900)))).hasSize(2);
    }

    private static FindingsViewModel model() {
        return new FindingsViewModel(PlanDocument.of(PlanFixture.plan(PlanFixture.findings(FINDINGS))));
    }

    /// Frames that come when a test says so.
    private static final class HeldFrames implements Background {
        private final Background others = new InlineBackground();
        private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

        void next() {
            waiting.remove().run();
        }

        @Override
        public Subscription frameByFrame(List<Runnable> steps) {
            waiting.addAll(steps);
            return () -> waiting.removeAll(steps);
        }

        @Override
        public <T> Job run(String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
            return others.run(title, work, onDone, onFailed);
        }

        @Override
        public <T> Job runNewest(Object key, String title, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
            return others.runNewest(key, title, work, onDone, onFailed);
        }

        @Override
        public void later(Runnable action) {
            others.later(action);
        }

        @Override
        public ObservableList<Job> jobs() {
            return others.jobs();
        }
    }

    private static Hyperlink link(FxRobot robot, String start) {
        return robot.lookup((Predicate<Node>) node -> node instanceof Hyperlink link && link.getText().contains(start)).query();
    }

    private static List<Node> cards(FxRobot robot) {
        return List.copyOf(robot.lookup(".finding").queryAll());
    }

    private static Set<Node> cards(FindingsView view) {
        view.applyCss();
        return view.lookupAll(".finding");
    }

    private static List<Node> bodies(FxRobot robot) {
        return List.copyOf(robot.lookup(".finding-body").queryAll());
    }
}
