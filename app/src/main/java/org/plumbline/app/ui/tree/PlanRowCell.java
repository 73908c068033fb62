package org.plumbline.app.ui.tree;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.plumbline.app.ui.control.HoverText;

/// One row of the tree's table, painted as a whole; its ground, marked by the search or as selected, is the style sheet's.
final class PlanRowCell extends TableRow<TreeRow> {
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    private final TreeViewModel model;
    private final RowPainter painter;
    private final Canvas canvas = new Canvas();
    private boolean painted;
    private boolean layingOut;

    PlanRowCell(TreeViewModel model, RowPainter painter) {
        this.model = model;
        this.painter = painter;
        getStyleClass().add("plan-row");
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        setOnMousePressed(this::pressed);
        setOnMouseClicked(this::clicked);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> setCursor(isArrow(event) ? Cursor.HAND : Cursor.DEFAULT));
        HoverText.at(this, event -> isEmpty() || getItem() == null ? "" : painter.hover(getItem(), columns(), event.getX()));
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        look();
    }

    /// Has it painted anew with the next frame: what it says or where its columns are has changed.
    void look() {
        pseudoClassStateChanged(MATCH, !isEmpty() && getItem() != null && model.matchesSearch(getItem()));
        painted = false;
        if (!layingOut) {
            requestLayout();
        }
    }

    /// A cell shows its item once more before it is laid out when it was selected: to ask for a layout then would be to ask for ever.
    @Override
    protected void layoutChildren() {
        layingOut = true;
        super.layoutChildren();
        layingOut = false;
    }

    private List<TableColumn<TreeRow, ?>> columns() {
        return getTableView().getVisibleLeafColumns();
    }

    private boolean isArrow(MouseEvent event) {
        return !isEmpty() && getItem() != null && painter.isArrow(getItem(), columns(), event.getX());
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && isArrow(event)) {
            model.toggle(getIndex());
            event.consume();
        } else if (!event.isSynthesized()) {
            select();
        }
    }

    private void clicked(MouseEvent event) {
        if (isArrow(event)) {
            return;
        }
        if (event.isSynthesized() && event.isStillSincePress()) { // a finger that scrolls selects nothing
            select();
        }
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && getItem() != null && getItem().expandable()) {
            model.toggle(getIndex());
        }
    }

    private void select() {
        if (!isEmpty()) {
            getTableView().getSelectionModel().clearAndSelect(getIndex());
            getTableView().getFocusModel().focus(getIndex(), getTableView().getColumns().getFirst());
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new Painted();
    }

    private final class Painted extends SkinBase<PlanRowCell> {
        Painted() {
            super(PlanRowCell.this);
            getChildren().add(canvas);
            consumeMouseEvents(false);
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            if (canvas.getWidth() != getWidth()) {
                canvas.setWidth(getWidth());
                canvas.setHeight(RowPainter.HEIGHT);
                painted = false;
            }
            if (!painted) {
                painted = true;
                boolean shown = !isEmpty() && getItem() != null;
                canvas.setVisible(shown);
                if (shown) {
                    painter.paint(canvas.getGraphicsContext2D(), getItem(), columns());
                }
            }
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return columns().stream().mapToDouble(TableColumn::getWidth).sum();
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            return RowPainter.HEIGHT;
        }
    }

    /// Asked for when somebody listens: it says more than a glance at a row costs. There are no cells in it: whoever goes from cell to cell
    /// hears the row.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> isEmpty() || getItem() == null ? "" : model.spoken(getItem());
            case CELL_AT_ROW_COLUMN, FOCUS_ITEM -> this;
            case SELECTED -> isSelected();
            case SELECTED_ITEMS -> isSelected() ? FXCollections.observableArrayList(List.of(this)) : FXCollections.observableArrayList();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
