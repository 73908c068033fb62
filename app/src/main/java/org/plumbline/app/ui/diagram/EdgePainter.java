package org.plumbline.app.ui.diagram;

import org.plumbline.app.ui.diagram.SubplanLines.Kind;
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
            if (diagram.lines().own(child) == Kind.NONE) {
                flow(child, bus, to);
            } else {
                line(diagram.lines().own(child), view.across(layout.place(child)), to, view.across(layout.place(child)),
                        isBelowPort(child) ? from : from + (to - from) * SUBPLAN_LINE);
            }
            bus(child, bus);
            subplans(child, from + (to - from) * SUBPLAN_LINE);
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
            ports(parent, from, from + (to - from) * SUBPLAN_LINE);
        }
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

    /// Lines of subplans that lead past this child, or begin at it.
    private void subplans(int child, double along) {
        Kind kind = diagram.lines().beside(child);
        if (kind == Kind.NONE || isBelowPort(child)) {
            return;
        }
        DiagramLayout layout = diagram.layout();
        double own = view.across(layout.place(child));
        boolean isFirst = isBefore(child);
        double end = port(layout.parent(child), isFirst);
        int beside = isFirst ? layout.next(child) : layout.before(child);
        if (beside != DiagramLayout.NONE) {
            double next = view.across(layout.place(beside));
            end = isFirst ? Math.min(end, next) : Math.max(end, next);
        }
        line(kind, own, along, end, along);
    }

    /// Where the lines of its subplans come to this card.
    private void ports(int parent, double from, double line) {
        for (boolean isFirst : new boolean[] {true, false}) {
            int outermost = isFirst ? diagram.layout().firstChild(parent) : diagram.layout().lastChild(parent);
            if (diagram.lines().from(parent, isFirst) != Kind.NONE && !isBelowPort(outermost)) {
                double across = port(parent, isFirst);
                line(diagram.lines().from(parent, isFirst), across, line, across, from);
            }
        }
    }

    private double port(int parent, boolean first) {
        double by = view.cardAcross() * SUBPLAN_PORT;
        return view.across(diagram.layout().place(parent)) + (first ? -by : by);
    }

    /// So near to its parent's middle that a straight line leads there.
    private boolean isBelowPort(int child) {
        double middle = view.across(diagram.layout().place(diagram.layout().parent(child)));
        return Math.abs(view.across(diagram.layout().place(child)) - middle) <= view.cardAcross() * SUBPLAN_PORT;
    }

    private boolean isBefore(int child) {
        return diagram.layout().place(child) < diagram.layout().place(diagram.layout().parent(child));
    }

    /// Dashed where the card uses the result, and otherwise one that only says where the subplan hangs.
    private void line(Kind kind, double acrossFrom, double alongFrom, double acrossTo, double alongTo) {
        if (kind == Kind.USED) {
            pen.dashed(acrossFrom, alongFrom, acrossTo, alongTo, 1, Ink.MUTED);
        } else if (acrossFrom == acrossTo) {
            pen.barAlong(acrossFrom, alongFrom, alongTo, 1, Ink.BORDER);
        } else {
            pen.barAcross(acrossFrom, acrossTo, alongFrom, 1, Ink.BORDER);
        }
    }
}
