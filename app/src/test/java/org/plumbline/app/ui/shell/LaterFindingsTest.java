package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
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

@ExtendWith(ApplicationExtension.class)
class LaterFindingsTest {
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
        assertThat(text(robot)).doesNotContain("! finding");
        int figures = robot.lookup(".summary-value").queryAll().size();

        robot.interact(() -> document.advice().found(analysis));
        assertThat(words(robot)).isEmpty();
        assertThat(document.selection().selected()).isEqualTo(analysis.advice().findings().getFirst().node());
        assertThat(robot.lookup(".finding").queryAll()).hasSameSizeAs(analysis.advice().findings());
        assertThat(text(robot)).contains("! finding");
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

    private static List<String> text(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }
}
