package org.plumbline.rewrite;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// What `date_trunc` gives of a column is compared with a parameter, or is that of UTC (`date_trunc('day', seen, 'UTC')`, since 12).
///
///     date_trunc('day', seen) = $1
///     seen >= $1::timestamptz AND seen < ($1::timestamptz + interval '1 day')::date
///         AND $1::timestamptz = date_trunc('day', $1::timestamptz)
///
/// The last condition is of the parameter alone: one that is within a day is what no time is truncated to. To the next day's date and not
/// to a day later, as a day may begin at one o'clock.
///
/// @param condition what it becomes
/// @param column of which
/// @param utc in UTC, whatever the session's zone
/// @param parameter that may be no ordinary day
record TruncatedTime(String condition, TypedColumn column, boolean utc, Optional<String> parameter) {
    private static final Pattern UNIT = Pattern.compile("'(day|week|month|quarter|year)'", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> LENGTHS = Map.of(
            "day", "1 day", "week", "7 days", "month", "1 month", "quarter", "3 months", "year", "1 year");
    private static final Set<String> UTC = Set.of("'utc'", "'etc/utc'", "'gmt'");
    /// Midnight in UTC, whatever the session's zone.
    private static final Pattern MIDNIGHT = Pattern.compile(
            "(?:timestamptz\\s*)?('\\d{4}-\\d\\d-\\d\\d)[ T]00:00(?::00)?\\s?(?:[+-]00(?::00)?|Z)'(?:\\s*::\\s*timestamptz)?",
            Pattern.CASE_INSENSITIVE);

    /// None where the comparison is none of these.
    static Optional<TruncatedTime> of(Original original, QueryBlock block, Mirrored mirrored) {
        if (!(original.shape(mirrored.subject()) instanceof Shape.Call call) || !call.name().equals("date_trunc") || !call.plain()
                || call.arguments().size() < 2 || KnownCalls.hasMarks(original)) {
            return Optional.empty();
        }
        Matcher unit = UNIT.matcher(original.text(call.arguments().getFirst()).strip());
        boolean utc = call.arguments().size() == 3
                && UTC.contains(original.text(call.arguments().getLast()).strip().toLowerCase(Locale.ROOT));
        if (!unit.matches() || (call.arguments().size() == 3 && !utc)) {
            return Optional.empty();
        }
        // a date is made a time with a zone
        Optional<TypedColumn> column = TypedColumn.of(original, call.arguments().get(1), block, utc
                ? List.of(TypedColumn.ZONED) : List.of(TypedColumn.TIMESTAMP, TypedColumn.ZONED));
        String name = original.text(call.arguments().get(1));
        String size = unit.group(1).toLowerCase(Locale.ROOT);
        return column.flatMap(typed -> parameter(original, mirrored.value(), typed)
                .filter(_ -> mirrored.operator().equals("="))
                .map(value -> new TruncatedTime(name + " >= " + value + " AND " + name + " < " + end(value, size, utc) + " AND " + value
                        + " = date_trunc('" + size + "', " + value + (utc ? ", 'UTC'" : "") + ")", typed, utc,
                        Optional.of(value.replaceAll("::.*", ""))))
                .or(() -> written(original, mirrored.value(), size).filter(_ -> utc)
                        .flatMap(days -> days.compared(name, mirrored.operator()))
                        .map(range -> new TruncatedTime(range, typed, utc, Optional.empty()))));
    }

    /// With the column's type, which it has by the comparison.
    private static Optional<String> parameter(Original original, Span value, TypedColumn column) {
        String type = column.isZoned() ? "timestamptz" : "timestamp";
        return switch (original.shape(value)) {
            case Shape.Parameter _ -> Optional.of(original.text(value).strip() + "::" + type);
            case Shape.Cast cast when original.shape(cast.inner()) instanceof Shape.Parameter
                    && TypedColumn.plain(cast.type()).equals(column.type()) && !cast.type().contains("(") ->
                    Optional.of(original.text(cast.inner()).strip() + "::" + type);
            default -> Optional.empty();
        };
    }

    private static String end(String value, String unit, boolean utc) {
        String length = " + interval '" + LENGTHS.get(unit) + "'";
        return utc ? "(" + value + " AT TIME ZONE 'UTC'" + length + ") AT TIME ZONE 'UTC'" : "(" + value + length + ")::date";
    }

    private static Optional<DayRange> written(Original original, Span value, String unit) {
        Matcher midnight = MIDNIGHT.matcher(original.text(value).strip());
        return midnight.matches() ? DayRange.bounds(midnight.group(1) + "'", unit)
                .map(days -> new DayRange(inUtc(days.first()), inUtc(days.behind()), Optional.empty())) : Optional.empty();
    }

    private static String inUtc(LocalDate day) {
        return "timestamptz '" + day + " 00:00+00'";
    }
}
