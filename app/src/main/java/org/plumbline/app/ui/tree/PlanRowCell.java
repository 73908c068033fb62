package org.plumbline.app.ui.tree;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;

/// One row of the tree's table: marked by the search. Highlights mark its [NodeCell]: a state of the row would have all its cells styled
/// anew.
final class PlanRowCell extends TableRow<TreeRow> implements Refreshable {
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    private final TreeViewModel model;

    PlanRowCell(TreeViewModel model) {
        this.model = model;
        getStyleClass().add("plan-row");
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && getItem() != null && getItem().expandable()) {
                model.toggle(getIndex());
            }
        });
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        show();
    }

    @Override
    public void refresh() {
        show();
    }

    private void show() {
        TreeRow row = isEmpty() ? null : getItem();
        pseudoClassStateChanged(MATCH, row != null && model.matchesSearch(row));
    }

    /// Asked for when somebody listens: it says more than a glance at a row costs.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT ? spoken() : super.queryAccessibleAttribute(attribute, parameters);
    }

    private String spoken() {
        return isEmpty() || getItem() == null ? "" : model.spoken(getItem());
    }
}
