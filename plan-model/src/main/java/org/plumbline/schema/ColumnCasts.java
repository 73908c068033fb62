package org.plumbline.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.rewrite.Original;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Statements that cast a column because its type is not what they work with.
record ColumnCasts(Map<Cast, List<StatementUse>> casts) {
    private static final Pattern MAY_CAST = Pattern.compile("::|\\bcast\\b", Pattern.CASE_INSENSITIVE);

    /// A column that is cast.
    ///
    /// @param table as `schema.name`
    record Cast(String table, String column) {}

    /// Those of a workload, as far as they can be read.
    static ColumnCasts of(SchemaFacts facts) {
        var casts = new HashMap<Cast, List<StatementUse>>();
        for (StatementUse use : facts.statements()) {
            if (!MAY_CAST.matcher(use.statement().text()).find()) {
                continue; // most do not, and taking each apart takes time
            }
            casts(use.original()).distinct().forEach(cast -> casts.computeIfAbsent(cast, _ -> new ArrayList<>()).add(use));
        }
        return new ColumnCasts(casts);
    }

    /// Those of this column.
    Concerned of(TableFacts table, ColumnFacts column) {
        return new Concerned(casts.getOrDefault(new Cast(table.qualifiedName(), column.name()), List.of()));
    }

    private static Stream<Cast> casts(Original original) {
        return original.statement().all().stream()
                .flatMap(block -> Stream.of(block.conditions(), block.selected(), block.grouped(), block.ordered(), block.having()))
                .flatMap(List::stream).flatMap(part -> casts(original, part.span(), part.owner()));
    }

    private static Stream<Cast> casts(Original original, Span span, QueryBlock block) {
        Shape shape = original.shape(span);
        return shape instanceof Shape.Cast cast && original.shape(cast.inner()) instanceof Shape.Column inner
                ? cast(original, inner, block).stream()
                : within(shape).flatMap(part -> casts(original, part, block));
    }

    private static Optional<Cast> cast(Original original, Shape.Column named, QueryBlock block) {
        return original.names().bind(named, block).flatMap(bound -> original.names().table(bound.reference())
                .map(table -> new Cast(table.qualifiedName(), bound.column())));
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
