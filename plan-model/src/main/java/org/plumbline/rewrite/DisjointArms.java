package org.plumbline.rewrite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// Whether the arms of a UNION have no row in common: one of their columns has other values in each.
final class DisjointArms {
    private static final List<String> NUMBERS = List.of("integer", "bigint", "smallint", "numeric");

    /// Values of a column: a text, or numbers from one to another.
    ///
    /// @param low none where it has no end
    private record Values(Optional<String> text, Optional<End> low, Optional<End> high) {
        boolean touches(Values other) {
            if (text.isPresent() || other.text.isPresent()) {
                return !(text.isPresent() && other.text.isPresent()) || text.equals(other.text);
            }
            return !isBelow(other) && !other.isBelow(this);
        }

        private boolean isBelow(Values other) {
            if (high.isEmpty() || other.low.isEmpty()) {
                return false;
            }
            int order = high.get().value().compareTo(other.low.get().value());
            return order < 0 || (order == 0 && !(high.get().included() && other.low.get().included()));
        }
    }

    private record End(BigDecimal value, boolean included) {}

    private DisjointArms() {}

    /// Whether they are; adds what that rests on.
    static boolean are(Original original, List<QueryBlock> arms, List<Condition> conditions) {
        int columns = arms.getFirst().selected().size();
        boolean same = arms.stream().allMatch(arm -> arm.selected().size() == columns && !arm.star());
        for (int i = 0; same && i < columns; i++) {
            int at = i;
            var needed = new ArrayList<Condition>();
            List<Optional<Values>> values = arms.stream().map(arm -> values(original, arm, arm.selected().get(at), needed)).toList();
            if (values.stream().allMatch(Optional::isPresent) && ofOneKind(original, arms, at)
                    && apart(values.stream().map(Optional::orElseThrow).toList())) {
                conditions.addAll(needed);
                return true;
            }
        }
        return false;
    }

    /// Constants alone or columns of one type alone: beside a number a text would be one too.
    private static boolean ofOneKind(Original original, List<QueryBlock> arms, int at) {
        return arms.stream().map(arm -> {
            Span span = arm.selected().get(at).span();
            return original.shape(span) instanceof Shape.Literal ? PlainText.of(original.text(span).strip()).isPresent() ? "'" : "1"
                    : type(original, arm, span).orElse("");
        }).distinct().count() == 1;
    }

    private static boolean apart(List<Values> values) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                if (values.get(i).touches(values.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<Values> values(Original original, QueryBlock arm, QueryPart item, List<Condition> needed) {
        if (original.shape(item.span()) instanceof Shape.Literal literal) {
            return constant(original, literal.span());
        }
        Optional<String> type = type(original, arm, item.span());
        Optional<Bound> column = original.shape(item.span()) instanceof Shape.Column shown ? original.names().bind(shown, arm)
                : Optional.empty();
        if (type.isEmpty() || column.isEmpty() || !arm.references().contains(column.get().reference())) {
            return Optional.empty();
        }
        Optional<Values> found = Optional.empty();
        for (QueryPart term : arm.whereTerms()) {
            Optional<Values> values = restricted(original, arm, column.get(), original.shape(term.span()))
                    .filter(each -> each.text().isPresent() == TypedColumn.TEXTS.contains(type.get()));
            found = values.isEmpty() ? found : found.isEmpty() ? values : Optional.of(both(found.get(), values.get()));
        }
        String table = original.names().table(column.get().reference()).orElseThrow().qualifiedName();
        found.ifPresent(_ -> needed.add(Condition.holds(new Demand.Type(table, column.get().column(), type.get()))));
        found.filter(values -> values.text().isPresent()).ifPresent(_ -> needed.add(Condition.toVouch(
                new Demand.DeterministicCollation(table, column.get().column()))));
        return found;
    }

    private static Optional<String> type(Original original, QueryBlock arm, Span span) {
        return TypedColumn.of(original, span, arm, Stream.concat(NUMBERS.stream(), TypedColumn.TEXTS.stream()).toList())
                .filter(TypedColumn::known).map(TypedColumn::type);
    }

    private static Optional<Values> constant(Original original, Span span) {
        String text = original.text(span).strip();
        return PlainText.of(text).map(plain -> new Values(Optional.of(plain), Optional.empty(), Optional.empty()))
                .or(() -> number(text).map(value -> between(Optional.of(new End(value, true)), Optional.of(new End(value, true)))));
    }

    private static Values between(Optional<End> low, Optional<End> high) {
        return new Values(Optional.empty(), low, high);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Values> restricted(Original original, QueryBlock arm, Bound column, Shape term) {
        return switch (term) {
            case Shape.Compared compared when is(original, arm, column, compared.left()) -> compared(original, Mirrored.asIs(compared));
            case Shape.Compared compared when is(original, arm, column, compared.right()) -> compared(original, Mirrored.turned(compared));
            case Shape.Between between when !between.negated() && is(original, arm, column, between.subject()) -> {
                Optional<BigDecimal> low = number(original.text(between.low()).strip());
                Optional<BigDecimal> high = number(original.text(between.high()).strip());
                yield low.isPresent() && high.isPresent() ? Optional.of(between(Optional.of(new End(low.get(), true)),
                        Optional.of(new End(high.get(), true)))) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean is(Original original, QueryBlock arm, Bound column, Span span) {
        return original.shape(span) instanceof Shape.Column named
                && original.names().bind(named, arm).filter(column::equals).isPresent();
    }

    private static Optional<Values> compared(Original original, Mirrored compared) {
        if (compared.operator().equals("=")) {
            return constant(original, compared.value());
        }
        return number(original.text(compared.value()).strip()).flatMap(value -> switch (compared.operator()) {
            case "<", "<=" -> Optional.of(between(Optional.empty(), Optional.of(new End(value, compared.operator().equals("<=")))));
            case ">", ">=" -> Optional.of(between(Optional.of(new End(value, compared.operator().equals(">="))), Optional.empty()));
            default -> Optional.empty();
        });
    }

    /// What is in both, as far as it is needed: of each end the first that was found.
    private static Values both(Values one, Values other) {
        return one.text().isPresent() ? one : between(one.low().or(other::low), one.high().or(other::high));
    }
}
