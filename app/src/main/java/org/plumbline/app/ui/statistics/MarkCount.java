package org.plumbline.app.ui.statistics;

import org.plumbline.app.ui.text.StatisticsText;

/// How many of a row's nodes are marked.
///
/// @param what the marked ones are: `highlighted`, `found`
record MarkCount(long marked, long nodes, String what) {
    boolean isNone() {
        return marked == 0;
    }

    /// `3 of 12 highlighted`; empty for none.
    String words() {
        return StatisticsText.part(marked, nodes, what);
    }

    /// `3 of 12`; empty for none, and of a single node.
    String brief() {
        return StatisticsText.brief(marked, nodes);
    }
}
