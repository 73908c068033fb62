package org.plumbline.app.ui.compare;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.util.Callback;
import org.plumbline.app.ui.control.Columns;
import org.plumbline.app.ui.control.FoldKeys;
import org.plumbline.app.ui.control.HoverText;

/// Both trees side by side, row by row, with the figures of each and how they differ. Rows have one height: only those that are seen exist.
final class CompareTable extends TableView<CompareRow> {
    private static final double ROW_HEIGHT = 27;
    private static final double STATE_WIDTH = 118;
    private static final double CHANGE_WIDTH = 92;
    private static final double LEAST_FOR_NAMES = 150;
    /// The plan before has no arrows.
    private static final double FOR_ARROW = 14;
    private static final double SCROLL_BAR = 15;
    /// From this width on there is room for more than the usual figures.
    private static final double ROOMY = 1_400;
    /// And below this one for the most telling alone, as the names of tables tell more than a second figure; the chosen row has all below.
    private static final double NARROW = 1_100;
    /// Likewise, what changed is told and no figures beside it: the chosen node's stand below.
    private static final double NARROWEST = 650;

    private final CompareViewModel model;
    private final Map<PlanSide, TableColumn<CompareRow, CompareRow>> nodes = new EnumMap<>(PlanSide.class);
    private final Map<PlanSide, Map<CompareFigure, TableColumn<CompareRow, CompareRow>>> figures = new EnumMap<>(PlanSide.class);
    private final Map<CompareFigure, CheckMenuItem> items = new EnumMap<>(CompareFigure.class);
    private final Set<CompareFigure> wanted = EnumSet.noneOf(CompareFigure.class);
    private double scale = 1;
    private boolean chose;
    private boolean following;

