package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.draw.Pen;

/// All cards of a diagram as they are now, with nothing around them but a margin: for a file or paper. It does not change, so that any
/// thread may draw it.
public final class WholeDiagram {
    private final Diagram diagram;
    private final Looks looks;
    private final Viewport view;

    WholeDiagram(Diagram diagram, Looks looks, Orientation orientation, double scale) {
        this.diagram = diagram;
        this.looks = looks.hovering(DiagramLayout.NONE);
        view = Viewport.whole(orientation, scale, diagram.layout());
    }

    /// In pixels.
    public double width() {
        return view.width();
    }

    /// In pixels.
    public double height() {
        return view.height();
    }

    /// Draws the whole of it, from the upper left corner.
    public void draw(Pen pen) {
        DiagramPainter.draw(pen, view, diagram, looks);
    }
}
