package org.plumbline.schema;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Statements that cast a column because its type is not what they work with.
final class ColumnCasts {
    private ColumnCasts() {}

    /// Those of the workload that cast this column anywhere that can be read.
    static Concerned of(SchemaFacts facts, String table, String column) {
        return Concerned.of(facts.statements(table).stream().filter(use -> casts(use.original(), table, column)));
    }

    private static boolean casts(Original original, String table, String column) {
        return original.statement().all().stream()
                .flatMap(block -> Stream.of(block.conditions(), block.selected(), block.grouped(), block.ordered(), block.having())
                        .flatMap(List::stream))
                .anyMatch(part -> casts(original, part.span(), part, table, column));
    }

    private static boolean casts(Original original, Span span, QueryPart part, String table, String column) {
        Shape shape = original.shape(span);
        if (shape instanceof Shape.Cast cast && original.shape(cast.inner()) instanceof Shape.Column inner) {
            return isOf(original, inner, part.owner(), table, column);
        }
        return within(shape).anyMatch(inner -> casts(original, inner, part, table, column));
    }

    private static boolean isOf(Original original, Shape.Column named, QueryBlock block, String table, String column) {
        return original.names().bind(named, block).filter(bound -> bound.column().equals(column))
                .flatMap(bound -> original.names().table(bound.reference())).map(Schema.Table::qualifiedName).filter(table::equals)
                .isPresent();
    }

    private static Stream<Span> within(Shape shape) {
        return switch (shape) {
            case Shape.Either either -> either.sides().stream();
            case Shape.Both both -> both.sides().stream();
            case Shape.Not not -> Stream.of(not.inner());
            case Shape.Compared compared -> Stream.of(compared.left(), compared.right());
            case Shape.Quantified quantified -> Stream.of(quantified.left());
            case Shape.Within list -> Stream.of(list.subject());
            case Shape.Between between -> Stream.of(between.subject(), between.low(), between.high());
            case Shape.Matched matched -> Stream.of(matched.subject());
            case Shape.IsNull isNull -> Stream.of(isNull.subject());
            case Shape.Call call -> call.arguments().stream();
            case Shape.Cast cast -> Stream.of(cast.inner());
            case Shape.Computed computed -> Stream.of(computed.left(), computed.right());
            case Shape.Exists _, Shape.Column _, Shape.Literal _, Shape.Parameter _, Shape.Query _, Shape.Other _ -> Stream.empty();
        };
    }
}
