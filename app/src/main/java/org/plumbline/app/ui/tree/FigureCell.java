package org.plumbline.app.ui.tree;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import org.plumbline.app.ui.control.BarLabel;
import org.plumbline.app.ui.control.FilledCell;
import org.plumbline.app.ui.control.HoverText;
import org.plumbline.plan.unit.Share;

/// A figure of the tree, aligned right, with a bar where its column shows the heat. Other columns do without: a bar costs several parts of
/// the window for each cell.
final class FigureCell extends FilledCell<TreeRow, TreeRow> implements Refreshable {
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final PseudoClass SEVERE = PseudoClass.getPseudoClass("severe");

    private final TreeViewModel model;
    private final TreeColumn column;
    private final BarLabel bar = new BarLabel();

    FigureCell(TreeViewModel model, TreeColumn column) {
        this.model = model;
        this.column = column;
        getStyleClass().add("figure-cell");
        HoverText.on(this, () -> getItem() == null ? "" : model.figure(column, getItem()).full());
    }

    @Override
    protected void updateItem(TreeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText("");
            setGraphic(null);
            tone(TreeFigure.Tone.PLAIN);
        } else {
            show(row);
        }
    }

    @Override
    public void refresh() {
        if (!isEmpty() && getItem() != null && column.heat().isPresent()) {
            show(getItem());
        }
    }

    private void show(TreeRow row) {
        TreeFigure figure = model.figure(column, row);
        tone(figure.tone());
        if (!model.hasBars(column)) {
            setText(figure.text());
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
            return;
        }
        setText("");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Share share = model.bar(column, row);
        bar.show(figure.text(), share.value(), BarLabel.heat(model.heat(row)));
        if (getGraphic() == null) {
            setGraphic(bar);
        }
    }

    private void tone(TreeFigure.Tone tone) {
        pseudoClassStateChanged(MUTED, tone == TreeFigure.Tone.MUTED);
        pseudoClassStateChanged(SEVERE, tone == TreeFigure.Tone.SEVERE);
    }
}
