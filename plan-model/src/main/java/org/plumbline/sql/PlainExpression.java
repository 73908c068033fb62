package org.plumbline.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// An expression without what PostgreSQL rewrites when it prints one, so that a statement's and a plan's can be compared: no casts, no
/// parentheses, one spelling for each operator, `a > b` as `b < a`, BETWEEN as two comparisons, IN as `= any`. [PlainExpressions]
/// makes them.
public sealed interface PlainExpression {
    /// A column as it is named.
    ///
    /// @param qualifier the table's alias, unquoted
    /// @param name unquoted
    record Column(Optional<String> qualifier, String name) implements PlainExpression {}

    /// A column of one of these table references of a statement: of more than one where the catalogue alone could tell.
    ///
    /// @param references their numbers in the statement; none where it is not known
    /// @param perhaps references of the queries around, which have the column only where the query's own have not
    record Field(Set<Integer> references, Set<Integer> perhaps, String name) implements PlainExpression {
        public Field {
            references = Set.copyOf(references);
            perhaps = Set.copyOf(perhaps);
        }

        public Field(int reference, String name) {
            this(Set.of(reference), Set.of(), name);
        }
    }

    /// A constant.
    ///
    /// @param text without quotes
    /// @param type what it is cast to, if anything
    record Constant(String text, Optional<String> type) implements PlainExpression {}

    /// Known at run time only: a parameter, or in a plan the result of an InitPlan.
    ///
    /// @param name as `$1`; empty for an InitPlan's
    record Parameter(String name) implements PlainExpression {}

    /// A subquery, or in a plan a SubPlan.
    record SubQuery() implements PlainExpression {}

    /// An operator or a function.
    ///
    /// @param name the operator's symbol or words, or the function's name, in lower case
    record Call(String name, List<PlainExpression> arguments) implements PlainExpression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        static Call of(String name, PlainExpression... arguments) {
            return new Call(name, List.of(arguments));
        }
    }

    /// The same with other things in the place of its columns.
    default PlainExpression withColumns(Function<Column, PlainExpression> replacement) {
        return switch (this) {
            case Column column -> replacement.apply(column);
            case Call(String name, List<PlainExpression> arguments) ->
                    new Call(name, arguments.stream().map(each -> each.withColumns(replacement)).toList());
            case Field _, Constant _, Parameter _, SubQuery _ -> this;
        };
    }

    /// Whether it reads a column.
    default boolean readsColumns() {
        return switch (this) {
            case Column _, Field _ -> true;
            case Call(String _, List<PlainExpression> arguments) -> arguments.stream().anyMatch(PlainExpression::readsColumns);
            case Constant _, Parameter _, SubQuery _ -> false;
        };
    }
}
