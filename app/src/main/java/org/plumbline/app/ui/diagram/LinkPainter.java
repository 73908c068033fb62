package org.plumbline.app.ui.diagram;

import java.util.List;
import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// Draws dashed lines from CTEs and InitPlans to the cards that use them, with an arrow at the user. They run in the gaps between the
/// levels and between neighbours, behind the cards.
final class LinkPainter {
    /// Parts of the gap between two levels where the lanes are: between the bus and the cards' own edges.
    private static final double LAST_LANE = 0.4;
    private static final double NEAREST_LANE = 0.08;
    /// Between two lanes and between two columns, in pixels.
    private static final double APART = 3;
    private static final double BESIDE = 10;
    private static final int COLUMNS = 3;
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
        List<Links.Link> all = diagram.links().all();
        if (all.size() <= MOST) {
            all.stream().filter(link -> !isChosen(link)).forEach(link -> draw(link, Ink.MUTED, 1));
        }
        all.stream().filter(this::isChosen).forEach(link -> draw(link, Ink.ACCENT, 1.5)); // above the others
    }

    private boolean isChosen(Links.Link link) {
        return link.from() == looks.chosen() || link.to() == looks.chosen();
    }

    /// How far before the cards' own edges this lane is, the first in the middle of all; where the gap has no room for more, lanes are
    /// taken again.
    private static double lane(int number, double gap) {
        int most = 1 + (int) Math.max(0, (LAST_LANE - NEAREST_LANE) * gap / APART);
        return NEAREST_LANE * gap + (number + most / 2) % most * APART;
    }

    private void draw(Links.Link link, Ink ink, double thickness) {
        DiagramLayout layout = diagram.layout();
        double gap = view.pitchAlong() - view.cardAlong();
        double room = Math.min(BESIDE * Math.max(1, view.scaleAcross()), (view.pitchAcross() - view.cardAcross()) / 2);
        double beside = Math.max(room / 2, room - link.column() % COLUMNS * APART);
        double source = view.across(layout.place(link.from()));
        double sourceEdge = view.along(layout.level(link.from()));
        double lane = sourceEdge - lane(link.lane(), gap);
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
