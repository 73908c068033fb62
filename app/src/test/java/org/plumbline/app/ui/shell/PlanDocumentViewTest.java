package org.plumbline.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.app.ui.control.Chip;
import org.plumbline.app.ui.look.Appearance;
import org.plumbline.app.ui.look.Theme;
import org.plumbline.app.ui.state.Highlight;
import org.plumbline.app.ui.state.Selection;
import org.plumbline.app.work.InlineBackground;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlanDocumentViewTest {
    /// Of a view, with room for more.
    private static final int MOST_CONTROLS = 60;

    private PlanDocumentView view;
    private Selection selection;
    private final LayoutInMemory layout = new LayoutInMemory();
    private final List<String> edited = new ArrayList<>();

    @Start
    void start(Stage stage) {
        view = new PlanDocumentView("plan.txt", PreparedDocument.of(PlanFixture.sample("nested-loop.txt")), new InlineBackground(), layout,
                edited::add);
        selection = view.document().selection();
        stage.setScene(new Scene(view, 980, 940));
        new Appearance(Theme.LIGHT, 0).applyTo(stage.getScene());
        stage.show();
    }

    @AfterEach
    void dispose(FxRobot robot) {
        robot.interact(view::dispose);
    }

    @Test
    void startsAtTheWorstFinding(FxRobot robot) {
        assertThat(selection.selected()).isEqualTo(view.document().advice().findings().getFirst().node());
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void everyPanelFollowsTheSelection(FxRobot robot) {
        robot.interact(() -> selection.select(new NodeId(1)));
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isEqualTo(1);
        assertThat(nodeTitle(robot)).isEqualTo("Seq Scan on customers c");

        robot.interact(() -> view.show(PlanDocumentView.View.TEXT));
        CodeArea text = robot.lookup(".code-area").queryAs(CodeArea.class);
        assertThat(text.getParagraph(3).getParagraphStyle()).contains("line-of-node");
        robot.interact(() -> text.moveTo(0, 0));
        assertThat(selection.selected()).contains(NodeId.ROOT);
        assertThat(text.getParagraph(3).getParagraphStyle()).isEmpty();

        robot.interact(() -> view.show(PlanDocumentView.View.TREE));
        assertThat(table(robot).getSelectionModel().getSelectedIndex()).isZero();
    }

    @Test
    void aRowOfStatisticsMarksItsNodesInTheTree(FxRobot robot) {
        robot.interact(() -> view.show(PlanDocumentView.View.STATISTICS));
        robot.interact(() -> view.focusView());
        TableView<?> statistics = robot.lookup(".plan-statistics .table-view").queryAs(TableView.class);
        robot.interact(() -> statistics.getSelectionModel().select(0));
        assertThat(view.document().search().result().count()).isEqualTo(2);
        TextField field = robot.lookup(".search .text-field").queryAs(TextField.class);
        assertThat(field.getPromptText()).isEqualTo("2 × Seq Scan");
        robot.interact(() -> selection.select(new NodeId(1)));
        robot.type(KeyCode.ENTER);
        assertThat(selection.selected()).contains(new NodeId(4));
        assertThat(robot.lookup(".search-count").queryAs(Label.class).getText()).isEqualTo("2 of 2");
        robot.interact(() -> view.focusSearch());
        robot.type(KeyCode.ENTER);
        assertThat(selection.selected()).contains(new NodeId(1));
        robot.type(KeyCode.ESCAPE);
        assertThat(view.document().search().result().count()).isZero();
        assertThat(field.getPromptText()).isEqualTo("Find a node");
    }

    @Test
    void tabReachesEveryControlOfEveryView(FxRobot robot) {
        robot.interact(() -> robot.lookup(".search .text-field").query().requestFocus());
        for (PlanDocumentView.View each : PlanDocumentView.View.values()) {
            robot.interact(() -> view.show(each));
            robot.interact(view::focusSearch);
            Set<Node> reached = new HashSet<>();
            Subscription focus = view.getScene().focusOwnerProperty().subscribe(reached::add);
            // pressed at once: a robot that waits after each key takes half a minute
            robot.interact(() -> {
                var keyboard = new Robot();
                for (int i = 0; i < MOST_CONTROLS; i++) {
                    keyboard.keyType(KeyCode.TAB);
                }
            });
            WaitForAsyncUtils.waitForFxEvents();
            focus.unsubscribe();
            List<Node> controls = view.lookupAll("*").stream().filter(node -> node.isFocusTraversable() && !node.isDisabled()
                    && isSeen(node) && !isOneOfAGroup(node)).toList();
            assertThat(controls).as(each.title()).hasSizeGreaterThan(15);
            assertThat(reached).as(each.title()).containsAll(controls);
        }
    }

    /// Tab goes to the chosen one, and arrows from there to the others.
    private static boolean isOneOfAGroup(Node node) {
        return node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
    }

    private static boolean isSeen(Node node) {
        return node == null || (node.isVisible() && isSeen(node.getParent()));
    }

    @Test
    void linesOfTheTextShowWhatIsHighlightedAndFound(FxRobot robot) {
        robot.interact(() -> view.show(PlanDocumentView.View.TEXT));
        robot.interact(view::focusView);
        CodeArea text = robot.lookup(".code-area").queryAs(CodeArea.class);
        robot.interact(() -> text.moveTo(3, 0));
        assertThat(text.getAccessibleText()).startsWith("Line 4: ->  Seq Scan on customers c").contains("highlighted as Seq scan");
        int highlighted = robot.lookup(".line-gutter").match(LineGutterState.HIGHLIGHTED::of).queryAll().size();
        robot.interact(() -> view.document().highlights().setActive(Highlight.SEQ_SCANS, false));
        assertThat(robot.lookup(".line-gutter").match(LineGutterState.HIGHLIGHTED::of).queryAll()).hasSizeLessThan(highlighted);
        assertThat(text.getAccessibleText()).doesNotContain("highlighted");
        robot.interact(() -> view.document().search().show(view.document().search().matching("customers c")));
        assertThat(robot.lookup(".line-gutter").match(LineGutterState.FOUND::of).queryAll()).hasSize(4);
    }

    private enum LineGutterState {
        HIGHLIGHTED, FOUND;

        boolean of(Node gutter) {
            return gutter.getPseudoClassStates().contains(PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void aStatementIsPastedAndLeadsToItsNodes(FxRobot robot) {
        robot.interact(() -> view.show(PlanDocumentView.View.SQL));
        robot.interact(() -> robot.lookup(".sql-pasted").queryAs(TextInputControl.class)
                .setText("select * from customers c where c.city = 'Bergen'"));
        robot.clickOn("Use this statement");
        CodeArea text = robot.lookup(".plan-sql .code-area").queryAs(CodeArea.class);
        robot.interact(() -> text.moveTo(16));
        assertThat(selection.selected()).contains(new NodeId(1));
        assertThat(text.getStyleOfChar(16)).contains("mark-table");
        assertThat(text.getStyleOfChar(35)).contains("mark-condition");
        assertThat(text.getStyleOfChar(2)).doesNotContain("mark-table");
        robot.interact(() -> selection.select(NodeId.ROOT));
        assertThat(text.getStyleOfChar(16)).doesNotContain("mark-table").contains("sql-part");
    }

    @Test
    void theDiagramFollowsTheSelectionAndKeepsItsPlace(FxRobot robot) {
        robot.interact(() -> view.show(PlanDocumentView.View.DIAGRAM));
        Node diagram = robot.lookup(".diagram").query();
        robot.interact(() -> view.focusView());
        assertThat(diagram.isFocused()).isTrue();
        robot.type(KeyCode.HOME).type(KeyCode.DOWN).type(KeyCode.RIGHT);
        assertThat(selection.selected()).contains(new NodeId(2));
        assertThat(diagram.getAccessibleText()).startsWith("Level 2, Limit");
        robot.type(KeyCode.N);
        assertThat(selection.selected()).isEqualTo(view.document().advice().findings().getFirst().node());
        robot.type(KeyCode.MINUS, 2);
        String zoom = robot.lookup(".diagram-zoom").queryAs(Label.class).getText();

        robot.interact(() -> view.show(PlanDocumentView.View.TREE));
        robot.interact(() -> selection.select(new NodeId(4)));
        robot.interact(() -> view.show(PlanDocumentView.View.DIAGRAM));
        assertThat(robot.lookup(".diagram").<Node>query()).isSameAs(diagram);
        assertThat(diagram.getAccessibleText()).contains("Seq Scan on reviews r");
        assertThat(robot.lookup(".diagram-zoom").queryAs(Label.class).getText()).isEqualTo(zoom);
    }

    @Test
    void arrowsWalkFoldAndUnfold(FxRobot robot) {
        robot.interact(() -> view.focusView());
        robot.type(KeyCode.DOWN, 2);
        assertThat(selection.selected()).contains(new NodeId(2));
        robot.type(KeyCode.LEFT);
        assertThat(table(robot).getItems()).hasSize(3);
        assertThat(selection.selected()).contains(new NodeId(2));
        robot.type(KeyCode.RIGHT);
        assertThat(table(robot).getItems()).hasSize(5);
        robot.type(KeyCode.RIGHT);
        assertThat(selection.selected()).contains(new NodeId(3));
        robot.type(KeyCode.END);
        assertThat(selection.selected()).contains(new NodeId(4));
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.MINUS);
        assertThat(table(robot).getItems()).hasSize(1);
        robot.type(KeyCode.MULTIPLY);
        assertThat(table(robot).getItems()).hasSize(5);
    }

    @Test
    void foldingAwayTheSelectedNodeSelectsTheFoldedOne(FxRobot robot) {
        robot.interact(() -> selection.select(new NodeId(4)));
        robot.interact(() -> view.focusView());
        robot.type(KeyCode.LEFT);
        assertThat(selection.selected()).contains(new NodeId(3));
        robot.type(KeyCode.LEFT);
        assertThat(table(robot).getItems()).hasSize(4);
        assertThat(selection.selected()).contains(new NodeId(3));
    }

    @Test
    void chipsToggleHighlightsAndAreDisabledAtZero(FxRobot robot) {
        Chip scans = robot.lookup(node -> node instanceof Chip chip && chip.getText().equals("Sequential scans")).query();
        Chip never = robot.lookup(node -> node instanceof Chip chip && chip.getText().equals("Never executed")).query();
        assertThat(scans.isSelected()).isTrue();
        assertThat(never.isDisabled()).isTrue();

        robot.clickOn(scans);
        assertThat(view.document().highlights().isActive(Highlight.SEQ_SCANS)).isFalse();
        robot.clickOn(scans);
        assertThat(view.document().highlights().isActive(Highlight.SEQ_SCANS)).isTrue();
    }

    @Test
    void nAndPGoFromFindingToFinding(FxRobot robot) {
        robot.interact(() -> selection.select(new NodeId(3)));
        robot.interact(() -> view.focusView());
        robot.type(KeyCode.N);
        assertThat(selection.selected()).isEqualTo(view.document().advice().findings().getFirst().node());
    }

    @Test
    void findsNodesByText(FxRobot robot) {
        robot.interact(() -> view.focusSearch());
        robot.write("reviews").type(KeyCode.ENTER);
        assertThat(robot.lookup(".search .text-field").queryAs(TextField.class).getText()).isEqualTo("reviews");
        assertThat(selection.selected()).contains(new NodeId(4));
        assertThat(robot.lookup(".search-count").queryAs(Label.class).getText()).isEqualTo("1 of 1");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".search-count").queryAs(Label.class).getText()).isEmpty();
    }

    @Test
    void escapeInTheSearchGivesTheKeysBack(FxRobot robot) {
        robot.interact(() -> view.focusSearch());
        robot.type(KeyCode.ESCAPE);
        assertThat(table(robot).isFocused()).isTrue();
    }

    @Test
    void remembersWhichColumnsArePicked(FxRobot robot) throws TimeoutException {
        pickColumn(robot, "Cost");
        assertThat(layout.layout("tree.COST.shown", 0)).isEqualTo(1);
        pickColumn(robot, "Buffers");
        assertThat(layout.layout("tree.BUFFERS.shown", 1)).isZero();
        assertThat(columns(robot)).contains("Cost").doesNotContain("Buffers");
    }

    /// By the menu's own item: the table and the node's details have labels of the same words.
    private static void pickColumn(FxRobot robot, String title) throws TimeoutException {
        Predicate<Node> item = node -> node instanceof Labeled label && title.equals(label.getText())
                && node.getParent() != null && node.getParent().getStyleClass().contains("menu-item");
        robot.clickOn("Columns");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup(item).tryQuery().isPresent());
        robot.clickOn(robot.lookup(item).<Node>query());
    }

    @Test
    void everyRowIsSpoken(FxRobot robot) {
        List<String> spoken = robot.lookup(node -> node instanceof TableRow<?> row && !row.isEmpty()).queryAll().stream()
                .map(row -> row.queryAccessibleAttribute(AccessibleAttribute.TEXT)).map(String.class::cast).toList();
        assertThat(spoken).hasSize(5).allMatch(words -> words.startsWith("Level "));
    }

    @Test
    void copiesAFindingAndANodeWithTheKeyboard(FxRobot robot) {
        robot.interact(() -> robot.lookup(".finding").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard(robot)).startsWith("Nested loop repeats work").contains("CREATE INDEX CONCURRENTLY");
        robot.interact(() -> robot.lookup(".node-detail .scroll-pane").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard(robot)).contains("Nested Loop Left Join").doesNotContain("CREATE INDEX");
    }

    @Test
    void aFindingUnfoldsThePageOfItsRule(FxRobot robot) {
        Hyperlink why = robot.lookup(node -> node instanceof Hyperlink link && link.getText().endsWith("Why?")).query();
        robot.interact(why::fire);
        assertThat(robot.lookup(".finding .page").query().getAccessibleText()).contains("**What it is.**");
    }

    private static String clipboard(FxRobot robot) {
        var text = new StringBuilder();
        robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
        return text.toString();
    }

    private static List<String> columns(FxRobot robot) {
        return table(robot).getVisibleLeafColumns().stream().filter(column -> column.getGraphic() != null)
                .map(column -> ((Label) column.getGraphic()).getText()).toList();
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup(".table-view").queryTableView();
    }

    private static String nodeTitle(FxRobot robot) {
        return robot.lookup(".node-detail .panel-title").queryAs(Label.class).getText();
    }
}
