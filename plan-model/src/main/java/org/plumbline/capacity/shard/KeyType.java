package org.plumbline.capacity.shard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What PostgreSQL takes a key for, which decides its hash. Keys are written as `::text` writes them (`DateStyle` ISO, time zone UTC).
///
/// Text is hashed under a deterministic collation, as all are that are not made with `deterministic = false`.
public enum KeyType {
    /// `text` and `varchar` (`hashtext`).
    TEXT("text,character varying,name"),
    /// `char(n)`: spaces at the end do not count (`hashbpchar`).
    CHARACTER("character"),
    /// `smallint`, `integer` and `bigint`: equal numbers have one hash (`hashint8`).
    INTEGER("bigint,integer,smallint"),
    /// `numeric`: by its digits to base 10,000 (`hash_numeric`).
    NUMERIC("numeric"),
    UUID("uuid"),
    /// Days from 2000-01-01 as an integer of 32 bits.
    DATE("date"),
    /// Microseconds from 2000-01-01 as an integer of 64 bits, with or without a time zone.
    TIMESTAMP("timestamp with time zone,timestamp without time zone"),
    BOOLEAN("boolean"),
    /// `bytea`, as `\x0aff`.
    BYTES("bytea");

    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    /// With commas between them; the first is the one that tables are made with.
    private final String names;

    KeyType(String names) {
        this.names = names;
    }

    /// The type of PostgreSQL by which tables of such keys are made.
    public String sqlName() {
        return names.split(",", -1)[0];
    }

    /// By what `format_type` says; absent for types whose hash is not known here.
    public static Optional<KeyType> of(String sqlType) {
        String bare = sqlType.toLowerCase(Locale.ROOT).replaceAll("\\([0-9, ]*\\)", "").strip();
        for (KeyType type : values()) {
            if (List.of(type.names.split(",", -1)).contains(bare)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Whether such keys grow with time.
    public boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    /// The type's 32-bit hash (support function 1 of its hash operator class).
    ///
    /// @throws IllegalArgumentException a sentence, when the text is no such key
    public int hash(String text) {
        return read(text).hash();
    }

    /// The type's 64-bit hash (support function 2).
    ///
    /// @throws IllegalArgumentException a sentence, when the text is no such key
    public long hash(String text, long seed) {
        return read(text).hash(seed);
    }

    private Read read(String text) {
        try {
            return switch (this) {
                case TEXT -> new OfBytes(text.getBytes(StandardCharsets.UTF_8));
                case CHARACTER -> new OfBytes(withoutEnd(text).getBytes(StandardCharsets.UTF_8));
                case INTEGER -> new OfNumber(Long.parseLong(text.strip()));
                case NUMERIC -> NumericHash.of(text.strip());
                case UUID -> new OfBytes(uuid(text.strip()));
                case DATE -> new OfWord(days(text.strip()));
                case TIMESTAMP -> new OfNumber(micros(text.strip()));
                case BOOLEAN -> new OfWord(truth(text.strip()));
                case BYTES -> new OfBytes(HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : "?"));
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new IllegalArgumentException("The key \"" + text + "\" is not of type " + sqlName() + "; write it as " + example()
                    + ", or choose another type.", wrong);
        }
    }

    private String example() {
        return switch (this) {
            case TEXT, CHARACTER -> "text";
            case INTEGER -> "42";
            case NUMERIC -> "12.50";
            case UUID -> "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
            case DATE -> "2026-11-30";
            case TIMESTAMP -> "2026-11-30 12:00:00+00";
            case BOOLEAN -> "true or false";
            case BYTES -> "\\x0aff";
        };
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static byte[] uuid(String text) {
        String digits = text.replace("-", "");
        if (digits.length() != 32) {
            throw new IllegalArgumentException(text);
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int days(String text) {
        return switch (text) {
            case "infinity" -> Integer.MAX_VALUE;
            case "-infinity" -> Integer.MIN_VALUE;
            default -> Math.toIntExact(ChronoUnit.DAYS.between(EPOCH, LocalDate.parse(text)));
        };
    }

    private static long micros(String text) {
        return switch (text) {
            case "infinity" -> Long.MAX_VALUE;
            case "-infinity" -> Long.MIN_VALUE;
            default -> ChronoUnit.MICROS.between(EPOCH.atStartOfDay(), moment(text.replace(' ', 'T')));
        };
    }

    private static LocalDateTime moment(String text) {
        int zone = Math.max(text.indexOf('+'), text.lastIndexOf('-') > text.indexOf('T') ? text.lastIndexOf('-') : -1);
        if (zone < 0) {
            return LocalDateTime.parse(text);
        }
        String offset = text.substring(zone);
        String whole = offset.length() == 3 ? offset + ":00" : offset;
        return OffsetDateTime.of(LocalDateTime.parse(text.substring(0, zone)), ZoneOffset.of(whole))
                .withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static int truth(String text) {
        return switch (text) {
            case "true", "t" -> 1;
            case "false", "f" -> 0;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// A key as its hash functions take it.
    interface Read {
        int hash();

        long hash(long seed);
    }

    private static final class OfBytes implements Read {
        private final byte[] bytes;

        OfBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int hash() {
            return PostgresHash.bytes(bytes);
        }

        @Override
        public long hash(long seed) {
            return PostgresHash.bytes(bytes, seed);
        }
    }

    private record OfNumber(long number) implements Read {
        @Override
        public int hash() {
            return PostgresHash.number(number);
        }

        @Override
        public long hash(long seed) {
            return PostgresHash.number(number, seed);
        }
    }

    private record OfWord(int word) implements Read {
        @Override
        public int hash() {
            return PostgresHash.word(word);
        }

        @Override
        public long hash(long seed) {
            return PostgresHash.word(word, seed);
        }
    }
}
