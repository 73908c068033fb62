package org.plumbline.rewrite;

/// A column that rows are sorted by.
///
/// @param text as a condition has it
record SortKey(Bound bound, String text, boolean descending) {}
