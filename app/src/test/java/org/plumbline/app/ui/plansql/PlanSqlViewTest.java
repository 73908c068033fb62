package org.plumbline.app.ui.plansql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.PlainLines;
import org.plumbline.app.ui.state.HeatBy;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.ShownWindow;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PlanSqlViewTest {
    private static final String PLAN = "Seq Scan on t  (cost=0.00..9.00 rows=1 width=4)";

    private final PlanDocument document = PlanDocument.of(PlanFixture.plan(PLAN));
    private final List<String> edited = new ArrayList<>();
    private final PlanSqlViewModel model = new PlanSqlViewModel(document, new InlineBackground(), edited::add);
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

    @Test
    void marksPartsOfHighlightedAndFoundNodesAndDrawsNothingElseAnew() {
        ShownWindow.onFxThread(() -> {
            model.use("select * from t where id = 5 and " + "x".repeat(2_000) + " = 3");
            var area = (CodeArea) view.lookup(".code-area");
            assertThat(area.getStyleOfChar(14)).contains(PartStyles.HIGHLIGHTED).doesNotContain(PartStyles.FOUND);
            List<Integer> drawn = new ArrayList<>();
            area.richChanges().subscribe(change -> drawn.add(change.getInserted().length()));
            document.highlights().heatBy(HeatBy.COST);
            assertThat(drawn).isEmpty();
            document.search().choose("the table", List.of(NodeId.ROOT));
            assertThat(area.getStyleOfChar(14)).contains(PartStyles.HIGHLIGHTED, PartStyles.FOUND);
            document.highlights().setActive(Highlight.SEQ_SCANS, false);
            assertThat(area.getStyleOfChar(14)).contains("sql-part", PartStyles.FOUND).doesNotContain(PartStyles.HIGHLIGHTED);
            assertThat(drawn).isNotEmpty().allMatch(length -> length <= 1);
            return area;
        });
    }

    @Test
    void doesNotFollowWhileNobodySeesItAndCatchesUp() {
        ShownWindow.onFxThread(() -> {
            model.use("select * from t");
            var area = (CodeArea) view.lookup(".code-area");
            Scene scene = view.getScene();
            scene.setRoot(new Pane());
            document.search().choose("the table", List.of(NodeId.ROOT));
            document.selection().select(NodeId.ROOT);
            assertThat(area.getStyleOfChar(14)).doesNotContain(PartStyles.FOUND, "mark-table");
            scene.setRoot(view);
            assertThat(area.getStyleOfChar(14)).contains(PartStyles.FOUND, PartStyles.HIGHLIGHTED, "mark-table");
            return area;
        });
    }

    @Test
    void opensTheStatementInTheEditorOnceThereIsOne() {
        ShownWindow.onFxThread(() -> {
            var disabled = (Button) view.lookupAll(".button").stream().filter(node -> node instanceof Button button
                    && button.getText().equals("Open in SQL editor")).findFirst().orElseThrow();
            assertThat(disabled.isDisabled()).isTrue();
            assertThat(disabled.getAccessibleHelp()).isEqualTo("There is no statement to open yet.");
            model.use("select 1\nfrom t");
            view.applyCss();
            view.lookupAll(".plan-sql-bar .button").stream().map(Button.class::cast)
                    .filter(button -> button.getText().equals("Open in SQL editor")).forEach(Button::fire);
            assertThat(edited).containsExactly("select 1\nfrom t");
            return view;
        });
    }

    private static String list(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
