package org.plumbline.app.ui.tree;

import java.util.List;
import javafx.scene.AccessibleAction;
import javafx.scene.control.TableView;

/// The tree's table: a screen reader shows and selects its painted rows, where a table knows but its own cells.
final class RowTable extends TableView<TreeRow> {
    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.SHOW_ITEM && parameters[0] instanceof RowCanvas row) {
            scrollTo(row.index());
        } else if (action == AccessibleAction.SET_SELECTED_ITEMS && parameters[0] instanceof List<?> rows
                && !rows.isEmpty() && rows.getFirst() instanceof RowCanvas row) {
            getSelectionModel().clearAndSelect(row.index());
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
