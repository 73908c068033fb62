package org.plumbline.app.ui.diagram;

import java.util.List;
import java.util.Locale;
import org.plumbline.app.ui.draw.HeadedPicture;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;
import org.plumbline.app.ui.draw.Picture;
import org.plumbline.app.ui.state.PlanDocument;

/// A diagram as it is now, or a part of it, for a file or paper: without what the mouse points at.
final class DiagramPicture implements Picture {
    /// A picture of hundreds of thousands of pixels is of no use: cards of a larger plan are drawn smaller, and say less.
    private static final double MOST = 20_000;

    private final Diagram diagram;
    private final Looks looks;
    private final Viewport view;

    /// What is seen through this viewport.
    DiagramPicture(Diagram diagram, Looks looks, Viewport view) {
        this.diagram = diagram;
        this.looks = looks.hovering(DiagramLayout.NONE);
        this.view = view;
    }

    /// All cards, with nothing around them but a margin: at their full size where that is not more than [#MOST] pixels in any direction.
    static DiagramPicture whole(Diagram diagram, Looks looks, Orientation orientation) {
        Viewport full = Viewport.whole(orientation, 1, diagram.layout());
        double zoom = Math.min(1, MOST / Math.max(full.width(), full.height()));
        return new DiagramPicture(diagram, looks, zoom < 1 ? Viewport.whole(orientation, zoom, diagram.layout()) : full);
    }

    /// With its heading and legend.
    HeadedPicture headed(PlanDocument document) {
        String what = "Diagram, " + view.orientation().title().toLowerCase(Locale.ROOT) + "." + (DiagramLegend.hasHeat(document)
                ? " Heat by " + DiagramLegend.heat(document).toLowerCase(Locale.ROOT) + "." : "");
        return new HeadedPicture(List.of(what), DiagramLegend.of(document, diagram, looks, view.detail()), this);
    }

    @Override
    public double width() {
        return view.width();
    }

    @Override
    public double height() {
        return view.height();
    }

    @Override
    public Ink ground() {
        return Ink.BG_SIDE;
    }

    @Override
    public void draw(Pen pen) {
        DiagramPainter.draw(pen, view, diagram, looks);
    }
}
