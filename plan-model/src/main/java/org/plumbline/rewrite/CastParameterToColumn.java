package org.plumbline.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A column that is cast to be compared with a parameter of another type stays as it is, and the parameter is cast.
///
///     WHERE id = CAST($1 AS numeric)
///     WHERE id = CASE WHEN CAST($1 AS numeric) = trunc(CAST($1 AS numeric))
///         AND CAST($1 AS numeric) BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST($1 AS numeric)::bigint END
///     WHERE id::text = $1
///     WHERE id = CASE WHEN $1::text ~ '^(0|-?[1-9][0-9]{0,17})$' THEN $1::text::bigint END
///
/// CASE has no value where the parameter is no whole number: no row has it. It is found out once, and an index on integers is searched for
/// a `bigint` too.
final class CastParameterToColumn implements Rewrite {
    private static final RewriteInfo INFO =
            new RewriteInfo("cast-parameter-to-column", "A parameter is cast, not the column");
    private static final Set<String> TO_TEXT = Set.of("text", "varchar", "character varying");
    /// Two of these cast to `double precision` are never one.
    private static final List<String> SHORT = List.of("integer", "smallint");

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> term.shape() instanceof Shape.Compared compared && compared.operator().equals("=")
                ? Stream.of(Mirrored.asIs(compared), Mirrored.turned(compared))
                        .flatMap(each -> rewriting(original, term.block(), term.span(), each).stream()).limit(1)
                : Stream.empty()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        if (KnownCalls.hasMarks(original)) {
            return Optional.empty();
        }
        Optional<Given> given = given(original, mirrored.value());
        return given.flatMap(value -> original.shape(mirrored.subject()) instanceof Shape.Cast cast
                ? TO_TEXT.contains(cast.type().toLowerCase(Locale.ROOT)) && !value.isNumber()
                        ? printed(original, block, term, cast.inner(), value)
                        : widened(original, block, term, cast, value)
                : wider(original, block, term, mirrored.subject(), value));
    }

    /// A parameter, and the type that it is cast to.
    ///
    /// @param text as it is written
    /// @param type plain; empty where it is not cast
    private record Given(String text, String type) {
        boolean isNumber() {
            return type.equals("numeric") || type.equals("double precision");
        }
    }

    private static Optional<Given> given(Original original, Span value) {
        return switch (original.shape(value)) {
            case Shape.Parameter _ -> Optional.of(new Given(original.text(value).strip(), ""));
            case Shape.Cast cast when original.shape(cast.inner()) instanceof Shape.Parameter && !cast.type().contains("(") ->
                    Optional.of(new Given(original.text(value).strip(), TypedColumn.plain(cast.type())));
            default -> Optional.empty();
        };
    }

    /// `id = $1::numeric`: PostgreSQL casts the column.
    private static Optional<Rewriting> wider(Original original, QueryBlock block, Span term, Span column, Given value) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        boolean floating = value.type().equals("double precision");
        return TypedColumn.of(original, column, block, floating ? SHORT : TypedColumn.INTEGERS)
                .map(typed -> rewriting(original, term, column, typed, whole(value)));
    }

    /// `id::numeric = $1`; of `id::bigint = $1` nothing has to be found out.
    private static Optional<Rewriting> widened(Original original, QueryBlock block, Span term, Shape.Cast cast, Given value) {
        String type = cast.type().contains("(") ? "" : TypedColumn.plain(cast.type());
        boolean floating = type.equals("double precision");
        if (!value.type().isEmpty() && !value.type().equals(type)) {
            return Optional.empty();
        }
        var typed = new Given(value.type().isEmpty() ? value.text() + "::" + type : value.text(), type);
        return switch (type) {
            case "numeric", "double precision" -> TypedColumn.of(original, cast.inner(), block, floating ? SHORT : TypedColumn.INTEGERS)
                    .map(column -> rewriting(original, term, cast.inner(), column, whole(typed)));
            case "bigint" -> TypedColumn.of(original, cast.inner(), block, SHORT)
                    .map(column -> rewriting(original, term, cast.inner(), column, typed.text()));
            default -> Optional.empty();
        };
    }

    /// `id::text = $1`: the text must be just what the value prints as.
    private static Optional<Rewriting> printed(Original original, QueryBlock block, Span term, Span column, Given value) {
        String text = value.type().isEmpty() ? value.text() + "::text" : value.text();
        if (!value.type().isEmpty() && !TypedColumn.TEXTS.contains(value.type())) {
            return Optional.empty();
        }
        return TypedColumn.of(original, column, block, SHORT)
                .map(typed -> rewriting(original, term, column, typed,
                        "CASE WHEN " + text + " ~ '^(0|-?[1-9][0-9]{0,17})$' THEN " + text + "::bigint END"))
                .or(() -> TypedColumn.of(original, column, block, List.of("uuid")).filter(TypedColumn::known)
                        .map(typed -> rewriting(original, term, column, typed,
                                "CASE WHEN " + text + " ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN " + text + "::uuid END")));
    }

    /// The whole number that it is.
    private static String whole(Given value) {
        boolean floating = value.type().equals("double precision");
        return "CASE WHEN " + value.text() + " = trunc(" + value.text() + ") AND " + value.text() + " BETWEEN "
                + (floating ? "-9007199254740992 AND 9007199254740992" : Long.MIN_VALUE + " AND " + Long.MAX_VALUE)
                + " THEN " + value.text() + "::bigint END";
    }

    private static Rewriting rewriting(Original original, Span term, Span column, TypedColumn typed, String value) {
        return Rewriting.sameRows(INFO, original, term, List.of(new Edit(term, original.text(column) + " = " + value)),
                List.of(typed.condition()), Gain.LIKELY);
    }
}
