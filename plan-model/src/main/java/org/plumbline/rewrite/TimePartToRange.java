package org.plumbline.rewrite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.Shape;
import org.plumbline.sql.block.Span;

/// A day, month or year that is taken of a column becomes a range of the column, which an index has.
///
///     WHERE date(placed) = '2026-05-01'         WHERE placed >= date '2026-05-01' AND placed < date '2026-05-02'
///     WHERE date_trunc('month', placed) = '2026-05-01'     WHERE date_trunc('day', placed, 'UTC') = $1
///     WHERE extract(year FROM placed) = 2026    WHERE to_char(placed, 'YYYY-MM') = '2026-05'
///
/// A time with a zone has the day of the session's zone, and compares with a date by the same zone: the same, unless that zone has a day
/// that begins twice.
final class TimePartToRange implements Rewrite {
    private static final RewriteInfo INFO = new RewriteInfo("time-part-to-range", "A part of a time becomes a range of the column");
    private static final Pattern UNIT = Pattern.compile("'(day|week|month|quarter|year)'", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR_FROM = Pattern.compile("(?:'year'|year)\\s+from\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// What a comparison takes of which column.
    ///
    /// @param days the value that it is compared with
    private record Taken(Span column, Optional<DayRange> days, boolean printed) {}

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
                    .flatMap(each -> compared(original, block, term.span(), each)
                            .or(() -> truncated(original, block, term.span(), each)).stream()).findFirst();
            case Shape.Between between when !between.negated() -> between(original, block, between);
            default -> Optional.empty();
        };
    }

