package org.plumbline.app.ui.log;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.plumbline.app.ui.control.HoverText;

/// Columns of a log's tables.
final class LogTable {
    private LogTable() {}

    /// Text that is cut where it is long, and whole in its tooltip.
    static <R> TableColumn<R, String> text(String title, double width, Function<R, String> value) {
        var column = new TableColumn<R, String>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 120));
        return column;
    }

    /// A figure, on the right.
    ///
    /// @param value what it is sorted by
    /// @param full the exact figure, for the tooltip
    static <R, V extends Comparable<V>> TableColumn<R, V> figure(
            String title, double width, Function<R, V> value, Function<V, String> text, Function<V, String> full) {
        var column = new TableColumn<R, V>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new FigureCell<>(text, full));
        column.setComparator(Comparator.naturalOrder());
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width * 2);
        column.getStyleClass().add("figure-column");
        return column;
    }

    static <R> void style(TableView<R> table, String accessibleText, String placeholder) {
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setAccessibleText(accessibleText);
        var empty = new Label(placeholder);
        empty.getStyleClass().add("log-empty");
        table.setPlaceholder(empty);
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        TextCell() {
            HoverText.on(this, () -> isEmpty() || getItem() == null ? "" : getItem());
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
