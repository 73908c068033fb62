package org.plumbline.app.ui.tree;

import javafx.scene.control.TableCell;

/// How wide a column of the tree would like to be, asked for by a double click on its edge. It is never shown: rows are painted.
final class WidthCell extends TableCell<TreeRow, TreeRow> {
    private final RowPainter painter;

    WidthCell(RowPainter painter) {
        this.painter = painter;
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? "" : row.toString());
    }

    @Override
    protected double computePrefWidth(double height) {
        return getItem() == null ? 0 : painter.width(getTableColumn(), getItem());
    }
}
