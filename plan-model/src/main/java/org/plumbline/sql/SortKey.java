package org.plumbline.sql;

import java.util.Optional;

/// One key that rows are sorted by.
///
/// @param by what is compared
/// @param descending largest first
/// @param nulls where NULL goes when that is said, which it is only where it is not the default (last, first when descending)
/// @param collation its name as SQL takes it, where it is not the one of the key's type
/// @param operator of `USING`, where it is not the type's own order
public record SortKey(
        Operand by, boolean descending, Optional<Nulls> nulls, Optional<String> collation, Optional<String> operator) {

    /// Where NULL stands in the order.
    public enum Nulls { FIRST, LAST }

    /// In the order of the type, so that a plain B-tree index has it, forwards or backwards.
    public boolean isPlain() {
        return nulls.isEmpty() && collation.isEmpty() && operator.isEmpty();
    }

    /// The column, where the key is one.
    public Optional<ColumnName> column() {
        return by instanceof Operand.OfColumn(ColumnName name, boolean castToText) && !castToText ? Optional.of(name) : Optional.empty();
    }
}
