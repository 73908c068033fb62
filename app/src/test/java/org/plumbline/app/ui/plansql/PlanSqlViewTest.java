package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PlainLines;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.ShownWindow;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PlanSqlViewTest {
    private static final String PLAN = "Seq Scan on t  (cost=0.00..9.00 rows=1 width=4)";

    private final PlanSqlViewModel model = new PlanSqlViewModel(PlanDocument.of(PlanFixture.plan(PLAN)), new InlineBackground());
    private PlanSqlView view;

    @BeforeEach
    void start() {
        view = ShownWindow.onFxThread(() -> (PlanSqlView) new Scene(new PlanSqlView(model), 900, 500).getRoot());
    }

    @Test
    void foldedLinesAreCopiedWhole() {
        String sql = "select * from t where id in (" + list(5_000) + ")";
        String copied = ShownWindow.onFxThread(() -> {
            model.use(sql);
            var area = (CodeArea) view.lookup(".code-area");
            assertThat(area.getParagraphs()).hasSizeGreaterThan(200);
            area.selectAll();
            area.copy();
            return Clipboard.getSystemClipboard().getString();
        });
        assertThat(copied).isEqualTo(sql);
    }

    @Test
    void whatIsTooLongForTheEditorIsAListOfLines() {
        ShownWindow.onFxThread(() -> {
            model.use("select * from t where id in (" + list(200_000) + ")");
            view.applyCss();
            var lines = (PlainLines) view.getCenter();
            assertThat(lines.getItems()).hasSize(model.shownProperty().get().orElseThrow().lines().size());
            assertThat(((ToggleButton) view.lookup(".plan-sql-bar .toggle-button")).isDisabled()).isTrue();
            model.use("select 1 from t");
            assertThat(((CodeArea) view.lookup(".code-area")).getText()).isEqualTo("select 1 from t");
            return lines;
        });
    }

    private static String list(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
