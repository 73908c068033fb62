package org.plumbline.app.ui.tree;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.util.Callback;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.app.ui.state.RememberedLayout;

/// The table's columns of figures: which are shown, how wide, and what is remembered of that.
final class FigureColumns {
    private static final double NARROWEST = 44;
    private static final double SCROLL_BAR = 14;
    /// Names get this much before a column that can be done without.
    private static final double FOR_NAMES = 330;
    private static final double LEAST_FOR_NAMES = 200;
    /// From this width of the table on, long factors have room beside their estimates.
    private static final double ROOMY = 900;
    private static final double ROOM_FOR_FACTORS = 36;

    private final TreeViewModel model;
    private final RememberedLayout layout;
    private final TableView<TreeRow> table;
    private final TableColumn<TreeRow, TreeRow> nodes;
    private final Map<TreeColumn, TableColumn<TreeRow, TreeRow>> columns = new EnumMap<>(TreeColumn.class);
    private final Map<TreeColumn, CheckMenuItem> items = new EnumMap<>(TreeColumn.class);
    private final Set<TreeColumn> wanted = EnumSet.noneOf(TreeColumn.class);
    private final Set<TreeColumn> insisted = EnumSet.noneOf(TreeColumn.class);
    /// The width that each was given; another one is the person's.
    private final Map<TreeColumn, Double> given = new EnumMap<>(TreeColumn.class);
    private double scale = 1;

    FigureColumns(TreeViewModel model, RememberedLayout layout, TableView<TreeRow> table, TableColumn<TreeRow, TreeRow> nodes) {
        this.model = model;
        this.layout = layout;
        this.table = table;
        this.nodes = nodes;
        nodes.setMinWidth(LEAST_FOR_NAMES);
        table.widthProperty().subscribe(this::fit);
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> rememberWidths());
    }

    void add(TreeColumn each, Callback<TableColumn<TreeRow, TreeRow>, TableCell<TreeRow, TreeRow>> cells) {
        var column = new TableColumn<TreeRow, TreeRow>();
        column.setUserData(each);
        var title = new Label(each.title());
        title.getStyleClass().add("figure-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HoverText.on(title, each.explanation() + "\nClick to sort siblings by it.");
        column.setGraphic(title);
        column.getStyleClass().add("figure-column");
        column.setMinWidth(NARROWEST);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(cells);
        column.setSortType(TableColumn.SortType.DESCENDING);
        columns.put(each, column);
        give(each);
        table.getColumns().add(column);
        double chosen = layout.layout(shown(each), Double.NaN);
        if (chosen > 0 || (Double.isNaN(chosen) && shownAtFirst(each))) {
            wanted.add(each);
        }
        if (chosen > 0) {
            insisted.add(each);
        }
        column.setVisible(wanted.contains(each) && model.hasFigures(each));
        column.widthProperty().subscribe(this::fitNames);
    }

    /// Makes all as wide as the window's text needs.
    ///
    /// @param textScale how much larger than usual it is
    void scale(double textScale) {
        if (textScale != scale) {
            scale = textScale;
            columns.keySet().forEach(this::give);
            nodes.setMinWidth(LEAST_FOR_NAMES * scale);
            fit();
        }
    }

    /// As wide as it was left, or as its figures need.
    private void give(TreeColumn column) {
        boolean roomy = column == TreeColumn.ESTIMATE && table.getWidth() > ROOMY * scale;
        double usual = layout.layout(width(column), column.width() + (roomy ? ROOM_FOR_FACTORS : 0));
        double wide = Math.max(NARROWEST, Math.round(scale * usual));
        given.put(column, wide);
        columns.get(column).setPrefWidth(wide);
    }

    /// A menu to choose columns by, for a tool bar.
    MenuButton menu() {
        var menu = new MenuButton("Columns");
        menu.getStyleClass().add("quiet-menu");
        columns.forEach((column, _) -> {
            var item = new CheckMenuItem(column.title());
            item.setSelected(wanted.contains(column));
            item.setDisable(!model.hasFigures(column));
            item.setOnAction(_ -> choose(column, item.isSelected()));
            items.put(column, item);
            menu.getItems().add(item);
        });
        menu.setOnShowing(_ -> items.forEach((column, item) -> item.setText(column.title()
                + (wanted.contains(column) && model.hasFigures(column) && !columns.get(column).isVisible() ? " (no room now)" : ""))));
        return menu;
    }

    /// Those that are shown, from the left.
    List<TreeColumn> shown() {
        return table.getColumns().stream().filter(TableColumn::isVisible).flatMap(column -> RowPainter.figure(column).stream()).toList();
    }

    private void choose(TreeColumn column, boolean on) {
        layout.rememberLayout(shown(column), on ? 1 : 0);
        if (on) {
            wanted.add(column);
            insisted.add(column);
        } else {
            wanted.remove(column);
            insisted.remove(column);
        }
        fit();
    }

    /// Costs say little beside times.
    private boolean shownAtFirst(TreeColumn column) {
        return !(column == TreeColumn.COST && model.hasFigures(TreeColumn.SELF)) && column != TreeColumn.IO;
    }

    private void fit() {
        if (table.getWidth() > 0) {
            give(TreeColumn.ESTIMATE);
            var widths = new EnumMap<TreeColumn, Double>(TreeColumn.class);
            wanted.stream().filter(model::hasFigures).forEach(column -> widths.put(column, columns.get(column).getWidth()));
            Set<TreeColumn> shown = ColumnFit.shown(widths, insisted, table.getWidth() - SCROLL_BAR, FOR_NAMES * scale);
            columns.forEach((column, each) -> each.setVisible(shown.contains(column)));
            fitNames();
        }
    }

    /// The names take what the figures leave.
    private void fitNames() {
        double figures = columns.values().stream().filter(TableColumn::isVisible).mapToDouble(TableColumn::getWidth).sum();
        nodes.setPrefWidth(Math.max(LEAST_FOR_NAMES * scale, table.getWidth() - figures - SCROLL_BAR));
    }

    private void rememberWidths() {
        columns.forEach((column, shown) -> {
            if (shown.isVisible() && shown.getWidth() != given.get(column)) {
                given.put(column, shown.getWidth());
                layout.rememberLayout(width(column), shown.getWidth() / scale);
            }
        });
    }

    private static String width(TreeColumn column) {
        return "tree." + column + ".width";
    }

    private static String shown(TreeColumn column) {
        return "tree." + column + ".shown";
    }
}
