package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.rewrite.Bound;
import org.plumbline.rewrite.Original;
import org.plumbline.rewrite.Schema;
import org.plumbline.sql.Calls;
import org.plumbline.sql.SqlToken;
import org.plumbline.sql.block.Piece;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Whether a part of a statement has the same value for the same rows whoever asks for it and when, so that it can be kept. What is not
/// known to be so is not: functions but a few, casts, patterns, parameters, arithmetic of times.
final class Repeated {
    /// Words that tell of the moment or the session, or that make something of a value by the session's settings.
    private static final Set<String> OF_A_MOMENT = Set.of("at", "cast", "current_catalog", "current_date", "current_role", "current_schema",
            "current_time", "current_timestamp", "current_user", "ilike", "like", "localtime", "localtimestamp", "session_user", "similar",
            "system_user", "user");
    /// Immutable for all that they take, or no functions at all.
    private static final Set<String> HARMLESS = Set.of("abs", "and", "by", "case", "ceil", "ceiling", "coalesce", "else", "floor",
            "greatest", "in", "is", "least", "not", "nullif", "or", "round", "then", "trunc", "when");

    private Repeated() {}

    /// Of aggregates: they take their rows in any order.
    static boolean aggregates(Original original, Span span, QueryBlock block) {
        List<Piece> pieces = Piece.of(original.text(span));
        boolean known = true;
        boolean computes = false;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean called = piece.isName() && i + 1 < pieces.size() && pieces.get(i + 1).is("(");
            boolean harmless = !called || HARMLESS.contains(piece.name()) || Calls.isOfAnyOrder(piece.name());
            boolean word = piece.token().kind() == SqlToken.Kind.WORD && OF_A_MOMENT.contains(piece.name());
            known &= harmless && !word && !isParameter(piece) && !piece.is("::");
            computes |= piece.token().kind() == SqlToken.Kind.OPERATOR && !(i > 0 && pieces.get(i - 1).is("("));
        }
        Optional<Set<Bound>> read = original.names().read(span, block);
        boolean numbers = read.filter(all -> all.stream().allMatch(bound -> type(original, bound).filter(Repeated::isNumber).isPresent()))
                .isPresent();
        return known && read.isPresent() && (numbers || !computes);
    }

    /// Of a condition: columns of one type compared with each other, or asked whether they are NULL or true.
    static boolean condition(Original original, Span span, QueryBlock block) {
        return switch (original.shape(span)) {
            case Shape.Compared(Span _, Span left, String _, Span right) -> {
                Optional<String> one = column(original, left, block).flatMap(bound -> type(original, bound));
                Optional<String> other = column(original, right, block).flatMap(bound -> type(original, bound));
                yield one.isPresent() && other.isPresent() && (one.equals(other) || (isNumber(one.get()) && isNumber(other.get())));
            }
            case Shape.IsNull isNull -> column(original, isNull.subject(), block).isPresent();
            case Shape.Not not -> column(original, not.inner(), block).isPresent();
            case Shape.Column column -> original.names().bind(column, block).isPresent();
            default -> false;
        };
    }

    /// A column of a table that the catalogue knows.
    static Optional<Bound> column(Original original, Span span, QueryBlock block) {
        return original.shape(span) instanceof Shape.Column column
                ? original.names().bind(column, block).filter(bound -> type(original, bound).isPresent()) : Optional.empty();
    }

    /// As `format_type` names it.
    static Optional<String> type(Original original, Bound bound) {
        return original.names().table(bound.reference()).flatMap(table -> table.column(bound.column())).map(Schema.Column::type);
    }

    private static boolean isNumber(String type) {
        return Set.of("smallint", "integer", "bigint", "real", "double precision").contains(type) || type.startsWith("numeric");
    }

    static boolean hasParameters(String text) {
        return Piece.of(text).stream().anyMatch(Repeated::isParameter);
    }

    private static boolean isParameter(Piece piece) {
        return piece.token().kind() == SqlToken.Kind.PARAMETER || piece.token().text().startsWith("?");
    }
}
