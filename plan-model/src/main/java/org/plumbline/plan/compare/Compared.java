package org.plumbline.plan.compare;

import java.util.Optional;

/// One figure in both plans.
///
/// @param before none where the plan or the node does not have it
/// @param after likewise
/// @param trend beyond noise; of a node that only one plan has, as if it had nothing in the other
public record Compared<T>(Optional<T> before, Optional<T> after, Trend trend) {}
