package org.plumbline.app.ui.tree;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.plumbline.app.ui.control.HoverText;

/// One row of the tree's table, painted as a whole; its ground, marked by the search or as selected, is the style sheet's. No more is
/// painted than the part between the table's left and right edge: a canvas must not be as wide as columns can be made.
final class PlanRowCell extends TableRow<TreeRow> {
    private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

    private final TreeViewModel model;
    private final RowPainter painter;
    private RowCanvas canvas = new RowCanvas(this);
    private boolean painted;
    private boolean layingOut;

    PlanRowCell(TreeViewModel model, RowPainter painter) {
        this.model = model;
        this.painter = painter;
        getStyleClass().add("plan-row");
        setOnMousePressed(this::pressed);
        setOnMouseClicked(this::clicked);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> setCursor(isArrow(event) ? Cursor.HAND : Cursor.DEFAULT));
        HoverText.at(this, event -> isEmpty() || getItem() == null ? "" : painter.hover(getItem(), columns(), event.getX()));
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        setCursor(Cursor.DEFAULT);
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

    /// Nobody sees it for a while: what a canvas keeps on the graphics card is given back.
    void rest() {
        if (getSkin() instanceof Painted skin) {
            skin.begin();
        }
    }

    /// A cell shows its item once more before it is laid out when it was selected: to ask for a layout then would be to ask for ever.
    @Override
    protected void layoutChildren() {
        layingOut = true;
        try {
            super.layoutChildren();
        } finally {
            layingOut = false;
        }
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

    void select() {
        if (!isEmpty()) {
            getTableView().getSelectionModel().clearAndSelect(getIndex());
            getTableView().getFocusModel().focus(getIndex(), getTableView().getColumns().getFirst());
        }
    }

    /// The row in words.
    String spoken() {
        return isEmpty() || getItem() == null ? "" : model.spoken(getItem());
    }

    /// The part of the row that is between the table's edges, however far it is scrolled to the side.
    private Bounds seen() {
        Node edges = getParent() == null || getParent().getParent() == null ? null : getParent().getParent().getClip();
        return edges == null ? new BoundingBox(0, 0, 0, 0) : edges.getBoundsInParent();
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

        private void begin() {
            canvas = new RowCanvas(PlanRowCell.this);
            getChildren().setAll(List.of(canvas));
            painted = false;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            Bounds seen = seen();
            double from = Math.floor(seen.getMinX());
            double shown = Math.ceil(Math.min(getWidth(), seen.getMaxX()) - from);
            if (canvas.fit(from, Math.max(0, shown), painter.height())) {
                painted = false;
            }
            if (!painted) {
                canvas.setVisible(!isEmpty() && getItem() != null);
                if (canvas.isVisible()) {
                    painter.paint(canvas, getItem(), columns());
                }
                painted = true;
            }
        }

        @Override
        protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
            return columns().stream().mapToDouble(TableColumn::getWidth).sum();
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            return painter.height();
        }
    }

    /// Its text is asked for when somebody listens: it says more than a glance at a row costs.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> spoken();
            case CELL_AT_ROW_COLUMN, FOCUS_ITEM -> canvas;
            case SELECTED_ITEMS -> isSelected() ? FXCollections.observableArrayList(List.of(canvas)) : FXCollections.observableArrayList();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
