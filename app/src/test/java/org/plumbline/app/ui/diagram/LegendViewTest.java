package org.plumbline.app.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PanelStyle;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.RecordingPen;
import org.plumbline.testkit.fx.ShownWindow;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class LegendViewTest {
    private static final String ESTIMATE = "Seq Scan on t  (cost=0.00..90.00 rows=500 width=4)\n";
    private static final String NO_COSTS = "Seq Scan on t\n";

    private record Seen(double width, List<RecordingPen.Mark> marks, List<String> words) {}

    @Test
    void nothingOfTheLegendIsCutOff() {
        for (String plan : List.of(ESTIMATE, PlanFixture.partitions(3, 1), NO_COSTS)) {
            for (int larger : new int[] {0, 4, 9}) {
                Seen seen = legend(plan, larger);
                assertThat(seen.marks()).allSatisfy(mark -> assertThat(mark.x() + mark.width()).isLessThanOrEqualTo(seen.width() + 1));
                assertThat(seen.words()).contains("1 M", "used by");
            }
        }
        assertThat(legend(ESTIMATE, 9).width()).isGreaterThan(legend(ESTIMATE, 0).width() * 1.4);
    }

    @Test
    void coloursAreToldWhereThereAreFiguresForThem() {
        assertThat(legend(ESTIMATE, 0).words()).contains("Expected rows", "Cost, of the whole", "50 %");
        assertThat(legend(NO_COSTS, 0).words()).doesNotContain("50 %").noneMatch(words -> words.contains("of the whole"));
    }

    private static Seen legend(String plan, int larger) {
        return ShownWindow.onFxThread(() -> {
            DiagramViewModel model = DiagramFixture.model(PlanFixture.plan(plan));
            var view = new LegendView(model, new ReadOnlyObjectWrapper<Viewport>().getReadOnlyProperty());
            var parent = new FlowPane(view);
            parent.getStylesheets().add(PanelStyle.sheet());
            var scene = new Scene(parent, 1_600, 60);
            new Appearance(Theme.LIGHT, larger).applyTo(scene);
            parent.applyCss();
            parent.layout();
            var pen = new RecordingPen(view.getWidth(), view.getHeight());
            view.draw(pen);
            return new Seen(view.getWidth(), pen.all(), pen.words());
        });
    }
}
