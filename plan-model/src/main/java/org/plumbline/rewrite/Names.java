package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.block.Join;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;
import org.plumbline.sql.block.WithQuery;

/// What the columns of a statement are columns of. Where that is not sure there is no answer: a query sees the columns of those around it
/// where its own tables have none of that name, which only the catalogue can tell.
public final class Names {
    /// Columns that every table has (`pg_attribute`, negative `attnum`).
    static final Set<String> SYSTEM = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");
    private static final Pattern WHOLE_ROW = Pattern.compile("\\.\\s*\\*");
    private static final int DEEPEST = 30;

    private final Original original;

    Names(Original original) {
        this.original = original;
    }

    /// The table behind a reference, where the catalogue knows it and its columns are called here as they are there ([#isStored]).
    public Optional<Schema.Table> table(Reference reference) {
        return isStored(reference) ? stored(reference) : Optional.empty();
    }

    private Optional<Schema.Table> stored(Reference reference) {
        return reference.kind() == Reference.Kind.TABLE && reference.withQuery().isEmpty()
                ? original.schema().table(reference.schema(), reference.name()) : Optional.empty();
    }

    /// A table or view of the database with its columns under their own names, so that a condition can name them: no query, no WITH
    /// query, and no `t (a, b)`.
    static boolean isStored(Reference reference) {
        return reference.kind() == Reference.Kind.TABLE && reference.source().isEmpty() && reference.columns().isEmpty();
    }

    /// The column that is named so in this block.
    public Optional<Bound> bind(Shape.Column column, QueryBlock block) {
        return bind(column.qualifier(), column.name(), block);
    }

