package org.plumbline.app.ui.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.analysis.Analysis;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SummaryViewTest {
    private final Analysis plan = PlanFixture.sample("nested-loop.txt");
    private final List<NodeId> chosen = new ArrayList<>();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new SummaryView(new SummaryViewModel(plan), chosen::add), 900, 300));
        stage.show();
    }

    @Test
    void aLandmarkLeadsToItsNodeAndIsSpokenWithItsFigure(FxRobot robot) {
        SummaryLandmark first = new SummaryViewModel(plan).landmarks().getFirst();
        Hyperlink link = robot.lookup(".summary-landmarks .hyperlink").query();
        assertThat(link.isFocusTraversable()).isTrue();
        assertThat(link.getAccessibleText()).isEqualTo(first.label() + ": " + first.figure() + ", " + first.name());
        robot.interact(link::fire);
        assertThat(chosen).containsExactly(first.node().orElseThrow());
    }
}
