package org.plumbline.app.ui.diagram;

/// Where lines lead from CTEs, InitPlans and SubPlans to the card that they hang from: past their siblings, on one line for each side of
/// that card. Each stretch of it, from a child to the next one on the way, is drawn once, so that dashes stay dashes. It does not change.
final class SubplanLines {
    /// What a stretch shows.
    enum Kind {
        /// No subplan's line goes here.
        NONE,
        /// Only of subplans that hang from the card, and whose results others use.
        HANGS,
        /// One of them is used by the card.
        USED
    }

    private final Kind[] own;
    private final Kind[] beside;
    private final Kind[] fromBefore;
    private final Kind[] fromAfter;

    private SubplanLines(int size) {
        own = new Kind[size];
        beside = new Kind[size];
        fromBefore = new Kind[size];
        fromAfter = new Kind[size];
    }

    static SubplanLines of(DiagramLayout layout, EdgeWidths widths, Links links) {
        var lines = new SubplanLines(layout.size());
        lines.own[0] = Kind.NONE;
        lines.beside[0] = Kind.NONE;
        for (int item = 1; item < layout.size(); item++) {
            lines.own[item] = widths.own(item) > 0 ? Kind.NONE : links.isUsedElsewhere(item) ? Kind.HANGS : Kind.USED;
        }
        for (int item = 0; item < layout.size(); item++) {
            lines.flowTo(layout, item);
        }
        return lines;
    }

    /// Between the card itself and the line.
    Kind own(int item) {
        return own[item];
    }

    /// From below the card's middle to below the next sibling's, or the parent's, whichever comes first on the way to the parent.
    Kind beside(int item) {
        return beside[item];
    }

    /// What reaches this card from the siblings below it, from the side of the first or of the last of them.
    Kind from(int item, boolean first) {
        return first ? fromBefore[item] : fromAfter[item];
    }

    private void flowTo(DiagramLayout layout, int parent) {
        Kind left = Kind.NONE;
        for (int child = layout.firstChild(parent); child != DiagramLayout.NONE && layout.place(child) < layout.place(parent);
                child = layout.next(child)) {
            left = stronger(left, own[child]);
            beside[child] = left;
        }
        Kind right = Kind.NONE;
        for (int child = layout.lastChild(parent); child != DiagramLayout.NONE && layout.place(child) >= layout.place(parent);
                child = layout.before(child)) {
            right = stronger(right, own[child]);
            beside[child] = right;
        }
        fromBefore[parent] = left;
        fromAfter[parent] = right;
    }

    private static Kind stronger(Kind one, Kind other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
