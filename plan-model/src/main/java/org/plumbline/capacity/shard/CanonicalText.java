package org.plumbline.capacity.shard;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;

/// The one text of a key by which methods hash it that know only texts: that of `key::text` (`DateStyle` ISO, time zone UTC, `bytea_output`
/// hex), but for `numeric`, which has no zeros at the end of its fraction, as 1.5 and 1.50 are one key.
final class CanonicalText {
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private CanonicalText() {}

    /// @param text of a key of that type
    static String of(KeyType type, String text) {
        return switch (type) {
            case TEXT -> text;
            case CHARACTER -> KeyText.withoutEnd(text);
            case INTEGER -> Long.toString(Long.parseLong(text.strip()));
            case NUMERIC -> numeric(text.strip());
            case UUID -> uuid(text.strip());
            case DATE -> date(KeyText.days(text.strip()));
            case TIMESTAMP -> moment(KeyText.localMicros(text.strip()), "");
            case TIMESTAMPTZ -> moment(KeyText.micros(text.strip()), "+00");
            case BOOLEAN -> KeyText.truth(text.strip()) == 1 ? "true" : "false";
            case BYTES -> "\\x" + HexFormat.of().formatHex(KeyText.bytes(text));
        };
    }

    private static String numeric(String text) {
        if (NumericHash.isSpecial(text)) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String uuid(String text) {
        var bytes = ByteBuffer.wrap(KeyText.uuid(text));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static String date(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            return infinity(days > 0);
        }
        LocalDate date = EPOCH.plusDays(days);
        return day(date) + era(date);
    }

    private static String moment(long micros, String zone) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return infinity(micros > 0);
        }
        LocalDateTime moment = EPOCH.atStartOfDay().plus(micros, ChronoUnit.MICROS);
        var text = new StringBuilder(day(moment.toLocalDate())).append(' ').append(padded(moment.getHour(), 2)).append(':')
                .append(padded(moment.getMinute(), 2)).append(':').append(padded(moment.getSecond(), 2));
        int fraction = moment.get(ChronoField.MICRO_OF_SECOND);
        if (fraction > 0) {
            text.append('.').append(padded(fraction, 6));
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append(zone).append(era(moment.toLocalDate())).toString();
    }

    private static String infinity(boolean last) {
        return last ? "infinity" : "-infinity";
    }

    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return padded(year, 4) + "-" + padded(date.getMonthValue(), 2) + "-" + padded(date.getDayOfMonth(), 2);
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
