package org.plumbline.app.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.testkit.fx.ShownWindow.onFxThread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.app.ui.shell.PlanDocumentView;
import org.plumbline.app.ui.state.PlanDocument;
import org.plumbline.app.ui.state.PlanItem;
import org.plumbline.plan.NodeId;
import org.plumbline.testkit.PlanFixture;
import org.plumbline.testkit.fx.WindowTest;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class PlanTreeViewTest extends WindowTest {
    private static final Path CASE = Path.of("../plan-model/src/test/resources/corpus/limit-above-fan-out/plan.txt");
    private static final double ON_ROOTS_ARROW = 13;
    private static final double ON_A_NAME = 150;

    private final FxRobot robot = new FxRobot();
    private TableView<TreeRow> table;

    @BeforeEach
    void openPlan() {
        window.open(CASE);
        openedTable();
    }

    @SuppressWarnings("unchecked")
    private void openedTable() {
        table = (TableView<TreeRow>) window.shown(".plan-tree .table-view");
        window.waitForRest();
    }

    @Test
    void aClickOnARowSelectsItsNode() {
        press(5, ON_A_NAME, 1);
        assertThat(selected()).contains(new NodeId(5));
        assertThat(onFxThread(() -> table.getSelectionModel().getSelectedIndex())).isEqualTo(5);
    }

    @Test
    void columnsOfFiguresGrowWithTheText() {
        List<Double> usual = widths();
        List<KeyCode> larger = List.of(KeyCode.EQUALS, KeyCode.EQUALS, KeyCode.EQUALS);
        larger.forEach(this::withControl);
        assertThat(widths().getFirst()).isEqualTo(Math.round(usual.getFirst() * 16 / 13));
        onFxThread(() -> {
            column(TreeColumn.SELF).setPrefWidth(160);
            return table;
        });
        window.waitForRest();
        press(1, ON_A_NAME, 1); // letting go of the mouse is when widths are remembered
        withControl(KeyCode.DIGIT0);
        assertThat(widths().getFirst()).isEqualTo(Math.round(160.0 * 13 / 16));
        assertThat(widths().subList(1, 3)).isEqualTo(usual.subList(1, 3));
    }

    private void withControl(KeyCode key) {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        window.waitForRest();
    }

    private List<Double> widths() {
        return onFxThread(() -> Stream.of(TreeColumn.SELF, TreeColumn.ROWS, TreeColumn.ESTIMATE)
                .map(each -> column(each).getWidth()).toList());
    }

    private TableColumn<TreeRow, ?> column(TreeColumn figure) {
        return table.getColumns().stream().filter(column -> figure.equals(column.getUserData())).findFirst().orElseThrow();
    }

    @Test
    void aClickOnTheArrowFoldsWithoutSelecting() {
        press(4, ON_A_NAME, 1);
        press(1, ON_ROOTS_ARROW + NodeLead.STEP, 1);
        assertThat(rows()).hasSize(2);
        press(1, ON_ROOTS_ARROW + NodeLead.STEP, 1);
        assertThat(rows()).hasSize(7);
        press(5, ON_ROOTS_ARROW + 4 * NodeLead.STEP, 1);
        assertThat(rows()).hasSize(6);
        assertThat(selected()).isNotEqualTo(Optional.of(new NodeId(5)));
    }

    @Test
    void aDoubleClickFoldsOnceAndOnTheArrowTwice() {
        press(2, ON_A_NAME, 1);
        press(2, ON_A_NAME, 2);
        assertThat(rows()).hasSize(3);
        press(1, ON_ROOTS_ARROW + NodeLead.STEP, 1);
        press(1, ON_ROOTS_ARROW + NodeLead.STEP, 2);
        assertThat(rows()).hasSize(3);
    }

    @Test
    void theKeyboardWalksAndFoldsPaintedRows() {
        press(0, ON_A_NAME, 1);
        onFxThread(() -> {
            table.requestFocus();
            return table;
        });
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(selected()).contains(new NodeId(3));
        robot.type(KeyCode.LEFT);
        assertThat(rows()).hasSize(4);
        robot.type(KeyCode.END);
        assertThat(onFxThread(() -> table.getSelectionModel().getSelectedIndex())).isEqualTo(3);
    }

    @Test
    void aNodeChosenElsewhereIsShownAlsoWhereItsRowWasFoldedAway() throws IOException {
        window.open(window.file("partitions.txt", PlanFixture.partitions(400, 1)));
        openedTable();
        for (int node : List.of(300, 2, 377, 1)) {
            onFxThread(() -> {
                document().selection().select(new NodeId(node));
                return node;
            });
            waitFor(() -> isSeen(table.getSelectionModel().getSelectedIndex()));
            assertThat(onFxThread(() -> table.getSelectionModel().getSelectedItem().item())).isEqualTo(new PlanItem.Node(new NodeId(node)));
        }
    }

    @Test
    void whoListensHearsTheRowWhereverInItTheyAre() {
        press(4, ON_A_NAME, 1);
        Node row = onFxThread(() -> row(4).orElseThrow());
        Node cell = (Node) onFxThread(() -> table.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        assertThat(cell.getParent()).isEqualTo(row);
        assertThat((String) told(cell, AccessibleAttribute.TEXT)).startsWith("Level 5, ").contains("Seq Scan", "posts")
                .isEqualTo(told(row, AccessibleAttribute.TEXT));
        assertThat(told(cell, AccessibleAttribute.ROW_INDEX)).isEqualTo(4);
        assertThat(told(cell, AccessibleAttribute.SELECTED)).isEqualTo(true);
        assertThat(onFxThread(() -> table.queryAccessibleAttribute(AccessibleAttribute.CELL_AT_ROW_COLUMN, 4, 2))).isEqualTo(cell);
        assertThat(told(table, AccessibleAttribute.SELECTED_ITEMS)).isEqualTo(List.of(cell));
    }

    @Test
    void whoListensSelectsRowsToo() {
        Node second = onFxThread(() -> (Node) row(2).orElseThrow().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        Node fifth = onFxThread(() -> (Node) row(5).orElseThrow().queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        robot.interact(() -> second.executeAccessibleAction(AccessibleAction.REQUEST_FOCUS));
        assertThat(selected()).contains(new NodeId(2));
        robot.interact(() -> table.executeAccessibleAction(AccessibleAction.SET_SELECTED_ITEMS, FXCollections.observableArrayList(fifth)));
        assertThat(selected()).contains(new NodeId(5));
    }

    private static Object told(Node node, AccessibleAttribute attribute) {
        return onFxThread(() -> node.queryAccessibleAttribute(attribute));
    }

    @Test
    void ofAVeryWideColumnNoMoreIsPaintedThanIsSeen() {
        onFxThread(() -> {
            table.getColumns().getFirst().setMinWidth(4_500);
            return table;
        });
        window.waitForRest();
        assertThat(onFxThread(() -> row(0).orElseThrow().getWidth())).isGreaterThan(4_500);
        assertThat(canvas(0).getWidth()).isBetween(300.0, table.getWidth());
        ScrollBar bar = (ScrollBar) table.lookupAll(".scroll-bar").stream()
                .filter(node -> node instanceof ScrollBar each && each.getOrientation() == Orientation.HORIZONTAL)
                .findFirst().orElseThrow();
        onFxThread(() -> {
            bar.setValue(bar.getMax());
            return bar;
        });
        window.waitForRest();
        assertThat(canvas(0).getLayoutX()).isGreaterThan(3_500);
        assertThat(canvas(0).getLayoutX() + canvas(0).getWidth()).isGreaterThan(4_500);
    }

    @Test
    void eachPlaceOfARowExplainsItselfWhileTheMouseStaysInIt() {
        Bounds row = onFxThread(() -> {
            Node third = row(3).orElseThrow();
            return third.localToScreen(third.getBoundsInLocal());
        });
        robot.moveTo(row.getMinX() + ON_A_NAME, row.getCenterY());
        waitFor(() -> shownWords().anyMatch(words -> words.startsWith("Hash Right Join")));
        double figures = onFxThread(() -> table.getColumns().getFirst().getWidth());
        robot.moveTo(row.getMinX() + figures + 20, row.getCenterY());
        waitFor(() -> shownWords().anyMatch(words -> words.contains("in the node itself")));
    }

    private static Stream<String> shownWords() {
        return Window.getWindows().stream().filter(each -> each instanceof Tooltip && each.isShowing())
                .map(each -> ((Tooltip) each).getText());
    }

    private Canvas canvas(int index) {
        return onFxThread(() -> (Canvas) row(index).orElseThrow().getChildrenUnmodifiable().getFirst());
    }

    @Test
    void aColumnIsMadeAsWideAsWhatItSays() {
        TableColumn<TreeRow, ?> rows = onFxThread(() -> table.getVisibleLeafColumns().stream()
                .filter(column -> RowPainter.figure(column).equals(Optional.of(TreeColumn.ROWS))).findFirst().orElseThrow());
        double narrow = onFxThread(() -> {
            rows.setPrefWidth(rows.getMinWidth());
            return rows.getWidth();
        });
        window.waitForRest();
        Bounds header = onFxThread(() -> table.lookupAll(".column-header").stream()
                .filter(node -> node instanceof TableColumnHeader shown && rows.equals(shown.getTableColumn())).findFirst()
                .map(node -> node.localToScreen(node.getBoundsInLocal())).orElseThrow());
        robot.doubleClickOn(header.getMaxX(), header.getCenterY(), MouseButton.PRIMARY);
        window.waitForRest();
        assertThat(onFxThread(rows::getWidth)).isGreaterThan(narrow).isLessThan(120);
    }

    private Optional<NodeId> selected() {
        return onFxThread(() -> document().selection().selected());
    }

    private PlanDocument document() {
        return ((PlanDocumentView) window.shown(".plan-document")).document();
    }

    private boolean isSeen(int index) {
        var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        return index >= flow.getFirstVisibleCell().getIndex() && index <= flow.getLastVisibleCell().getIndex();
    }

    private List<TreeRow> rows() {
        return onFxThread(() -> List.copyOf(table.getItems()));
    }

    /// Of those that are shown now.
    private Optional<TableRow<?>> row(int index) {
        return table.lookupAll(".plan-row").stream().<TableRow<?>>map(node -> (TableRow<?>) node).filter(row -> row.getIndex() == index
                && row.isVisible() && table.getItems().get(index).equals(row.getItem())).findFirst();
    }

    private void press(int index, double x, int count) {
        waitFor(() -> row(index).isPresent());
        onFxThread(() -> {
            TableRow<?> row = row(index).orElseThrow();
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                Point2D at = row.localToScene(x, row.getHeight() / 2);
                row.fireEvent(new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, count,
                        false, false, false, false, true, false, false, false, false, true, null));
            }
            return row;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void waitFor(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFxThread(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
