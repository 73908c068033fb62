package org.plumbline.app.ui.tree;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SortEvent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.plumbline.app.ui.control.FoldKeys;
import org.plumbline.app.ui.control.WhileShown;
import org.plumbline.app.ui.draw.PictureOffer;
import org.plumbline.app.ui.draw.ThemeColours;
import org.plumbline.app.ui.state.RememberedLayout;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.plan.NodeId;

/// The Tree view: a table over the visible rows of a plan.
public final class PlanTreeView extends BorderPane {
    private static final String FILE = "plan-tree";
    private static final double SCROLL_BAR = 14;
    private static final double HEADER_HEIGHT = 32;

    private final TreeViewModel model;
    private final Background background;
    private final TableView<TreeRow> table = new RowTable();
    private final TableColumn<TreeRow, TreeRow> nodeColumn = new TableColumn<>("Node");
    private final FigureColumns columns;
    private final ThemeColours colours = new ThemeColours(this::restyled);
    private final RowPainter painter;
    private final Set<PlanRowCell> rows = Collections.newSetFromMap(new WeakHashMap<>());
    private final Subscription subscriptions;
    private boolean following;
    private Optional<Job> sorting = Optional.empty();

    public PlanTreeView(TreeViewModel model, RememberedLayout layout, Background background) {
        this.model = model;
        this.background = background;
        painter = new RowPainter(model, colours);
        columns = new FigureColumns(model, layout, table, nodeColumn);
        getStyleClass().add("plan-tree");
        table.setFixedCellSize(painter.height());
        table.setPlaceholder(new Label(""));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setAccessibleText("Plan tree");
        table.setRowFactory(_ -> row());
        addColumns();
        table.setSortPolicy(_ -> true);
        table.addEventHandler(SortEvent.sortEvent(), _ -> sort());
        table.setItems(model.rows());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.getSelectionModel().selectedIndexProperty().subscribe(index -> chosen(index.intValue()));
        setCenter(table);
        getChildren().add(colours);
        model.rows().addListener((javafx.collections.ListChangeListener<TreeRow>) _ -> afterRowsChanged());
        subscriptions = WhileShown.of(this, () -> {
            look();
            return Subscription.combine(model.onSelected(this::follow), model.onLook(this::look),
                    () -> rows.forEach(PlanRowCell::rest));
        });
    }

    public void dispose() {
        sorting.ifPresent(Job::cancel);
        subscriptions.unsubscribe();
    }

    /// A menu to choose columns by, for a tool bar.
    public MenuButton columnsMenu() {
        return columns.menu();
    }

    /// Its picture: the columns that are shown, the rows unfolded and sorted as they are.
    public PictureOffer picture() {
        String sorted = table.getSortOrder().isEmpty() ? "" : RowPainter.figure(table.getSortOrder().getFirst()).map(column ->
                column.title() + (table.getSortOrder().getFirst().getSortType() == TableColumn.SortType.ASCENDING ? ", smallest first"
                        : ", largest first")).orElse("");
        return PictureOffer.of(FILE, model.picture(columns.shown(), sorted));
    }

    /// The height that shows every row.
    public double wantedHeight() {
        return heightOf(model.rows().size());
    }

    /// The height that shows so many rows.
    public double heightOf(int rows) {
        return HEADER_HEIGHT + rows * painter.height() + SCROLL_BAR;
    }

    public void focusTable() {
        table.requestFocus();
    }

    private void addColumns() {
        nodeColumn.setSortable(false);
        nodeColumn.setReorderable(false);
        nodeColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        nodeColumn.setCellFactory(_ -> new WidthCell(painter));
        table.getColumns().add(nodeColumn);
        for (TreeColumn each : TreeColumn.values()) {
            columns.add(each, _ -> new WidthCell(painter));
        }
        table.widthProperty().subscribe((_, _) -> look());
        table.getVisibleLeafColumns().addListener((javafx.collections.ListChangeListener<TableColumn<TreeRow, ?>>) _ -> look());
        table.getColumns().forEach(column -> column.widthProperty().subscribe((_, _) -> look()));
    }

    private PlanRowCell row() {
        var row = new PlanRowCell(model, painter);
        rows.add(row);
        return row;
    }

    private void sort() {
        sorting.ifPresent(Job::cancel);
        sorting = Optional.empty();
        if (table.getSortOrder().isEmpty()) {
            model.unsorted();
            return;
        }
        var by = table.getSortOrder().getFirst();
        boolean ascending = by.getSortType() == TableColumn.SortType.ASCENDING;
        RowPainter.figure(by).ifPresent(column -> sorting = Optional.of(background.run("Sorting the tree",
                () -> model.order(column, ascending), model::sortSiblings, _ -> table.getSortOrder().clear())));
    }

    private void chosen(int index) {
        if (!following && index >= 0 && index < model.rows().size()) {
            model.select(model.rows().get(index));
        }
    }

    private void follow(Optional<NodeId> selected) {
        selected.ifPresent(node -> {
            boolean folded = model.indexOf(node).isEmpty();
            int index = model.reveal(node);
            if (folded || table.getSelectionModel().getSelectedIndex() != index) {
                selectSilently(index);
                scrollTo(index);
            }
        });
    }

    private void selectSilently(int index) {
        following = true;
        table.getSelectionModel().clearAndSelect(index);
        table.getFocusModel().focus(index, table.getColumns().getFirst());
        following = false;
    }

    /// Only when it is not to be seen, and then with some rows above it.
    private void scrollTo(int index) {
        int first = Math.max(0, index - (int) (table.getHeight() / painter.height() / 3));
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null
                || flow.getCellCount() != model.rows().size()) {
            table.scrollTo(first);
        } else if (index <= flow.getFirstVisibleCell().getIndex() || index >= flow.getLastVisibleCell().getIndex()) {
            // a table that is told to scroll adds up the heights of all its rows, several times
            double hidden = flow.getCellCount() * painter.height() - flow.getHeight();
            if (hidden > 0) {
                flow.setPosition(Math.clamp(first * painter.height() / hidden, 0, 1));
            }
        }
    }

    /// After folding, the selected node may be hidden: its row's nearest visible parent is selected then.
    private void afterRowsChanged() {
        model.selectedRow().ifPresent(this::selectSilently);
    }

    private void restyled() {
        table.setFixedCellSize(painter.height());
        columns.scale(colours.textScale());
        look();
    }

    private void look() {
        rows.forEach(PlanRowCell::look);
    }

    private void key(KeyEvent event) {
        int index = table.getSelectionModel().getSelectedIndex();
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (index >= 0 && plain && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)
                && model.rows().get(index).expandable()) {
            model.toggle(index);
            event.consume();
        } else {
            FoldKeys.press(event, index, new Walk());
        }
    }

    private final class Walk implements FoldKeys.Rows {
        @Override
        public int size() {
            return model.rows().size();
        }

        @Override
        public boolean isExpandable(int row) {
            return model.rows().get(row).expandable();
        }

        @Override
        public boolean isExpanded(int row) {
            return model.rows().get(row).expanded();
        }

        @Override
        public void setExpanded(int row, boolean open) {
            model.setExpanded(row, open);
        }

        @Override
        public void setExpandedBelow(int row, boolean open) {
            model.setExpandedBelow(row, open);
        }

        @Override
        public Optional<Integer> parent(int row) {
            return model.parentRow(row);
        }

        @Override
        public void go(int row) {
            table.getSelectionModel().clearAndSelect(row);
            table.getFocusModel().focus(row, table.getColumns().getFirst());
            table.scrollTo(Math.max(0, row - 3));
        }
    }
}
