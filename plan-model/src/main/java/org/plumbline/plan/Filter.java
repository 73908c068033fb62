package org.plumbline.plan;

import java.util.Optional;
import org.plumbline.plan.unit.Rows;

/// A condition checked on rows that were already fetched.
///
/// @param condition what a row must fulfil
/// @param rowsRemovedPerLoop rows that did not, an average per loop; none without ANALYZE. PostgreSQL omits the line when it is 0:
///         an analysed node then has 0 here
public record Filter(Condition condition, Optional<Rows> rowsRemovedPerLoop) {}
