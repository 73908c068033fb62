package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.schema.Column;

/// Whether an expression is the same for ever whatever the session's settings: PostgreSQL wants that of an index's key (`functions in
/// index expression must be marked IMMUTABLE`). Only what is known to be is: casts, operators and functions whose `pg_proc.provolatile`
/// is `i` for the types that stand there (`pg_cast`, `pg_proc`). A function that somebody wrote is not known.
public final class ImmutableExpression {
    private static final Set<String> TEXT_TO_TEXT = Set.of("lower", "upper", "initcap", "btrim", "ltrim", "rtrim", "left", "right",
            "substr", "substring", "replace", "translate", "reverse", "lpad", "rpad", "repeat", "split_part", "regexp_replace", "md5",
            "overlay");
    private static final Set<String> TEXT_TO_NUMBER = Set.of(
            "length", "char_length", "character_length", "octet_length", "bit_length", "ascii", "strpos", "position");
    private static final Set<String> OF_NUMBERS = Set.of("abs", "round", "floor", "ceil", "ceiling", "trunc", "sign", "mod", "sqrt",
            "power", "ln", "log", "exp", "div", "gcd");
    private static final Set<String> OF_EQUALS = Set.of("coalesce", "nullif", "greatest", "least");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

    private final Function<String, Optional<String>> types;

    private ImmutableExpression(Function<String, Optional<String>> types) {
        this.types = types;
    }

    /// Whether it is; false where it cannot be parsed, and where anything in it is not known.
    ///
    /// @param types each column's type by its name, as `format_type` names it
    public static boolean is(String sql, Function<String, Optional<String>> types) {
        return ExpressionParser.parse(sql).flatMap(new ImmutableExpression(types)::family).isPresent();
    }

    /// The kind of its type; none where it is not immutable for all that is known.
    private Optional<TypeFamily> family(Expression expression) {
        return switch (OperandReader.bare(expression)) {
            case Column column -> types.apply(OperandReader.unquoted(column.getColumnName())).map(TypeFamily::of);
            case StringValue _ -> Optional.of(TypeFamily.LITERAL);
            case LongValue _, DoubleValue _ -> Optional.of(TypeFamily.NUMBER);
            case CastExpression cast -> cast(cast);
            case TrimFunction trim -> of(trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression(),
                    TypeFamily.TEXT, TypeFamily.TEXT);
            case ExtractExpression extract -> partOfTime(extract.getExpression());
            case TimezoneExpression zone -> family(zone.getLeftExpression()).flatMap(ImmutableExpression::inZone);
            case JsonExpression json -> json(json);
            case SignedExpression signed -> of(signed.getExpression(), TypeFamily.NUMBER, TypeFamily.NUMBER);
            case net.sf.jsqlparser.expression.Function function -> function(function);
            case BinaryExpression pair -> binary(pair);
            default -> Optional.empty();
        };
    }

    private Optional<TypeFamily> of(Expression inner, TypeFamily wanted, TypeFamily result) {
        return family(inner).filter(known -> known == wanted || known == TypeFamily.LITERAL).map(_ -> result);
    }

    /// A constant is what it is; a value is cast by a function, or by what its type prints.
    private Optional<TypeFamily> cast(CastExpression cast) {
        if (cast.getColDataType() == null) {
            return Optional.empty();
        }
        TypeFamily to = TypeFamily.of(cast.getColDataType().toString());
        return family(cast.getLeftExpression()).filter(from -> from == TypeFamily.LITERAL || from.castsTo(to)).map(_ -> to);
    }

    private Optional<TypeFamily> partOfTime(Expression time) {
        return family(time).filter(TypeFamily::isLocalTime).map(_ -> TypeFamily.NUMBER);
    }

    private static Optional<TypeFamily> inZone(TypeFamily time) {
        return switch (time) {
            case ZONED -> Optional.of(TypeFamily.TIMESTAMP);
            case TIMESTAMP -> Optional.of(TypeFamily.ZONED);
            default -> Optional.empty();
        };
    }

    private Optional<TypeFamily> json(JsonExpression json) {
        boolean text = json.getIdentList().stream().anyMatch(step -> step.getValue().endsWith(">>"));
        boolean plain = json.getIdentList().stream().allMatch(step -> Set.of("->", "->>", "#>", "#>>").contains(step.getValue()));
        return family(json.getExpression()).filter(known -> plain && (known == TypeFamily.JSON || known == TypeFamily.JSONB))
                .map(known -> text ? TypeFamily.TEXT : known);
    }

