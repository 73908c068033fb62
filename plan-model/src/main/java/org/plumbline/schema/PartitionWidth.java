package org.plumbline.schema;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.plan.unit.Bytes;

/// How much time one partition holds.
enum PartitionWidth {
    MONTH("month", 30, ChronoUnit.MONTHS, 1, 6, "yyyy_MM"),
    WEEK("week", 7, ChronoUnit.WEEKS, 1, 8, "yyyy_MM_dd"),
    DAY("day", 1, ChronoUnit.DAYS, 3, 14, "yyyy_MM_dd");

    /// So much is vacuumed, indexed and copied within minutes (our own).
    static final Bytes LARGEST = Bytes.bytes(10L << 30);

    private final String word;
    private final int days;
    private final ChronoUnit unit;
    private final int ahead;
    private final int prepared;
    private final String pattern;

    PartitionWidth(String word, int days, ChronoUnit unit, int ahead, int prepared, String pattern) {
        this.word = word;
        this.days = days;
        this.unit = unit;
        this.ahead = ahead;
        this.prepared = prepared;
        this.pattern = pattern;
    }

    /// The widest of which a partition does not get too large.
    ///
    /// @param bytesPerDay by which the table grows
    static PartitionWidth of(double bytesPerDay) {
        return List.of(MONTH, WEEK).stream().filter(width -> width.days * bytesPerDay <= LARGEST.count()).findFirst().orElse(DAY);
    }

    String word() {
        return word;
    }

    Duration length() {
        return Duration.ofDays(days);
    }

    /// Where the first partition of its own begins: so far ahead that there is time until then to get there.
    LocalDate boundary(Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate current = switch (this) {
            case MONTH -> today.withDayOfMonth(1);
            case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAY -> today;
        };
        return current.plus(1 + ahead, unit);
    }

    /// Where the partitions begin that are made ahead, and behind them where the last one ends.
    List<LocalDate> starts(LocalDate boundary) {
        return IntStream.rangeClosed(0, prepared).mapToObj(i -> boundary.plus(i, unit)).toList();
    }

    /// The end of a partition's name: `2026_05`.
    String suffix(LocalDate start) {
        return DateTimeFormatter.ofPattern(pattern).format(start);
    }
}
