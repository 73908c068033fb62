package org.plumbline.rewrite;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// What a SELECT calls its items (`FigureColname`, parse_target.c); not told where the shape does not show it, as that of a CASE, which is
/// called after the column behind its ELSE.
final class ItemNames {
    private static final String NONE = "?column?";
    /// That PostgreSQL keeps under other names, the same in all releases or not (gram.y, `func_expr_common_subexpr`).
    private static final Set<String> CALLED_OTHERWISE = Set.of("extract", "treat", "trim");
    /// Types that the grammar itself knows, by what it calls them.
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("int", "int4"), Map.entry("integer", "int4"),
            Map.entry("smallint", "int2"), Map.entry("bigint", "int8"), Map.entry("real", "float4"), Map.entry("float", "float8"),
            Map.entry("double precision", "float8"), Map.entry("boolean", "bool"), Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"), Map.entry("char", "bpchar"), Map.entry("character", "bpchar"),
            Map.entry("character varying", "varchar"), Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"));

    private final Original original;

    ItemNames(Original original) {
        this.original = original;
    }

    /// A name, and whether a cast around it leaves it.
    private record Named(String name, boolean stays) {}

    Optional<String> of(QueryPart item) {
        return item.isStar() ? Optional.empty() : item.alias().or(() -> named(original.shape(item.span())).map(Named::name));
    }

    private Optional<Named> named(Shape shape) {
        return switch (shape) {
            case Shape.Column column -> Optional.of(new Named(column.name(), true));
            case Shape.Call call when !CALLED_OTHERWISE.contains(call.name()) -> Optional.of(new Named(call.name(), true));
            case Shape.Cast cast -> named(original.shape(cast.inner())).flatMap(inner -> inner.stays() ? Optional.of(inner)
                    : type(cast.type()).map(type -> new Named(type, false)));
            case Shape.Exists _ -> Optional.of(new Named("exists", true));
            case Shape.Query(Span span) -> original.query(span).flatMap(original.names()::outputs).filter(all -> all.size() == 1)
                    .map(all -> new Named(all.getFirst(), true));
            case Shape.Literal literal -> literal(original.text(literal.span()).strip());
            case Shape.Either _, Shape.Both _, Shape.Not _, Shape.Compared _, Shape.Quantified _, Shape.Within _, Shape.Between _,
                    Shape.Matched _, Shape.IsNull _, Shape.Parameter _, Shape.Computed _ -> Optional.of(new Named(NONE, false));
            case Shape.Call _, Shape.Other _ -> Optional.empty();
        };
    }

    /// TRUE and FALSE have a name up to PostgreSQL 14.
    private static Optional<Named> literal(String text) {
        boolean bare = text.startsWith("'") || text.equalsIgnoreCase("null") || text.matches("[-+]?\\s*[0-9.].*");
        return bare ? Optional.of(new Named(NONE, false)) : text.endsWith("'") && text.indexOf(' ') > 0 && text.indexOf('\'') > 1
                ? type(text.substring(0, text.indexOf('\''))).map(type -> new Named(type, false)) : Optional.empty();
    }

    private static Optional<String> type(String written) {
        String type = written.toLowerCase(Locale.ROOT).replaceAll("\\s*\\[[0-9]*\\]", "").replaceAll("\\s*\\([0-9, ]*\\)", "")
                .replaceAll("\\s+", " ").strip();
        return Optional.ofNullable(TYPES.get(type)).or(() -> type.matches("[a-z_][a-z0-9_]*") ? Optional.of(type) : Optional.empty());
    }
}
