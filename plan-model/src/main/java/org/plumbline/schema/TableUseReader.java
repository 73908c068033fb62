package org.plumbline.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.plumbline.rewrite.Bound;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;
import org.plumbline.schema.TableUse.Access;
import org.plumbline.schema.TableUse.ComparedTo;
import org.plumbline.schema.TableUse.Joined;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Goes over a statement once and notes what it does to each table. Names that are not sure are passed over.
final class TableUseReader {
    /// What `pg_stat_statements` makes of `interval '1 day'`, which is no SQL.
    private static final Pattern NORMALISED = Pattern.compile("(?i)\\b(?:interval|date|time|timestamp|timestamptz)\\s+(\\$\\d+)");

    private static final class Parts {
        private final Access access;
        private final List<ComparedTo> compared = new ArrayList<>();
        private final Set<Joined> joined = new LinkedHashSet<>();
        private final Set<String> grouped = new LinkedHashSet<>();
        private final Set<String> ordered = new LinkedHashSet<>();

        Parts(Access access) {
            this.access = access;
        }
    }

    private final Original original;
    private final Map<String, Parts> tables = new LinkedHashMap<>();

    private TableUseReader(Original original) {
        this.original = original;
    }

    /// Each table of the catalogue that the statement names.
    static List<TableUse> read(Original original) {
        var reader = new TableUseReader(original);
        for (QueryBlock block : original.statement().all()) {
            block.target().ifPresent(target -> reader.name(target, access(original, block)));
            block.references().forEach(reference -> reader.name(reference, Access.READ));
        }
        original.conditions().forEach(term -> reader.condition(term.block(), term.shape()));
        for (QueryBlock block : original.statement().all()) {
            reader.keys(block.grouped(), parts -> parts.grouped);
            reader.keys(block.ordered(), parts -> parts.ordered);
        }
        return reader.tables.entrySet().stream().map(entry -> new TableUse(entry.getKey(), entry.getValue().access,
                entry.getValue().compared, entry.getValue().joined, entry.getValue().grouped, entry.getValue().ordered)).toList();
    }

    private static Access access(Original original, QueryBlock block) {
        String word = block.command().map(original::text).orElse("").toLowerCase(Locale.ROOT);
        return word.startsWith("insert") ? Access.INSERT : word.startsWith("update") ? Access.UPDATE
                : word.startsWith("delete") ? Access.DELETE : word.startsWith("merge") ? Access.MERGE : Access.READ;
    }

    /// What it changes stands before what it reads.
    private void name(Reference reference, Access access) {
        original.names().table(reference).ifPresent(table -> tables.putIfAbsent(table.qualifiedName(), new Parts(access)));
    }

    private void condition(QueryBlock block, Shape shape) {
        switch (shape) {
            case Shape.Compared(Span _, Span left, String operator, Span right) -> {
                Optional<Bound> first = column(left, block);
                Optional<Bound> second = column(right, block);
                if (first.isPresent() && second.isPresent()) {
                    if (operator.equals("=")) {
                        join(first.get(), second.get());
                        join(second.get(), first.get());
                    }
                } else if (isFixed(original, first.isPresent() ? right : left, block)) {
                    first.ifPresent(bound -> compare(bound, operator));
                    second.ifPresent(bound -> compare(bound, mirrored(operator)));
                }
            }
            case Shape.Between between when !between.negated() -> compare(between.subject(), block, "BETWEEN");
            case Shape.Within within when !within.negated() && !within.values().isEmpty() -> compare(within.subject(), block, "IN");
            case Shape.Quantified any when !any.all() && any.operator().equals("=") && isFixed(original, any.members(), block) ->
                    compare(any.left(), block, "IN");
            case Shape.Matched matched when !matched.negated() ->
                    compare(matched.subject(), block, matched.word().toUpperCase(Locale.ROOT));
            case Shape.IsNull isNull -> compare(isNull.subject(), block, isNull.negated() ? "IS NOT NULL" : "IS NULL");
            case Shape.Both(Span _, List<Span> sides) -> sides.forEach(side -> condition(block, original.shape(side)));
            default -> { }
        }
    }

    private void compare(Span subject, QueryBlock block, String operator) {
        column(subject, block).ifPresent(bound -> compare(bound, operator));
    }

    private void compare(Bound bound, String operator) {
        parts(bound).ifPresent(parts -> parts.compared.add(new ComparedTo(bound.column(), operator)));
    }

    private void join(Bound own, Bound other) {
        Optional<Schema.Table> table = original.names().table(other.reference());
        table.ifPresent(joined -> parts(own).ifPresent(parts ->
                parts.joined.add(new Joined(own.column(), joined.qualifiedName(), other.column()))));
    }

    private void keys(List<QueryPart> keys, Function<Parts, Set<String>> into) {
        keys.forEach(key -> column(key.span(), key.owner()).ifPresent(bound ->
                parts(bound).ifPresent(parts -> into.apply(parts).add(bound.column()))));
    }

    private Optional<Bound> column(Span span, QueryBlock block) {
        return original.shape(span) instanceof Shape.Column column ? original.names().bind(column, block) : Optional.empty();
    }

    /// It reads no column, so that one value serves the whole statement.
    static boolean isFixed(Original original, Span span, QueryBlock block) {
        return original.queriesIn(span).isEmpty() && (original.names().read(span, block).filter(Set::isEmpty).isPresent()
                || ExpressionParser.everyColumnIfKnown(NORMALISED.matcher(original.text(span)).replaceAll("$1")).filter(List::isEmpty)
                        .isPresent());
    }

    private Optional<Parts> parts(Bound bound) {
        return original.names().table(bound.reference()).map(table -> tables.get(table.qualifiedName()));
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }
}
