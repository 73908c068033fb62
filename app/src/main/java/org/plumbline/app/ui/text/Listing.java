package org.plumbline.app.ui.text;

import java.util.List;

/// Several things in one sentence.
final class Listing {
    private Listing() {}

    /// `a, b and c`.
    ///
    /// @param parts at least one
    static String of(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.getFirst() : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
