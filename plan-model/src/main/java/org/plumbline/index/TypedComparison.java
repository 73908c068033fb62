package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// A comparison as the column's type tells it. PostgreSQL prints `(a)::text` for every `varchar` column that is compared with text, where
/// an index on the column serves; of any other type that is a cast of the value, which only an index on the expression serves.
public final class TypedComparison {
    private TypedComparison() {}

    /// The same, or with the cast as its subject.
    ///
    /// @param table that its subject is of
    public static Comparison of(Comparison comparison, TableFacts table) {
        return comparison.subject() instanceof Operand.OfColumn(var column, boolean castToText) && castToText
                && !isText(table, column.name())
                ? new Comparison(new Operand.OfExpression(List.of(column), "cast", "(" + QuotedName.of(column.name()) + ")::text", true),
                        comparison.kind(), comparison.operator(), comparison.other()) : comparison;
    }

    /// Whether a cast of this column to text changes nothing.
    public static boolean isText(TableFacts table, String column) {
        Optional<String> type = table.columns().stream().filter(each -> each.name().equals(column)).map(ColumnFacts::type).findFirst();
        return type.filter(name -> name.equals("text") || name.startsWith("character varying")).isPresent();
    }
}
