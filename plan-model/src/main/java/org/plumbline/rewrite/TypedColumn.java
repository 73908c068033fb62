package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A column of a table, and its type.
///
/// @param table as conditions name it
/// @param type as `format_type` names it, without a length
/// @param known the catalogue has it; else it is the one that is needed
record TypedColumn(Bound bound, String table, String type, boolean known) {
    static final String DATE = "date";
    static final String TIMESTAMP = "timestamp without time zone";
    static final String ZONED = "timestamp with time zone";
    static final String TEXT = "text";
    static final String VARCHAR = "character varying";
    static final List<String> TIMES = List.of(TIMESTAMP, ZONED, DATE);
    static final List<String> TEXTS = List.of(TEXT, VARCHAR);
    static final List<String> INTEGERS = List.of("integer", "bigint", "smallint");

    /// The column that stands there, if it has one of these types. Where the catalogue is not known it has the first, which is to be
    /// vouched for.
    static Optional<TypedColumn> of(Original original, Span span, QueryBlock block, List<String> types) {
        if (!(original.shape(span) instanceof Shape.Column column)) {
            return Optional.empty();
        }
        Optional<Bound> bound = original.names().bind(column, block).filter(one -> Names.isStored(one.reference()));
        return bound.flatMap(one -> original.names().table(one.reference())
                .map(table -> table.column(one.column()).map(Schema.Column::type).map(TypedColumn::plain).filter(types::contains)
                        .map(type -> new TypedColumn(one, table.qualifiedName(), type, true)))
                .orElseGet(() -> original.schema().tables().isEmpty()
                        ? Optional.of(new TypedColumn(one, one.reference().name(), types.getFirst(), false)) : Optional.empty()));
    }

    String column() {
        return bound.column();
    }

    /// That it has this type.
    Condition condition() {
        var demand = new Demand.Type(table, column(), type);
        return known ? Condition.holds(demand) : Condition.toVouch(demand);
    }

    boolean isZoned() {
        return type.equals(ZONED);
    }

    /// A type by the one name that `format_type` has for it, without its length.
    static String plain(String type) {
        String bare = type.toLowerCase(Locale.ROOT).replaceAll("\\s*\\([0-9, ]*\\)", "").replaceAll("\\s+", " ").strip();
        return switch (bare) {
            case "int", "int4" -> "integer";
            case "int8" -> "bigint";
            case "int2" -> "smallint";
            case "varchar" -> VARCHAR;
            case "char", "bpchar" -> "character";
            case "timestamp" -> TIMESTAMP;
            case "timestamptz" -> ZONED;
            case "decimal" -> "numeric";
            case "float", "float8" -> "double precision";
            case "float4" -> "real";
            default -> bare;
        };
    }
}
