package org.plumbline.rewrite.proof;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.rewrite.proof.ColumnType.Kind;

/// Days and moments at the edges of what statements ask for.
final class TimeValues {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?.*)?)?");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final List<LocalDateTime> USUAL = List.of(LocalDate.of(2024, 1, 1).atStartOfDay(),
            LocalDate.of(2024, 1, 1).atTime(12, 0), LocalDate.of(2024, 1, 2).atStartOfDay(), LocalDate.of(2024, 2, 29).atTime(23, 59, 59));

    private TimeValues() {}

    static List<String> usual(Kind kind) {
        return USUAL.stream().map(time -> text(kind, time)).distinct().toList();
    }

    /// The edges of the days, months and years that the constants name, and by the clock where the statement asks it.
    static List<String> near(Kind kind, Literals literals) {
        var times = new LinkedHashSet<LocalDateTime>();
        for (String text : literals.texts()) {
            Matcher date = DATE.matcher(text.strip());
            if (date.matches()) {
                around(date, times);
            }
        }
        for (BigDecimal number : literals.numbers()) {
            if (number.scale() <= 0 && number.intValue() >= 1900 && number.intValue() <= 2100) {
                edges(LocalDate.of(number.intValue(), 1, 1).atStartOfDay(), ChronoUnit.YEARS, times);
                times.add(LocalDate.of(number.intValue(), 6, 15).atTime(12, 30));
            }
        }
        var texts = new ArrayList<>(times.stream().map(time -> text(kind, time)).distinct().toList());
        if (literals.asksClock()) {
            texts.addAll(List.of("today", "yesterday", "tomorrow"));
        }
        return texts;
    }

    private static void around(Matcher date, Set<LocalDateTime> times) {
        try {
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), date.group(3) == null ? 1 : number(date, 3));
            LocalDateTime time = day.atTime(date.group(4) == null ? LocalTime.MIDNIGHT
                    : LocalTime.of(number(date, 4), number(date, 5), date.group(6) == null ? 0 : number(date, 6)));
            edges(time, ChronoUnit.DAYS, times);
            times.add(day.atTime(12, 30));
            times.add(time.plusMonths(1));
            times.add(time.plusMonths(1).minus(1, ChronoUnit.MICROS));
        } catch (DateTimeException _) {
            // no such day: the server says so too
        }
    }

    private static void edges(LocalDateTime start, ChronoUnit unit, Set<LocalDateTime> times) {
        times.add(start);
        times.add(start.minus(1, ChronoUnit.MICROS));
        times.add(start.plus(1, ChronoUnit.MICROS));
        times.add(start.plus(1, unit));
        times.add(start.plus(1, unit).minus(1, ChronoUnit.MICROS));
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static String text(Kind kind, LocalDateTime time) {
        return kind == Kind.DATE ? time.toLocalDate().toString() : MOMENT.format(time);
    }
}
