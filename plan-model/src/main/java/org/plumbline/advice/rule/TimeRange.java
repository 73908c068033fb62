package org.plumbline.advice.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;
import org.plumbline.sql.QuotedName;

/// The range of times that a condition on a column's day, month or year stands for, which an index on the column serves.
final class TimeRange {
    private static final Set<String> PARTS_OF_TIMES = Set.of("date_trunc", "extract", "date_part", "to_char", "date");
    private static final int DATE_CHARACTERS = "2024-05-01".length();

    private TimeRange() {}

    static boolean isAbout(Operand.OfExpression expression) {
        boolean oneColumn = expression.columns().size() == 1;
        return oneColumn && ((PARTS_OF_TIMES.contains(expression.wrapper()) && !isPartOfAgain(expression))
                || (expression.isCastColumn() && expression.castTo().orElse("").equals("date")));
    }

    /// An hour or a weekday comes again: no range.
    private static boolean isPartOfAgain(Operand.OfExpression expression) {
        return switch (expression.wrapper()) {
            case "extract" -> !expression.sql().startsWith("EXTRACT(year");
            case "date_part" -> !expression.sql().startsWith("date_part('year'");
            case "to_char" -> !expression.sql().contains("'YYYY");
            default -> false;
        };
    }

    /// With the days of this condition where they are known, else with places to fill in.
    static String sql(Comparison comparison, Operand.OfExpression expression) {
        String column = QuotedName.of(expression.columns().getFirst().name());
        Optional<LocalDate> from = comparison.operator().equals("=") && comparison.other() instanceof Operand.Value value
                ? value.text().flatMap(text -> first(expression, text)) : Optional.empty();
        Optional<LocalDate> until = from.flatMap(day -> next(expression, day));
        return until.isPresent()
                ? "WHERE %s >= '%s' AND %s < '%s'".formatted(column, from.get(), column, until.get())
                : "WHERE %s >= :from AND %s < :until".formatted(column, column);
    }

    private static Optional<LocalDate> first(Operand.OfExpression expression, String value) {
        try {
            return switch (expression.wrapper()) {
                case "cast", "date" -> value.length() == DATE_CHARACTERS ? Optional.of(LocalDate.parse(value)) : Optional.empty();
                case "date_trunc" -> value.startsWith(" 00:00:00", DATE_CHARACTERS)
                        ? Optional.of(LocalDate.parse(value.substring(0, DATE_CHARACTERS))) : Optional.empty();
                case "extract", "date_part" -> Optional.of(LocalDate.of(Integer.parseInt(value), 1, 1));
                default -> Optional.empty();
            };
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> next(Operand.OfExpression expression, LocalDate day) {
        return switch (expression.wrapper()) {
            case "cast", "date" -> Optional.of(day.plusDays(1));
            case "extract", "date_part" -> Optional.of(day.plusYears(1));
            default -> expression.sql().startsWith("date_trunc('day'") ? Optional.of(day.plusDays(1))
                    : expression.sql().startsWith("date_trunc('week'") ? Optional.of(day.plusWeeks(1))
                    : expression.sql().startsWith("date_trunc('month'") ? Optional.of(day.plusMonths(1))
                    : expression.sql().startsWith("date_trunc('year'") ? Optional.of(day.plusYears(1))
                    : Optional.empty();
        };
    }
}
