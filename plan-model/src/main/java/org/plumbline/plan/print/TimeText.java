package org.plumbline.plan.print;

import java.util.Optional;

/// A date, a time of day or both, as PostgreSQL prints them (DateStyle ISO): `2024-01-31`, `2024-01-31 08:15:00.5+01`, `08:15:00`.
/// Midnight and the zone stay; seconds become zero.
final class TimeText {
    private static final int DATE_LENGTH = "2024-01-31".length();
    private static final int MINUTES_LENGTH = "08:15".length();

    private final Substitutes substitutes;

    TimeText(Substitutes substitutes) {
        this.substitutes = substitutes;
    }

    /// None where it is something else.
    Optional<String> rewritten(String value) {
        if (!isShaped(value, "9999-99-99")) {
            return isTime(value) ? Optional.of(time(value)) : Optional.empty();
        }
        String date = substitutes.date(value.substring(0, DATE_LENGTH));
        if (value.length() == DATE_LENGTH) {
            return Optional.of(date);
        }
        char gap = value.charAt(DATE_LENGTH);
        String rest = value.substring(DATE_LENGTH + 1);
        return (gap == ' ' || gap == 'T') && isTime(rest) ? Optional.of(date + gap + time(rest)) : Optional.empty();
    }

    /// `08:15`, with seconds and a zone or without.
    static boolean isTime(String value) {
        if (!isShaped(value, "99:99")) {
            return false;
        }
        int zone = zoneAt(value);
        for (int i = MINUTES_LENGTH; i < zone; i++) {
            char c = value.charAt(i);
            if (!isDigit(c) && c != ':' && c != '.') {
                return false;
            }
        }
        String name = value.substring(zone).strip();
        return name.isEmpty() || LiteralWords.isWord(name) || name.chars().skip(1).allMatch(c -> isDigit((char) c) || c == ':');
    }

    private String time(String value) {
        int zone = zoneAt(value);
        String seconds = value.substring(MINUTES_LENGTH, zone);
        String minutes = value.substring(0, MINUTES_LENGTH);
        if (minutes.equals("00:00") && isZero(seconds)) {
            return value;
        }
        var zeros = new StringBuilder(seconds);
        for (int i = 0; i < zeros.length(); i++) {
            zeros.setCharAt(i, isDigit(zeros.charAt(i)) ? '0' : zeros.charAt(i));
        }
        return substitutes.time(value.substring(0, zone)).substring(0, MINUTES_LENGTH) + zeros + value.substring(zone);
    }

    private static boolean isZero(String seconds) {
        return seconds.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static int zoneAt(String value) {
        int at = Math.min(MINUTES_LENGTH, value.length());
        while (at < value.length() && "+-Zz ".indexOf(value.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /// It begins with digits where the shape has nines, and with the shape's own signs elsewhere.
    private static boolean isShaped(String value, String shape) {
        if (value.length() < shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            boolean fits = shape.charAt(i) == '9' ? isDigit(value.charAt(i)) : value.charAt(i) == shape.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
