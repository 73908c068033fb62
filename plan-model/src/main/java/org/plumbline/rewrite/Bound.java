package org.plumbline.rewrite;

import org.plumbline.sql.block.Reference;

/// A column of a table reference of a statement.
///
/// @param column unquoted
public record Bound(Reference reference, String column) {}
