package org.plumbline.app.ui.control;

import javafx.scene.Node;
import javafx.scene.control.TableCell;

/// A cell that its graphic fills where it has one. A skin would put the graphic elsewhere first: moving it twice in one layout asks for the
/// next one, so that the window would never rest.
///
/// @param <S> a row
/// @param <T> what the column shows of it
public abstract class FilledCell<S, T> extends TableCell<S, T> {
    @Override
    protected final void layoutChildren() {
        if (getGraphic() == null) {
            super.layoutChildren();
        } else {
            fill(getGraphic());
        }
    }

    /// Puts the graphic where it belongs: all over the cell, unless a cell knows better.
    protected void fill(Node graphic) {
        graphic.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
