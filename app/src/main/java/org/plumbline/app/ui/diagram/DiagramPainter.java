package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// Draws what a [Viewport] shows of a diagram, and nothing else: edges, links, cards, in as much detail as they have room for.
final class DiagramPainter {
    private static final double LEAST_FRAME = 12;

    private final Pen pen;
    private final Viewport view;
    private final Diagram diagram;
    private final Looks looks;
    private final Detail detail;

    private DiagramPainter(Pen pen, Viewport view, Diagram diagram, Looks looks, Detail detail) {
        this.pen = pen;
        this.detail = detail;
        this.view = view;
        this.diagram = diagram;
        this.looks = looks;
    }

    static void draw(Pen pen, Viewport view, Diagram diagram, Looks looks) {
        draw(pen, view, diagram, looks, Detail.FULL);
    }

    /// @param most details than this are not drawn, even where there is room
    static void draw(Pen pen, Viewport view, Diagram diagram, Looks looks, Detail most) {
        pen.fill(0, 0, pen.width(), pen.height(), Ink.BG_SIDE);
        Detail detail = view.detail();
        new DiagramPainter(pen, view, diagram, looks, detail.compareTo(most) < 0 ? most : detail).draw();
    }

    private void draw() {
        if (detail == Detail.DOTS) {
            new DotPainter(pen, view, diagram, looks).draw();
        } else {
            var edges = new EdgePainter(pen, view, diagram);
            for (int level = view.firstLevel(); level < view.endLevel(); level++) {
                edges.drawBelow(level);
            }
            new LinkPainter(pen, view, diagram, looks).draw();
            cards();
        }
        chosen();
    }

    private void cards() {
        DiagramLayout layout = diagram.layout();
        var cards = new CardPainter(pen, view, diagram, looks, detail);
        double last = view.lastPlace();
        for (int level = view.firstLevel(); level < view.endLevel(); level++) {
            if (view.along(level) + view.cardAlong() < 0) {
                continue;
            }
            for (int index = layout.firstFrom(level, view.firstPlace()); index < layout.end(level); index++) {
                int item = layout.at(index);
                if (layout.place(item) > last) {
                    break;
                }
                cards.draw(item);
            }
        }
    }

    /// However small the card is, its frame is seen.
    private void chosen() {
        if (looks.chosen() < 0 || looks.chosen() >= diagram.layout().size() || detail.compareTo(Detail.BOX) < 0) {
            return;
        }
        double place = diagram.layout().place(looks.chosen());
        int level = diagram.layout().level(looks.chosen());
        double width = Math.max(LEAST_FRAME, view.cardWidth() + 4);
        double height = Math.max(LEAST_FRAME, view.cardHeight() + 4);
        double x = Math.round(view.x(place, level) + view.cardWidth() / 2 - width / 2);
        double y = Math.round(view.y(place, level) + view.cardHeight() / 2 - height / 2);
        if (x < pen.width() && y < pen.height() && x + width > 0 && y + height > 0) {
            pen.frame(x, y, Math.round(width), Math.round(height), 0, 2, Ink.ACCENT);
        }
    }
}
