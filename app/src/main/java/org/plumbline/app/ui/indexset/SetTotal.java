package org.plumbline.app.ui.indexset;

import java.util.Optional;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// A set as a whole.
///
/// @param indexes how many there are in it
/// @param size of all together
/// @param cost of the workload with it, as a share of today's; absent while the server is asked, and where it did not answer
/// @param own it is not the set of a budget, but what the person made of it
/// @param asking whether the server is being asked
record SetTotal(int indexes, Bytes size, Optional<Share> cost, boolean own, boolean asking) {
    /// In words: `3 indexes of 8.2 MB: planned cost 23 % of today's`.
    String words() {
        return cost.isEmpty() && !asking ? AdviceText.unknown(indexes, size) : AdviceText.set(indexes, size, cost);
    }
}