    /// The column that is named so in this block.
    ///
    /// @param qualifier the alias, unquoted
    public Optional<Bound> bind(Optional<String> qualifier, String name, QueryBlock block) {
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            List<Reference> seen = at.get().references().stream()
                    .filter(each -> qualifier.map(each.alias()::equals).orElse(true)).toList();
            if (qualifier.isPresent() && !seen.isEmpty()) {
                return seen.size() == 1 ? Optional.of(new Bound(seen.getFirst(), name)) : Optional.empty();
            }
            if (qualifier.isEmpty() && !seen.isEmpty()) {
                Optional<Reference> only = owner(seen, name);
                if (only.isPresent()) {
                    return only.map(reference -> new Bound(reference, name));
                }
                boolean known = seen.stream().allMatch(each -> columns(each).isPresent());
                boolean outermost = at.get().parent().filter(Names::hasNames).isEmpty();
                if (!known || outermost) {
                    return !known && outermost && seen.size() == 1 ? Optional.of(new Bound(seen.getFirst(), name)) : Optional.empty();
                }
            }
            if (at.get().role() == QueryBlock.Role.WITH) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean hasNames(QueryBlock block) {
        for (Optional<QueryBlock> at = Optional.of(block); at.isPresent(); at = at.get().parent()) {
            if (!at.get().references().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The only one that has it, if all of them are known.
    private Optional<Reference> owner(List<Reference> seen, String name) {
        if (seen.stream().anyMatch(each -> columns(each).isEmpty())) {
            return Optional.empty();
        }
        List<Reference> having = seen.stream().filter(each -> columns(each).orElseThrow().contains(name)
                || (SYSTEM.contains(name) && each.kind() == Reference.Kind.TABLE)).toList();
        return having.size() == 1 ? Optional.of(having.getFirst()) : Optional.empty();
    }

    /// The columns of a reference in order; none where they are not known.
    public Optional<List<String>> columns(Reference reference) {
        return columns(reference, 0);
    }

    private Optional<List<String>> columns(Reference reference, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<List<String>> own = switch (reference.kind()) {
            case TABLE, QUERY -> reference.source().isPresent() ? ofQuery(reference, depth)
                    : stored(reference).map(table -> table.columns().stream().map(Schema.Column::name).toList());
            case VALUES, FUNCTION -> Optional.empty();
        };
        if (reference.columns().isEmpty()) {
            return own;
        }
        var renamed = new ArrayList<>(reference.columns());
        own.ifPresent(all -> renamed.addAll(all.subList(Math.min(renamed.size(), all.size()), all.size())));
        boolean complete = own.isPresent() || reference.kind() != Reference.Kind.TABLE;
        return complete ? Optional.of(List.copyOf(renamed)) : Optional.empty();
    }

    private Optional<List<String>> ofQuery(Reference reference, int depth) {
        Optional<WithQuery> with = reference.withQuery();
        if (with.isPresent() && !with.get().columns().isEmpty()) {
            return Optional.of(with.get().columns());
        }
        return outputs(reference.source().orElseThrow(), depth + 1);
    }

    /// What a query calls the columns of its result; none where that is not known.
    public Optional<List<String>> outputs(QueryBlock query) {
        return outputs(query, 0);
    }

    private Optional<List<String>> outputs(QueryBlock query, int depth) {
        QueryBlock first = query;
        while (!first.arms().isEmpty()) {
            first = first.arms().getFirst();
        }
        if (first.command().isPresent() || first.values().isPresent() || first.selected().isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (QueryPart item : first.selected()) {
            Optional<List<String>> more = item.isStar() ? star(item, first, depth)
                    : nameOf(item).map(List::of);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(more.get());
        }
        return Optional.of(List.copyOf(names));
    }

    private Optional<List<String>> star(QueryPart item, QueryBlock block, int depth) {
        List<Reference> meant = Stars.of(item, block);
        if (block.joins().stream().anyMatch(Join::natural) || meant.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        for (Reference reference : meant) {
            Optional<List<String>> columns = columns(reference, depth + 1);
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(columns.get());
        }
        return Optional.of(names);
    }

    /// What a SELECT calls its item; none where that is not known.
    public Optional<String> nameOf(QueryPart item) {
        return new ItemNames(original).of(item);
    }

    /// Whether a SELECT may call one of its items so.
    boolean mayBeItem(String name, QueryBlock block) {
        return block.selected().stream().filter(item -> !item.isStar()).map(this::nameOf)
                .anyMatch(known -> known.isEmpty() || known.get().equals(name));
    }

    /// Every column that an expression reads, those of queries in it too, as far as they are of this block or of one around it; none where
    /// one of them is not sure, or where it reads a whole row: `to_json(o.*)`.
    public Optional<Set<Bound>> read(Span expression, QueryBlock block) {
        var read = new LinkedHashSet<Bound>();
        var text = new StringBuilder();
        int done = expression.start();
        for (QueryBlock query : original.queriesIn(expression)) {
            text.append(original.sql(), done, query.span().start()).append("(NULL)");
            done = query.span().end();
            Optional<Set<Bound>> outside = readOutside(query);
            if (outside.isEmpty()) {
                return Optional.empty();
            }
            read.addAll(outside.get());
        }
        text.append(original.sql(), done, expression.end());
        if (WHOLE_ROW.matcher(text).find()) {
            return Optional.empty();
        }
        Optional<List<ColumnName>> named = ExpressionParser.everyColumnIfKnown(text.toString());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        for (ColumnName column : named.get()) {
            Optional<Bound> bound = bind(column.qualifier(), column.name(), block);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            read.add(bound.get());
        }
        return Optional.of(read);
    }

    /// The columns of queries around it that a query reads; none where that is not sure.
    public Optional<Set<Bound>> readOutside(QueryBlock query) {
        var outside = new LinkedHashSet<Bound>();
        for (QueryBlock block : query.all()) {
            for (QueryPart part : parts(block)) {
                Optional<Set<Bound>> read = block.star() && part.isStar() ? Optional.of(Set.of()) : read(part.span(), part.owner());
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                read.get().stream().filter(bound -> !bound.reference().owner().isIn(query)).forEach(outside::add);
            }
            // what a function in FROM is called with has no part of its own
            if (block.references().stream().anyMatch(reference -> reference.kind() == Reference.Kind.FUNCTION)) {
                return Optional.empty();
            }
        }
        return Optional.of(outside);
    }

    /// Keys of ORDER BY that name an item of the result are that item.
    List<QueryPart> parts(QueryBlock block) {
        var parts = new ArrayList<QueryPart>();
        parts.addAll(block.selected());
        block.conditions().stream().filter(part -> part.among().isEmpty()).forEach(parts::add);
        parts.addAll(block.grouped());
        parts.addAll(block.having());
        // one that may be an item is taken for a column: the item is among the parts anyhow
        List<String> items = block.core().selected().stream().flatMap(item -> nameOf(item).stream()).toList();
        block.ordered().stream().filter(key -> switch (original.shape(key.span())) {
            case Shape.Literal _ -> false;
            case Shape.Column column -> column.qualifier().isPresent() || !items.contains(column.name());
            default -> true;
        }).forEach(parts::add);
        return parts;
    }

    /// The catalogue knows the column, and that its type is not composite.
    boolean isSingleValue(Bound bound) {
        return table(bound.reference()).flatMap(table -> table.column(bound.column())).filter(column -> !column.composite()).isPresent();
    }

    /// The catalogue knows the column, and that a value of it is a row, which IS NULL and NOT NULL say different things of.
    boolean isComposite(Bound bound) {
        return table(bound.reference()).flatMap(table -> table.column(bound.column())).filter(Schema.Column::composite).isPresent();
    }

    /// Whether this can be NULL in a row of the block, by the catalogue and the block's joins.
    public boolean isNotNull(Span expression, QueryBlock block) {
        return switch (original.shape(expression)) {
            case Shape.Literal literal -> !original.text(literal.span()).strip().equalsIgnoreCase("null");
            case Shape.Column column -> bind(column, block).filter(bound -> isNotNull(bound, block)).isPresent();
            case Shape.Cast cast -> isNotNull(cast.inner(), block);
            case Shape.Call call when call.plain() && call.name().equals("coalesce") -> isNotNull(call.arguments().getLast(), block);
            case Shape.Call call -> call.name().equals("count");
            default -> false;
        };
    }

    /// The catalogue says so, and no join of its block makes it NULL.
    public boolean isNotNull(Bound bound, QueryBlock block) {
        return table(bound.reference()).filter(table -> table.isNotNull(bound.column())).isPresent()
                && bound.reference().owner().joins().stream().noneMatch(join -> join.makesNull(bound.reference()));
    }
}
