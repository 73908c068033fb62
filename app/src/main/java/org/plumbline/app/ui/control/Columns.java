package org.plumbline.app.ui.control;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Columns of tables whose rows are one line high.
public final class Columns {
    private Columns() {}

    /// Text that is cut where it is long, and whole in its tooltip.
    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value) {
        return text(title, width, value, value);
    }

    /// Likewise, with other words in its tooltip.
    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value, Function<R, String> full) {
        var column = new TableColumn<R, String>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>(full));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 120));
        return column;
    }

    /// A figure, on the right.
    ///
    /// @param value what it is sorted by; null where there is none
    /// @param full the exact figure, for the tooltip
    public static <R, V extends Comparable<V>> TableColumn<R, V> figure(
            String title, double width, Function<R, V> value, Function<V, String> text, Function<V, String> full) {
        var column = new TableColumn<R, V>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new FigureCell<>(text, full));
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width * 2);
        column.getStyleClass().add("figure-column");
        return column;
    }

    /// Sets what all of them share.
    public static <R> void style(TableView<R> table, String accessibleText, String placeholder) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setAccessibleText(accessibleText);
        var empty = new Label(placeholder);
        empty.getStyleClass().add("list-empty");
        table.setPlaceholder(empty);
    }

    /// Makes all columns and rows as large as the window's text needs; at another size of it, columns that were dragged begin anew.
    ///
    /// @param scale how much larger than usual it is
    /// @param rowHeight with the usual text
    public static void scale(TableView<?> table, double scale, double rowHeight) {
        if (Double.valueOf(scale).equals(table.getProperties().put(Widths.class, scale))) {
            return;
        }
        table.setFixedCellSize(Math.ceil(rowHeight * Math.max(1, scale)));
        for (TableColumn<?, ?> column : table.getColumns()) {
            var usual = (Widths) column.getProperties().computeIfAbsent(Widths.class, _ ->
                    new Widths(column.getMinWidth(), column.getPrefWidth(), column.getMaxWidth()));
            column.setMinWidth(usual.least() * scale);
            column.setPrefWidth(usual.wanted() * scale);
            column.setMaxWidth(usual.most() * Math.max(1, scale));
        }
    }

    /// A column's, with the usual text.
    private record Widths(double least, double wanted, double most) {}

    /// Enter and a double click on a row do this with it.
    public static <R> void onOpen(TableView<R> table, Consumer<R> action) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown() && !event.isShortcutDown()) {
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(action);
                event.consume();
            }
        });
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2
                    && click.getTarget() instanceof Node node && isInRow(node)) {
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(action);
            }
        });
    }

    private static boolean isInRow(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) {
                return !row.isEmpty();
            }
        }
        return false;
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        TextCell(Function<R, String> full) {
            HoverText.on(this, () -> isEmpty() || getTableRow().getItem() == null ? "" : full.apply(getTableRow().getItem()));
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.replace('\n', ' '));
        }
    }

    private static final class FigureCell<R, V> extends TableCell<R, V> {
        private final Function<V, String> text;

        FigureCell(Function<V, String> text, Function<V, String> full) {
            this.text = text;
            setAlignment(Pos.CENTER_RIGHT);
            HoverText.on(this, () -> isEmpty() || getItem() == null ? "" : full.apply(getItem()));
        }

        @Override
        protected void updateItem(V item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
        }
    }
}
