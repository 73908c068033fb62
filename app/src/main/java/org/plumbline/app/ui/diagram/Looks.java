package org.plumbline.app.ui.diagram;

import java.util.BitSet;

/// How cards look beside what they say. Items by their number in the layout.
///
/// @param marked by a highlight
/// @param matched found by the search
/// @param chosen the one that is selected; -1 for none
/// @param hovered the one below the mouse; -1 for none
record Looks(BitSet marked, BitSet matched, int chosen, int hovered) {
    static final Looks PLAIN = new Looks(new BitSet(), new BitSet(), DiagramLayout.NONE, DiagramLayout.NONE);

    Looks hovering(int item) {
        return new Looks(marked, matched, chosen, item);
    }

    Looks choosing(int item) {
        return new Looks(marked, matched, item, hovered);
    }
}