    CompareTable(CompareViewModel model) {
        this.model = model;
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText("Both plans, node beside node");
        setPlaceholder(new Label(""));
        setRowFactory(_ -> new RowCell());
        getColumns().add(column("", STATE_WIDTH, _ -> new CompareCells.State()));
        for (PlanSide side : PlanSide.values()) {
            addSide(side);
        }
        getColumns().add(figureColumn("Change", CHANGE_WIDTH, _ -> new CompareCells.Change(model),
                "By how much the node's own part differs, in what both plans are compared by. "
                        + "The bar shows it beside the largest change."));
        setItems(model.rows());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        widthProperty().subscribe(this::fit);
        getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!following) {
                model.choose(index.intValue());
            }
        });
        model.chosenProperty().subscribe(this::follow);
        model.comparedProperty().subscribe(_ -> fit());
    }

    /// A menu to choose figures by.
    MenuButton columnsMenu() {
        var menu = new MenuButton("Columns");
        menu.getStyleClass().add("quiet-menu");
        for (CompareFigure figure : CompareFigure.values()) {
            var item = new CheckMenuItem(figure.fullName());
            item.setOnAction(_ -> choose(figure, item.isSelected()));
            items.put(figure, item);
            menu.getItems().add(item);
        }
        menu.setOnShowing(_ -> items.forEach((figure, item) -> {
            item.setSelected(figures.get(PlanSide.AFTER).get(figure).isVisible());
            item.setDisable(model.comparedProperty().get().filter(now -> now.figures().contains(figure)).isEmpty());
        }));
        return menu;
    }

    private void addSide(PlanSide side) {
        TableColumn<CompareRow, CompareRow> node = column(side.title(), LEAST_FOR_NAMES, _ -> new CompareNodeCell(side, model));
        node.setMinWidth(LEAST_FOR_NAMES);
        nodes.put(side, node);
        getColumns().add(node);
        figures.put(side, new EnumMap<>(CompareFigure.class));
        for (CompareFigure figure : CompareFigure.values()) {
            double width = figure.width() - (side == PlanSide.BEFORE ? FOR_ARROW : 0);
            TableColumn<CompareRow, CompareRow> column =
                    figureColumn(figure.title(), width, _ -> new CompareCells.Figure(side, figure), figure.explanation());
            column.setVisible(false);
            figures.get(side).put(figure, column);
            getColumns().add(column);
        }
    }

    private static TableColumn<CompareRow, CompareRow> column(
            String title, double width, Callback<TableColumn<CompareRow, CompareRow>, TableCell<CompareRow, CompareRow>> cells) {
        var column = new TableColumn<CompareRow, CompareRow>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(cells);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static TableColumn<CompareRow, CompareRow> figureColumn(
            String title, double width, Callback<TableColumn<CompareRow, CompareRow>, TableCell<CompareRow, CompareRow>> cells,
            String explanation) {
        TableColumn<CompareRow, CompareRow> column = column("", width, cells);
        var label = new Label(title);
        label.getStyleClass().add("figure-title");
        label.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(label, explanation);
        column.setGraphic(label);
        column.getStyleClass().add("figure-column");
        return column;
    }

    private void choose(CompareFigure figure, boolean on) {
        if (!chose) {
            chose = true;
            wanted.addAll(shown());
        }
        if (on) {
            wanted.add(figure);
        } else {
            wanted.remove(figure);
        }
        fit();
    }

    private Set<CompareFigure> shown() {
        Optional<Compared> now = model.comparedProperty().get();
        double room = getWidth() / scale;
        List<CompareFigure> usual = now.map(each -> room > ROOMY ? each.usualWithRoom()
                : each.usual().subList(0, Math.min(each.usual().size(), room < NARROWEST ? 0 : room < NARROW ? 1 : 2))).orElse(List.of());
        Set<CompareFigure> shown = EnumSet.noneOf(CompareFigure.class);
        shown.addAll(chose ? wanted : usual);
        now.ifPresent(each -> shown.retainAll(each.figures()));
        return shown;
    }

    /// Makes all as large as the window's text needs.
    ///
    /// @param textScale how much larger than usual it is
    void scale(double textScale) {
        if (textScale != scale) {
            scale = textScale;
            Columns.scale(this, scale, ROW_HEIGHT);
            nodes.values().forEach(column -> column.setMinWidth(LEAST_FOR_NAMES));
            fit();
        }
    }

    /// Names share what figures leave.
    private void fit() {
        if (getWidth() <= 0) {
            return;
        }
        Set<CompareFigure> shown = shown();
        double taken = STATE_WIDTH + CHANGE_WIDTH + SCROLL_BAR;
        for (PlanSide side : PlanSide.values()) {
            figures.get(side).forEach((figure, column) -> column.setVisible(shown.contains(figure)));
            taken += shown.stream().mapToDouble(CompareFigure::width).sum() - (side == PlanSide.BEFORE ? FOR_ARROW * shown.size() : 0);
        }
        double each = Math.max(LEAST_FOR_NAMES, Math.floor((getWidth() - taken * scale) / 2));
        nodes.values().forEach(column -> column.setPrefWidth(each));
    }

    private void follow(Optional<CompareRow> chosen) {
        following = true;
        chosen.ifPresentOrElse(row -> {
            int index = getItems().indexOf(row);
            if (index >= 0 && getSelectionModel().getSelectedIndex() != index) {
                getSelectionModel().clearAndSelect(index);
                getFocusModel().focus(index);
                scrollTo(Math.max(0, index - (int) (getHeight() / getFixedCellSize() / 3)));
            }
        }, getSelectionModel()::clearSelection);
        following = false;
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        int index = getSelectionModel().getSelectedIndex();
        boolean isGroup = index >= 0 && model.rows().get(index).group().isPresent();
        boolean done = true;
        switch (event.getCode()) {
            case N -> model.chooseChange(1);
            case P -> model.chooseChange(-1);
            case S -> model.swap();
            case O -> model.changedOnlyProperty().set(!model.changedOnlyProperty().get());
            case SPACE -> model.toggle(index);
            case ENTER -> {
                if (isGroup) {
                    model.toggle(index);
                } else {
                    model.showInPlan(event.isShiftDown() ? PlanSide.BEFORE : PlanSide.AFTER);
                }
            }
            default -> done = false;
        }
        if (done) {
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
            model.choose(row);
        }
    }

    private final class RowCell extends TableRow<CompareRow> {
        RowCell() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    model.toggle(getIndex());
                }
            });
        }

        @Override
        protected void updateItem(CompareRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(empty || row == null ? "" : model.spoken(row));
        }
    }
}
