package org.plumbline.capacity.shard;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys as `::text` writes them (`DateStyle` ISO), read for what PostgreSQL hashes of them. Years have four digits or more, and those
/// before the first end with ` BC`.
///
/// All throw an [IllegalArgumentException], a [java.time.DateTimeException] or an [ArithmeticException] where the text is no such key.
final class KeyText {
    private static final String DAY = "(?<year>[0-9]{4,7})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
    private static final String BEFORE = "(?<before> BC)?";
    private static final Pattern DATE = Pattern.compile(DAY + BEFORE);
    private static final Pattern MOMENT = Pattern.compile(DAY
            + "[ T](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\\.(?<fraction>[0-9]{1,9}))?)?"
            + "(?<zone>Z|[+-][0-9]{2}(?<minutes>:[0-9:]+)?)?" + BEFORE);
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int UUID_DIGITS = 32;
    private static final int NANOS = 1_000;
    private static final int NANO_DIGITS = 9;
    private static final int HALF_MICROSECOND = 500;

    private KeyText() {}

    /// `char(n)`: without the spaces at its end.
    static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    /// Its 16 bytes.
    static byte[] uuid(String text) {
        String digits = text.replace("-", "");
        if (digits.length() != UUID_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        return HexFormat.of().parseHex(digits);
    }

    /// `bytea` as `\x0aff`.
    static byte[] bytes(String text) {
        if (!text.startsWith("\\x")) {
            throw new IllegalArgumentException(text);
        }
        return HexFormat.of().parseHex(text.substring(2));
    }

    /// Days from 2000-01-01.
    static int days(String text) {
        return switch (text) {
            case "infinity" -> Integer.MAX_VALUE;
            case "-infinity" -> Integer.MIN_VALUE;
            default -> Math.toIntExact(ChronoUnit.DAYS.between(EPOCH, day(matched(DATE, text))));
        };
    }

    /// Microseconds from 2000-01-01, in UTC where a zone is named; what is finer is rounded as the server does.
    static long micros(String text) {
        return switch (text) {
            case "infinity" -> Long.MAX_VALUE;
            case "-infinity" -> Long.MIN_VALUE;
            default -> {
                Matcher parts = matched(MOMENT, text);
                LocalDateTime moment = LocalDateTime.of(day(parts), time(parts)).minusSeconds(offset(parts));
                yield ChronoUnit.MICROS.between(EPOCH.atStartOfDay(), rounded(moment));
            }
        };
    }

    /// Likewise of a time without zone.
    static long localMicros(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (parts.matches() && parts.group("zone") != null) {
            throw new IllegalArgumentException(text);
        }
        return micros(text);
    }

    /// To microseconds; a half to the even one.
    private static LocalDateTime rounded(LocalDateTime moment) {
        int nanos = moment.get(ChronoField.NANO_OF_SECOND);
        boolean down = nanos % NANOS == HALF_MICROSECOND && nanos / NANOS % 2 == 0;
        return moment.plusNanos(down ? 0 : HALF_MICROSECOND).truncatedTo(ChronoUnit.MICROS);
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return parts;
    }

    private static LocalDate day(Matcher parts) {
        int year = number(parts.group("year"));
        return LocalDate.of(parts.group("before") == null ? year : 1 - year, number(parts.group("month")), number(parts.group("day")));
    }

    private static LocalTime time(Matcher parts) {
        return LocalTime.of(number(parts.group("hour")), number(parts.group("minute")), number(parts.group("second")),
                number((Objects.requireNonNullElse(parts.group("fraction"), "") + "000000000").substring(0, NANO_DIGITS)));
    }

    /// 0 where there is none.
    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// Seconds east of UTC.
    private static int offset(Matcher parts) {
        String zone = parts.group("zone");
        return zone == null ? 0
                : ZoneOffset.of(zone.equals("Z") || parts.group("minutes") != null ? zone : zone + ":00").getTotalSeconds();
    }

    /// 1 or 0.
    static int truth(String text) {
        return switch (text) {
            case "true", "t" -> 1;
            case "false", "f" -> 0;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
