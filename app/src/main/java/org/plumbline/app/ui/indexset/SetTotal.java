package org.plumbline.app.ui.indexset;

import java.util.Optional;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// A set as a whole.
///
/// @param indexes how many there are in it
/// @param size of all together
/// @param cost of the workload with it, as a share of today's; absent while the server is asked
/// @param own it is not the set of a budget, but what the person made of it
record SetTotal(int indexes, Bytes size, Optional<Share> cost, boolean own) {}
