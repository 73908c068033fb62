package org.plumbline.rewrite;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A day, week, month, quarter or year as SQL.
///
/// @param first its first day
/// @param behind the day behind its last one
/// @param parameter what it rests on that may be no ordinary day; none where it is written out
record DayRange(String first, String behind, Optional<String> parameter) {
    private static final Pattern DATE = Pattern.compile(
            "(?:date\\s*)?'(\\d{4}-\\d\\d-\\d\\d)'(?:\\s*::\\s*date)?", Pattern.CASE_INSENSITIVE);

    /// Of a day that is written out, or CURRENT_DATE, or a parameter of which a day is made.
    static Optional<DayRange> day(Original original, Span value) {
        String text = original.text(value).strip();
        Optional<DayRange> written = written(text, "day");
        if (written.isPresent()) {
            return written;
        }
        if (text.equalsIgnoreCase("current_date")) {
            return Optional.of(new DayRange(text, text + " + 1", Optional.empty()));
        }
        Shape shape = original.shape(value);
        boolean cast = shape instanceof Shape.Cast(Span _, Span inner, String type) && type.equalsIgnoreCase("date")
                && original.shape(inner) instanceof Shape.Parameter;
        if (!cast && !(shape instanceof Shape.Parameter)) {
            return Optional.empty();
        }
        String day = cast ? text : text + "::date";
        return Optional.of(new DayRange(day, day + " + 1", Optional.of(text.replaceAll("::.*", ""))));
    }

    /// Its first day and the one behind its last.
    record Bounds(LocalDate first, LocalDate behind) {}

    /// Of a literal that is the first day of such a unit (`date_trunc`).
    static Optional<DayRange> written(String literal, String unit) {
        return bounds(literal, unit).map(days -> of(days.first(), days.behind()));
    }

    /// Likewise, as days.
    static Optional<Bounds> bounds(String literal, String unit) {
        Matcher date = DATE.matcher(literal);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate first = LocalDate.parse(date.group(1));
            return behind(first, unit).filter(end -> end.getYear() <= 9999 && first.getYear() > 0)
                    .map(end -> new Bounds(first, end));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static DayRange of(LocalDate first, LocalDate behind) {
        return new DayRange("date '" + first + "'", "date '" + behind + "'", Optional.empty());
    }

    /// None where the day does not begin such a unit.
    private static Optional<LocalDate> behind(LocalDate first, String unit) {
        LocalDate begins = switch (unit.toLowerCase(Locale.ROOT)) {
            case "week" -> first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> first.withDayOfMonth(1);
            case "quarter" -> first.withMonth((first.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case "year" -> first.withDayOfYear(1);
            default -> first;
        };
        return !begins.equals(first) ? Optional.empty() : Optional.ofNullable(switch (unit.toLowerCase(Locale.ROOT)) {
            case "day" -> first.plusDays(1);
            case "week" -> first.plusWeeks(1);
            case "month" -> first.plusMonths(1);
            case "quarter" -> first.plusMonths(3);
            case "year" -> first.plusYears(1);
            default -> null;
        });
    }

    /// The condition that a time's unit, compared so with this one, is true of a column; none for `<>`.
    Optional<String> compared(String column, String operator) {
        return switch (operator) {
            case "=" -> Optional.of(column + " >= " + first + " AND " + column + " < " + behind);
            case ">=" -> Optional.of(column + " >= " + first);
            case ">" -> Optional.of(column + " >= " + behind);
            case "<" -> Optional.of(column + " < " + first);
            case "<=" -> Optional.of(column + " < " + behind);
            default -> Optional.empty();
        };
    }

    /// Whether what comes of a comparison has the end of the range.
    static boolean needsEnd(String operator) {
        return !operator.equals(">=") && !operator.equals("<");
    }
}
