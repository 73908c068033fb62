package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.draw.Ink;
import org.plumbline.app.ui.draw.Pen;

/// Draws the edges between two levels: bars as wide as the rows that flow, and dashed lines for subplans.
final class EdgePainter {
    /// Where the bus is in the gap between two levels.
    private static final double BUS = 0.5;
    /// Subplans have a line of their own, nearer to their parent.
    private static final double SUBPLAN_LINE = 0.25;
    private static final double SUBPLAN_PORT = 0.18;

    private final Diagram diagram;
    private final Viewport view;
    private final OrientedPen pen;
    private final double scale;

    EdgePainter(Pen pen, Viewport view, Diagram diagram) {
        this.diagram = diagram;
        this.view = view;
        this.pen = new OrientedPen(pen, view);
        scale = Math.min(view.scaleAcross(), view.scaleAlong());
    }

    /// All that is seen in the gap after this level.
    void drawBelow(int level) {
        DiagramLayout layout = diagram.layout();
        double from = view.along(level) + view.cardAlong();
        double to = view.along(level + 1.0);
        if (level + 1 >= layout.levelCount() || from > view.windowAlong() || to < 0) {
            return;
        }
        double bus = from + (to - from) * BUS;
        // one more on each side: the edges of those may cross the window
        int first = Math.max(layout.start(level + 1), layout.firstFrom(level + 1, view.firstPlace()) - 1);
        for (int index = first; index < layout.end(level + 1); index++) {
            int child = layout.at(index);
            if (isSubplan(child)) {
                subplan(child, from, to);
            } else {
                flow(child, bus, to);
            }
            bus(child, bus);
            if (layout.place(child) > view.lastPlace()) {
                break;
            }
        }
        for (int index = layout.firstFrom(level, view.firstPlace()); index < layout.end(level); index++) {
            int parent = layout.at(index);
            if (layout.place(parent) > view.lastPlace()) {
                break;
            }
            double width = width(diagram.widths().above(parent));
            if (width > 0) {
                pen.barAlong(view.across(layout.place(parent)), from, bus + width / 2, width, Ink.BORDER);
            }
        }
    }

    private boolean isSubplan(int item) {
        return diagram.widths().own(item) == 0;
    }

    private double width(double atFullSize) {
        return atFullSize == 0 ? 0 : Math.max(1, atFullSize * Math.min(scale, 2));
    }

    private void flow(int child, double bus, double to) {
        double width = width(diagram.widths().own(child));
        pen.barAlong(view.across(diagram.layout().place(child)), bus - width / 2, to, width, Ink.BORDER);
    }

    private void bus(int child, double bus) {
        double width = width(diagram.widths().onBus(child));
        DiagramLayout layout = diagram.layout();
        int parent = layout.parent(child);
        double own = layout.place(child);
        double target = layout.place(parent);
        int beside = own < target ? layout.next(child) : own > target ? layout.before(child) : DiagramLayout.NONE;
        if (width == 0 || own == target) {
            return;
        }
        double end = beside == DiagramLayout.NONE ? target
                : own < target ? Math.min(target, layout.place(beside)) : Math.max(target, layout.place(beside));
        pen.barAcross(view.across(own), view.across(end), bus, width, Ink.BORDER);
    }

    /// It feeds no rows to its parent: a dashed line if the parent uses its result, and otherwise one that only says where it hangs.
    private void subplan(int child, double from, double to) {
        DiagramLayout layout = diagram.layout();
        double across = view.across(layout.place(child));
        double middle = view.across(layout.place(layout.parent(child)));
        double port = middle + Math.signum(across - middle) * Math.min(Math.abs(across - middle), view.cardAcross() * SUBPLAN_PORT);
        double line = from + (to - from) * SUBPLAN_LINE;
        if (diagram.links().isUsedElsewhere(child)) {
            pen.barAlong(across, line, to, 1, Ink.BORDER);
            pen.barAcross(port, across, line, 1, Ink.BORDER);
            pen.barAlong(port, from, line, 1, Ink.BORDER);
        } else {
            pen.dashed(across, to, across, line, 1, Ink.MUTED);
            pen.dashed(across, line, port, line, 1, Ink.MUTED);
            pen.dashed(port, line, port, from, 1, Ink.MUTED);
        }
    }
}
