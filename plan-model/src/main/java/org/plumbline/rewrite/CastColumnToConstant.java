package org.plumbline.rewrite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A whole number's column that is cast to be compared, by the statement or by PostgreSQL, is compared as it is.
///
///     WHERE id::text = '42'       WHERE id = 42
///     WHERE id = 42.0             WHERE id = 42
///     WHERE quantity > 9.5        WHERE quantity >= 10
///     WHERE id::text IN ('1', '2')    WHERE id IN (1, 2)
///
/// Only with constants of which it is sure: a text is compared as the number prints it (`'042'` is no number's), numbers within the
/// column's range, and floating-point ones as far as they are exact.
final class CastColumnToConstant implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("cast-column-to-constant", "A column is compared without a cast");
    /// An integer as PostgreSQL prints it.
    private static final Pattern PRINTED = Pattern.compile("0|-?[1-9]\\d{0,18}");
    private static final Pattern NUMBER = Pattern.compile(
            "([-+]?\\d{1,20}(?:\\.\\d{0,20})?)(?:\\s*::\\s*(numeric|float8|double precision))?");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> TO_TEXT = Set.of("text", "varchar", "character varying");
    private static final Map<String, Integer> BITS = Map.of("smallint", 15, "integer", 31, "bigint", 63);
    /// Every integer up to there is a `double precision` of its own.
    private static final BigDecimal EXACT = new BigDecimal(BigInteger.TWO.pow(53));

    @Override
    public RewriteInfo info() {
        return INFO;
    }

    @Override
    public List<Rewriting> of(Original original) {
        return original.conditions().flatMap(term -> rewriting(original, term.block(), term.shape()).stream()).toList();
    }

    private static Optional<Rewriting> rewriting(Original original, QueryBlock block, Shape term) {
        return switch (term) {
            case Shape.Compared compared -> Stream.of(Mirrored.asIs(compared), Mirrored.turned(compared))
                    .flatMap(each -> printed(original, block, term.span(), each)
                            .or(() -> number(original, block, term.span(), each)).stream()).findFirst();
            case Shape.Within within when !within.values().isEmpty() && isCastToText(original, within.subject()) ->
                    list(original, block, within);
            default -> Optional.empty();
        };
    }

    private static boolean isCastToText(Original original, Span span) {
        return original.shape(span) instanceof Shape.Cast cast && TO_TEXT.contains(cast.type().toLowerCase(Locale.ROOT));
    }

    /// `id::text = '42'`.
    private static Optional<Rewriting> printed(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        boolean equal = mirrored.operator().equals("=") || mirrored.operator().equals("<>");
        if (!equal || !isCastToText(original, mirrored.subject())) {
            return Optional.empty();
        }
        Span inner = ((Shape.Cast) original.shape(mirrored.subject())).inner();
        return constantOf(original, block, inner, mirrored.value()).map(constant -> rewriting(original, term,
                original.text(inner) + " " + mirrored.operator() + " " + constant.text(), constant.column()));
    }

    private static Optional<Rewriting> list(Original original, QueryBlock block, Shape.Within within) {
        Span inner = ((Shape.Cast) original.shape(within.subject())).inner();
        var constants = new ArrayList<String>();
        Optional<Constant> last = Optional.empty();
        for (Span value : within.values()) {
            last = constantOf(original, block, inner, value);
            if (last.isEmpty()) {
                return Optional.empty();
            }
            constants.add(last.get().text());
        }
        return last.map(constant -> rewriting(original, within.span(), original.text(inner) + (within.negated() ? " NOT IN (" : " IN (")
                + String.join(", ", constants) + ")", constant.column()));
    }

    private record Constant(String text, TypedColumn column) {}

    /// The constant of the column's type that prints as this text.
    private static Optional<Constant> constantOf(Original original, QueryBlock block, Span inner, Span value) {
        Optional<String> text = PlainText.of(original.text(value).strip());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (PRINTED.matcher(text.get()).matches()) {
            return TypedColumn.of(original, inner, block, TypedColumn.INTEGERS)
                    .filter(column -> fits(new BigDecimal(text.get()), column.type())).map(column -> new Constant(text.get(), column));
        }
        return UUID.matcher(text.get()).matches() ? TypedColumn.of(original, inner, block, List.of("uuid"))
                .map(column -> new Constant(PlainText.quoted(text.get()), column)) : Optional.empty();
    }

    /// `id = 42.0`, `id::numeric = 42`.
    private static Optional<Rewriting> number(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        Matcher literal = NUMBER.matcher(original.text(mirrored.value()).strip());
        Optional<Shape.Cast> cast = original.shape(mirrored.subject()) instanceof Shape.Cast widened ? Optional.of(widened)
                : Optional.empty();
        Span inner = cast.map(Shape.Cast::inner).orElse(mirrored.subject());
        Optional<TypedColumn> column = TypedColumn.of(original, inner, block, TypedColumn.INTEGERS)
                .filter(each -> each.known() || cast.isPresent());
        boolean integral = literal.matches() && literal.group(2) == null && !literal.group(1).contains(".");
        if (!literal.matches() || column.isEmpty() || (cast.isEmpty() && integral)
                || (cast.isPresent() && !isWider(cast.get().type(), column.get().type()))) {
            return Optional.empty();
        }
        var value = new BigDecimal(literal.group(1));
        boolean exact = literal.group(2) == null || literal.group(2).equals("numeric");
        boolean floating = !exact || cast.filter(each -> TypedColumn.plain(each.type()).equals("double precision")).isPresent();
        return whole(value, mirrored.operator(), floating).filter(bound -> fits(bound.value(), column.get().type()))
                .map(bound -> rewriting(original, term, original.text(inner) + " " + bound.operator() + " "
                        + bound.value().toBigInteger(), column.get()));
    }

    private record Bounded(String operator, BigDecimal value) {}

    /// The same comparison of a whole number with a whole number.
    ///
    /// @param floating one side is a floating-point number, of which nothing is said between whole ones
    private static Optional<Bounded> whole(BigDecimal value, String operator, boolean floating) {
        boolean integral = value.stripTrailingZeros().scale() <= 0;
        if (integral) {
            return floating && value.abs().compareTo(EXACT) >= 0 ? Optional.empty() : Optional.of(new Bounded(operator, value));
        }
        return floating ? Optional.empty() : switch (operator) {
            case "<", "<=" -> Optional.of(new Bounded("<=", value.setScale(0, RoundingMode.FLOOR)));
            case ">", ">=" -> Optional.of(new Bounded(">=", value.setScale(0, RoundingMode.CEILING)));
            default -> Optional.empty();
        };
    }

    private static boolean isWider(String to, String from) {
        String plain = to.contains("(") ? "" : TypedColumn.plain(to);
        return plain.equals("numeric") || plain.equals("double precision")
                || (BITS.containsKey(plain) && BITS.get(plain) > BITS.get(from));
    }

    private static boolean fits(BigDecimal value, String type) {
        var end = new BigDecimal(BigInteger.TWO.pow(BITS.get(type)));
        return value.compareTo(end) < 0 && value.compareTo(end.negate()) > 0;
    }

    private static Rewriting rewriting(Original original, Span term, String condition, TypedColumn column) {
        return Rewriting.sameRows(INFO, original, term, List.of(new Edit(term, condition)), List.of(column.condition()), Gain.LIKELY);
    }
}
