package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ConstraintFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// Columns that get other types, all of a table in one statement, which writes the table anew once (`ATRewriteTables`).
///
/// @param changes at least one
record TypeChange(TableFacts table, List<Change> changes) {
    /// One column.
    ///
    /// @param using how its values become the new ones, with the column quoted
    /// @param standard the DEFAULT that it has then, where the one of before must not be converted; else what there is of it is
    record Change(ColumnFacts column, String type, String using, Optional<String> standard) {
        Change(ColumnFacts column, String type, String using) {
            this(column, type, using, Optional.empty());
        }

        static Change cast(ColumnFacts column, String type) {
            return new Change(column, type, QuotedName.of(column.name()) + "::" + type);
        }

        /// In this collation, where there is one: a new type would get the database's.
        Change in(Optional<String> collation) {
            return new Change(column, type + collation.map(" COLLATE "::concat).orElse(""), using, standard);
        }

        private String sql() {
            String alter = "ALTER COLUMN " + QuotedName.of(column.name());
            String change = alter + " TYPE " + type + " USING " + using;
            return standard.map(text -> alter + " DROP DEFAULT, " + change + ", " + alter + " SET DEFAULT " + text).orElse(change);
        }
    }

    TypeChange {
        changes = List.copyOf(changes);
    }

    /// Whether nothing that is known keeps a column from getting another type: no key of partitions, no foreign key, no check, and no
    /// index but plain ones. What else stands in the way (a view, a trigger, a default) makes the statement fail, and nothing is changed.
    static boolean possible(TableFacts table, ColumnFacts column) {
        String name = column.name();
        boolean tied = table.materialized() || table.partitionOf().isPresent() || table.partitioning().inherited()
                || table.partitioning().key().filter(key -> key.contains(QuotedName.of(name))).isPresent()
                || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(name))
                || table.constraints().stream().anyMatch(each -> each.columns().contains(name)
                        && (each.kind() == ConstraintFacts.Kind.CHECK || each.kind() == ConstraintFacts.Kind.EXCLUSION));
        return !tied && table.indexes().stream().allMatch(index -> unharmed(index, name));
    }

    /// An index of the type's own order is made anew by itself.
    private static boolean unharmed(IndexFacts index, String column) {
        boolean elsewhere = Stream.concat(index.predicate().stream(), index.keys().stream().map(IndexFacts.Key::expression)
                .filter(key -> !key.equals(QuotedName.of(column)))).anyMatch(expression -> mayName(expression, column));
        boolean key = index.keys().stream().anyMatch(each -> each.expression().equals(QuotedName.of(column)));
        boolean plain = index.method().equals("btree")
                && index.keys().stream().noneMatch(each -> each.operatorClass().contains("pattern"));
        return !elsewhere && (!key || plain);
    }

    private static boolean mayName(String expression, String column) {
        return ExpressionParser.everyColumnIfKnown(expression)
                .map(columns -> columns.stream().map(ColumnName::name).anyMatch(column::equals)).orElse(true);
    }

    Step step(String why) {
        return new Step(why, sql(changes), Effect.LONG_LOCK);
    }

    /// Likewise, with other expressions.
    Step step(String why, List<Change> others) {
        return new Step(why, sql(others), Effect.LONG_LOCK);
    }

    private String sql(List<Change> all) {
        return all.stream().map(Change::sql).collect(
                Collectors.joining(", ", "ALTER TABLE " + QuotedName.of(table.schema(), table.name()) + " ", ""));
    }

    /// What is written anew: the table and, where they are known, its indexes.
    Bytes written(Optional<TableActivity> activity) {
        return activity.map(known -> Bytes.bytes(known.size().count() + known.indexSize().count())).orElse(table.pages().bytes());
    }
}
