package org.plumbline.sql.mark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.PlainExpression;
import org.plumbline.sql.PlainExpression.Call;
import org.plumbline.sql.PlainExpression.Column;
import org.plumbline.sql.PlainExpression.Constant;
import org.plumbline.sql.PlainExpression.Field;
import org.plumbline.sql.PlainExpression.Parameter;
import org.plumbline.sql.PlainExpression.SubQuery;

/// How far an expression that a plan prints is one that its statement says.
enum Likeness {
    NONE,
    /// As far as can be seen: a value was put in the place of a parameter, or PostgreSQL writes it in its own way.
    LIKELY,
    SAME;

    private static final Set<String> EITHER_WAY = Set.of("=", "<>", "+", "*", "is distinct from", "is not distinct from", "&&");
    private static final Set<String> TIES = Set.of("and", "or");
    /// Types whose values PostgreSQL prints in another way than people write them.
    private static final List<String> REWRITTEN = List.of(
            "time", "date", "interval", "json", "inet", "cidr", "uuid", "bytea", "range", "double", "real", "money", "point", "box", "oid",
            "regclass", "bit", "numeric");

    static Likeness of(PlainExpression planned, PlainExpression said) {
        return switch (planned) {
            case Field field -> said instanceof Field other ? of(field, other) : NONE;
            case Constant constant -> constant(constant, said);
            case Parameter(String name) -> said instanceof Parameter(String other) && other.equals(name) ? SAME
                    : said instanceof SubQuery || (said instanceof Parameter && name.isEmpty()) ? LIKELY : NONE;
            case SubQuery _ -> said instanceof SubQuery ? LIKELY : NONE;
            case Call call -> said instanceof Call other ? of(call, other) : NONE;
            case Column _ -> NONE;
        };
    }

    private static Likeness of(Field planned, Field said) {
        if (!planned.name().equals(said.name()) || planned.references().isEmpty()) {
            return NONE;
        }
        return said.references().containsAll(planned.references()) ? SAME
                : said.perhaps().containsAll(planned.references()) ? LIKELY : NONE;
    }

    private static Likeness constant(Constant planned, PlainExpression said) {
        return switch (said) {
            case Constant other -> constants(planned, other);
            case Parameter _ -> LIKELY;
            // `now() - interval '1 day'` stays, but `10 * 5` is worked out.
            case Call call when !call.readsColumns() && !call.name().equals("list") -> LIKELY;
            case Call _, Field _, Column _, SubQuery _ -> NONE;
        };
    }

    private static Likeness constants(Constant planned, Constant said) {
        if (planned.text().equals(said.text()) || isSameNumber(planned.text(), said.text())) {
            return SAME;
        }
        String type = planned.type().or(said::type).orElse("").toLowerCase(Locale.ROOT);
        if (REWRITTEN.stream().noneMatch(type::startsWith)) {
            return NONE;
        }
        if (isDay(said.text()) && isDay(planned.text())) {
            // Only a time of day or a zone makes two of one day.
            return planned.text().startsWith(said.text()) ? SAME
                    : said.text().length() == 10 && !planned.text().contains("+") ? NONE : LIKELY;
        }
        return isNumber(planned.text()) && isNumber(said.text()) ? NONE : LIKELY;
    }

    /// `2024-01-31`, whatever follows.
    private static boolean isDay(String text) {
        return text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-' && Character.isDigit(text.charAt(0));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 60 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
                && text.chars().anyMatch(Character::isDigit);
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return isNumber(one) && isNumber(other) && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static Likeness of(Call planned, Call said) {
        List<PlainExpression> ours = planned.arguments();
        List<PlainExpression> theirs = said.arguments();
        if (planned.name().equals(said.name()) && ours.size() == theirs.size()) {
            Likeness inOrder = each(ours, theirs);
            return inOrder == NONE && TIES.contains(planned.name()) ? inAnyOrder(ours, theirs)
                    : inOrder != SAME && EITHER_WAY.contains(planned.name()) && ours.size() == 2
                    ? best(inOrder, each(List.of(ours.get(1), ours.get(0)), theirs)) : inOrder;
        }
        return NONE;
    }

    private static Likeness each(List<PlainExpression> ours, List<PlainExpression> theirs) {
        Likeness least = SAME;
        for (int i = 0; i < ours.size() && least != NONE; i++) {
            least = least(least, of(ours.get(i), theirs.get(i)));
        }
        return least;
    }

    private static Likeness inAnyOrder(List<PlainExpression> ours, List<PlainExpression> theirs) {
        var left = new ArrayList<>(theirs);
        Likeness least = SAME;
        for (PlainExpression each : ours) {
            Optional<PlainExpression> partner = left.stream().filter(other -> of(each, other) != NONE).findFirst();
            if (partner.isEmpty()) {
                return NONE;
            }
            least = least(least, of(each, partner.get()));
            left.remove(partner.get());
        }
        return least;
    }

    private static Likeness least(Likeness one, Likeness other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Likeness best(Likeness one, Likeness other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
