package org.plumbline.index;

import java.util.Optional;
import java.util.regex.Pattern;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// The key that `LIKE 'x%'` is answered by: one with the operator class that compares bytes, where the column's collation does not
/// (documentation, "Operator Classes and Operator Families").
public final class BeginningKey {
    private static final Pattern CHARACTER = Pattern.compile("(character|bpchar)(\\([0-9]+\\))?");

    private BeginningKey() {}

    /// None for `citext`, whose LIKE is another one.
    ///
    /// @param key without an operator class: a column, or an expression that is a text
    public static Optional<IndexCandidate.Key> of(IndexCandidate.Key key, TableFacts table) {
        Optional<ColumnFacts> column = key.isColumn()
                ? table.columns().stream().filter(each -> each.name().equals(key.expression())).findFirst() : Optional.empty();
        String type = column.map(ColumnFacts::type).orElse("text");
        if (column.filter(ColumnFacts::byteOrder).isPresent()) {
            return Optional.of(key);
        }
        return type.endsWith("citext") ? Optional.empty()
                : Optional.of(key.withOperatorClass(CHARACTER.matcher(type).matches() ? "bpchar_pattern_ops" : "text_pattern_ops"));
    }
}
