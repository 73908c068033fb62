package org.plumbline.app.ui.tree;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;

/// What a row of the tree is painted on. To a screen reader it is the row's only cell: whoever goes from cell to cell hears the row.
final class RowCanvas extends Canvas {
    private final PlanRowCell row;

    RowCanvas(PlanRowCell row) {
        this.row = row;
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TABLE_CELL);
    }

    /// Takes this part of the row.
    ///
    /// @return it was another before
    boolean fit(double from, double width, double height) {
        boolean other = getLayoutX() != from || getWidth() != width || getHeight() != height;
        if (other) {
            setLayoutX(from);
            setWidth(width);
            setHeight(height);
        }
        return other;
    }

    int index() {
        return row.getIndex();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> row.spoken();
            case ROW_INDEX -> row.getIndex();
            case COLUMN_INDEX -> 0;
            case SELECTED -> row.isSelected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.REQUEST_FOCUS) {
            row.getTableView().requestFocus();
            row.select();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
