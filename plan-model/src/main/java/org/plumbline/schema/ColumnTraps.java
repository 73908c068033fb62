package org.plumbline.schema;

import java.util.Optional;

/// What hangs on one column.
///
/// @param standard its DEFAULT, as `pg_get_expr` has it; none of a generated one
/// @param generated it is calculated from others (`attgenerated`)
/// @param feedsGenerated another one is calculated from it
/// @param collation other than its type's own, quoted: `public."de-x-icu"`
public record ColumnTraps(Optional<String> standard, boolean generated, boolean feedsGenerated, Optional<String> collation) {
    /// A plain column.
    public static final ColumnTraps NONE = new ColumnTraps(Optional.empty(), false, false, Optional.empty());
}