    private Optional<TypeFamily> function(net.sf.jsqlparser.expression.Function function) {
        String name = OperandReader.unquoted(function.getName()).toLowerCase(Locale.ROOT).replaceFirst("^pg_catalog\\.", "");
        var arguments = new ArrayList<TypeFamily>();
        for (Expression argument : function.getParameters() == null ? List.<Expression>of() : List.copyOf(function.getParameters())) {
            Optional<TypeFamily> known = family(argument);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(known.get());
        }
        return arguments.isEmpty() ? Optional.empty() : result(name, arguments);
    }

    private static Optional<TypeFamily> result(String name, List<TypeFamily> arguments) {
        TypeFamily first = arguments.getFirst();
        TypeFamily last = arguments.getLast();
        if (OF_EQUALS.contains(name)) {
            List<TypeFamily> kinds = arguments.stream().filter(each -> each != TypeFamily.LITERAL).distinct().toList();
            return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
        }
        if ((name.equals("lower") || name.equals("upper")) && first == TypeFamily.RANGE) {
            return Optional.of(TypeFamily.OTHER);
        }
        if (TEXT_TO_TEXT.contains(name) || TEXT_TO_NUMBER.contains(name)) {
            return first == TypeFamily.TEXT || first == TypeFamily.LITERAL
                    ? Optional.of(TEXT_TO_TEXT.contains(name) ? TypeFamily.TEXT : TypeFamily.NUMBER) : Optional.empty();
        }
        if (OF_NUMBERS.contains(name)) {
            return arguments.stream().allMatch(TypeFamily.NUMBER::equals) ? Optional.of(TypeFamily.NUMBER) : Optional.empty();
        }
        return switch (name) {
            case "date_trunc" -> arguments.size() == 2 && (last == TypeFamily.TIMESTAMP || last == TypeFamily.INTERVAL)
                    ? Optional.of(last) : Optional.empty();
            case "date_part", "extract" -> last.isLocalTime() ? Optional.of(TypeFamily.NUMBER) : Optional.empty();
            case "date" -> first.castsTo(TypeFamily.DATE) ? Optional.of(TypeFamily.DATE) : Optional.empty();
            case "timezone" -> arguments.size() == 2 ? inZone(last) : Optional.empty();
            case "jsonb_array_length", "json_array_length" -> first.isDocument() ? Optional.of(TypeFamily.NUMBER) : Optional.empty();
            case "jsonb_typeof", "json_typeof", "jsonb_extract_path_text", "json_extract_path_text" ->
                    first.isDocument() ? Optional.of(TypeFamily.TEXT) : Optional.empty();
            case "cardinality", "array_length" -> first == TypeFamily.ARRAY ? Optional.of(TypeFamily.NUMBER) : Optional.empty();
            case "to_tsvector" -> arguments.size() == 2 && first == TypeFamily.TEXT_SEARCH
                    && (last == TypeFamily.TEXT || last.isDocument()) ? Optional.of(TypeFamily.TEXT_SEARCH) : Optional.empty();
            case "setweight" -> first == TypeFamily.TEXT_SEARCH ? Optional.of(first) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<TypeFamily> binary(BinaryExpression pair) {
        Optional<TypeFamily> left = family(pair.getLeftExpression());
        Optional<TypeFamily> right = family(pair.getRightExpression());
        return left.isEmpty() || right.isEmpty() ? Optional.empty()
                : operator(left.get(), pair.getStringExpression().strip(), right.get());
    }

    private static Optional<TypeFamily> operator(TypeFamily left, String operator, TypeFamily right) {
        if (operator.equals("||")) {
            boolean same = left == right && (left == TypeFamily.TEXT || left == TypeFamily.JSONB || left == TypeFamily.TEXT_SEARCH);
            return same ? Optional.of(left) : Optional.empty();
        }
        if (!ARITHMETIC.contains(operator)) {
            return Optional.empty();
        }
        if (left == TypeFamily.NUMBER && right == TypeFamily.NUMBER) {
            return Optional.of(left);
        }
        boolean minus = operator.equals("-");
        if (!minus && !operator.equals("+")) {
            return Optional.empty();
        }
        return switch (left) {
            case DATE -> right == TypeFamily.NUMBER ? Optional.of(left)
                    : right == TypeFamily.INTERVAL ? Optional.of(TypeFamily.TIMESTAMP)
                    : right == left && minus ? Optional.of(TypeFamily.NUMBER) : Optional.empty();
            case TIMESTAMP -> right == TypeFamily.INTERVAL ? Optional.of(left)
                    : right == left && minus ? Optional.of(TypeFamily.INTERVAL) : Optional.empty();
            // with an interval the day's length depends on the session's time zone
            case ZONED -> right == left && minus ? Optional.of(TypeFamily.INTERVAL) : Optional.empty();
            case INTERVAL -> right == left ? Optional.of(left) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
