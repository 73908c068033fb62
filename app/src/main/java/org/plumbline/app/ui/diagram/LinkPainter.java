package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// Draws dashed lines from CTEs and InitPlans to the cards that use them, with an arrow at the user. They run in the gaps between the
/// levels and between neighbours, behind the cards.
final class LinkPainter {
    /// Where the line leaves the gap's middle to the cards' own edges.
    private static final double LANE = 0.75;
    private static final double BESIDE = 10;
    private static final double ARROW = 5;
    /// More are a grey mat: then only those of the chosen card are drawn.
    private static final int MOST = 300;

    private final Diagram diagram;
    private final Viewport view;
    private final Pen plain;
    private final OrientedPen pen;
    private final Looks looks;

    LinkPainter(Pen pen, Viewport view, Diagram diagram, Looks looks) {
        this.diagram = diagram;
        this.view = view;
        this.plain = pen;
        this.pen = new OrientedPen(pen, view);
        this.looks = looks;
    }

    void draw() {
        boolean few = diagram.links().all().size() <= MOST;
        for (Links.Link link : diagram.links().all()) {
            boolean chosen = link.from() == looks.chosen() || link.to() == looks.chosen();
            if (chosen || few) {
                draw(link, chosen ? Ink.ACCENT : Ink.MUTED, chosen ? 1.5 : 1);
            }
        }
    }

    private void draw(Links.Link link, Ink ink, double thickness) {
        DiagramLayout layout = diagram.layout();
        double gap = view.pitchAlong() - view.cardAlong();
        double beside = Math.min(BESIDE * Math.max(1, view.scaleAcross()), (view.pitchAcross() - view.cardAcross()) / 2);
        double source = view.across(layout.place(link.from()));
        double sourceEdge = view.along(layout.level(link.from()));
        double lane = sourceEdge - gap * (1 - LANE);
        double user = view.across(layout.place(link.to()));
        double side = source <= user ? -1 : 1;
        double userEdge = user + side * view.cardAcross() / 2;
        double column = userEdge + side * beside;
        double middle = view.along(layout.level(link.to())) + view.cardAlong() / 2;
        pen.dashed(source, sourceEdge, source, lane, thickness, ink);
        pen.dashed(source, lane, column, lane, thickness, ink);
        pen.dashed(column, lane, column, middle, thickness, ink);
        pen.dashed(column, middle, userEdge, middle, thickness, ink);
        arrow(userEdge, middle, side, ink);
    }

    /// Its tip at the card's edge.
    private void arrow(double across, double along, double side, Ink ink) {
        boolean down = view.orientation() == Orientation.DOWN;
        double x = down ? across : along;
        double y = down ? along : across;
        if (x < -ARROW || y < -ARROW || x > plain.width() + ARROW || y > plain.height() + ARROW) {
            return;
        }
        String shape = down ? side < 0 ? "M0 0L-7 -4L-7 4Z" : "M0 0L7 -4L7 4Z" : side < 0 ? "M0 0L-4 -7L4 -7Z" : "M0 0L-4 7L4 7Z";
        plain.path(shape, x, y, 1, ink);
    }
}