    private static Optional<Rewriting> compared(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        Optional<Taken> taken = taken(original, mirrored.subject(), mirrored.value());
        if (taken.isEmpty() || taken.get().days().isEmpty() || (taken.get().printed() && !mirrored.operator().equals("="))) {
            return Optional.empty();
        }
        DayRange days = taken.get().days().get();
        Optional<TypedColumn> column = TypedColumn.of(original, taken.get().column(), block, TypedColumn.TIMES);
        Optional<String> condition = days.compared(original.text(taken.get().column()), mirrored.operator());
        if (column.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = conditions(column.get());
        if (DayRange.needsEnd(mirrored.operator())) {
            days.parameter().ifPresent(name -> conditions.add(Condition.toVouch(new Demand.OrdinaryDay(name))));
        }
        if (taken.get().printed()) {
            conditions.add(Condition.toVouch(new Demand.AfterChrist(column.get().table(), column.get().column())));
        }
        return Optional.of(Rewriting.sameRows(INFO, original, term, List.of(new Edit(term, condition.get())), conditions, Gain.LIKELY));
    }

    private static Optional<Rewriting> truncated(Original original, QueryBlock block, Span term, Mirrored mirrored) {
        return TruncatedTime.of(original, block, mirrored).map(truncated -> {
            List<Condition> conditions = truncated.utc() ? new ArrayList<>(List.of(truncated.column().condition()))
                    : conditions(truncated.column());
            truncated.parameter().ifPresent(name -> conditions.add(Condition.toVouch(new Demand.OrdinaryDay(name))));
            return Rewriting.sameRows(
                    INFO, original, term, List.of(new Edit(term, truncated.condition())), conditions, Gain.LIKELY);
        });
    }

    private static Optional<Rewriting> between(Original original, QueryBlock block, Shape.Between between) {
        Optional<Taken> low = taken(original, between.subject(), between.low());
        Optional<Taken> high = taken(original, between.subject(), between.high());
        if (low.isEmpty() || low.get().days().isEmpty() || high.isEmpty() || high.get().days().isEmpty() || low.get().printed()) {
            return Optional.empty();
        }
        Optional<TypedColumn> column = TypedColumn.of(original, low.get().column(), block, TypedColumn.TIMES);
        if (column.isEmpty()) {
            return Optional.empty();
        }
        String name = original.text(low.get().column());
        String condition = name + " >= " + low.get().days().get().first() + " AND " + name + " < " + high.get().days().get().behind();
        List<Condition> conditions = conditions(column.get());
        high.get().days().get().parameter().ifPresent(each -> conditions.add(Condition.toVouch(new Demand.OrdinaryDay(each))));
        return Optional.of(Rewriting.sameRows(
                INFO, original, between.span(), List.of(new Edit(between.span(), condition)), conditions, Gain.LIKELY));
    }

    private static List<Condition> conditions(TypedColumn column) {
        var conditions = new ArrayList<Condition>(List.of(column.condition()));
        if (column.isZoned()) {
            conditions.add(Condition.toVouch(new Demand.DaysInOrder()));
        }
        return conditions;
    }

    private static Optional<Taken> taken(Original original, Span subject, Span value) {
        String text = original.text(value).strip();
        return switch (original.shape(subject)) {
            case Shape.Cast cast when cast.type().equalsIgnoreCase("date") ->
                    Optional.of(new Taken(cast.inner(), DayRange.day(original, value), false));
            case Shape.Call call when call.name().equals("date") && call.plain() && call.arguments().size() == 1 ->
                    Optional.of(new Taken(call.arguments().getFirst(), DayRange.day(original, value), false));
            case Shape.Call call when call.name().equals("date_trunc") && call.plain() && call.arguments().size() == 2 -> {
                Matcher unit = UNIT.matcher(original.text(call.arguments().getFirst()));
                yield Optional.of(new Taken(call.arguments().getLast(), unit.matches() ? truncated(original, unit.group(1), value)
                        : Optional.empty(), false));
            }
            case Shape.Call call when call.name().equals("to_char") && call.plain() && call.arguments().size() == 2 ->
                    Optional.of(new Taken(call.arguments().getFirst(),
                            printed(original.text(call.arguments().getLast()), text), true));
            case Shape.Call call when call.name().equals("date_part") && call.plain() && call.arguments().size() == 2
                    && original.text(call.arguments().getFirst()).equalsIgnoreCase("'year'") ->
                    Optional.of(new Taken(call.arguments().getLast(), year(text), false));
            case Shape.Call call when call.name().equals("extract") && call.arguments().size() == 1 -> {
                Span argument = call.arguments().getFirst();
                Matcher year = YEAR_FROM.matcher(original.text(argument));
                yield year.matches() ? Optional.of(new Taken(
                        new Span(argument.start() + year.start(1), argument.end()), year(text), false)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// A parameter may be a time of that day, which is never what was truncated.
    private static Optional<DayRange> truncated(Original original, String unit, Span value) {
        boolean today = unit.equalsIgnoreCase("day") && original.text(value).strip().equalsIgnoreCase("current_date");
        return today ? DayRange.day(original, value) : DayRange.written(original.text(value).strip(), unit);
    }

    private static Optional<DayRange> year(String figure) {
        return figure.matches("[1-9]\\d{0,3}") && !figure.equals("9999") ? Optional.of(DayRange.of(
                LocalDate.of(Integer.parseInt(figure), 1, 1), LocalDate.of(Integer.parseInt(figure) + 1, 1, 1))) : Optional.empty();
    }

    /// What `to_char` prints as this text in this format; more than four digits of a year are none of it.
    private static Optional<DayRange> printed(String format, String text) {
        if (!text.matches("'[\\d-]+'")) {
            return Optional.empty();
        }
        String digits = text.substring(1, text.length() - 1);
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "'YYYY-MM-DD'" -> digits.matches("\\d{4}-\\d\\d-\\d\\d") ? DayRange.written(text, "day") : Optional.empty();
            case "'YYYY-MM'" -> digits.matches("\\d{4}-\\d\\d") ? DayRange.written("'" + digits + "-01'", "month") : Optional.empty();
            case "'YYYY'" -> digits.matches("\\d{4}") ? year(digits.replaceFirst("^0+", "")) : Optional.empty();
            case "'YYYYMMDD'" -> digits.matches("\\d{8}") ? DayRange.written(
                    "'" + digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6) + "'", "day")
                    : Optional.empty();
            case "'YYYYMM'" -> digits.matches("\\d{6}")
                    ? DayRange.written("'" + digits.substring(0, 4) + "-" + digits.substring(4) + "-01'", "month") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
