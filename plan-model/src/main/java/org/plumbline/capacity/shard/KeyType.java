package org.plumbline.capacity.shard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/// What PostgreSQL takes a key for, which decides its hash. Keys are written as `::text` writes them (`DateStyle` ISO, time zone UTC).
///
/// Text is hashed under a deterministic collation, as all are that are not made with `deterministic = false`.
public enum KeyType {
    /// `text` and `varchar` (`hashtext`).
    TEXT("text,character varying,name,varchar"),
    /// `char(n)`: spaces at the end do not count (`hashbpchar`).
    CHARACTER("character,char,bpchar"),
    /// `smallint`, `integer` and `bigint`: equal numbers have one hash (`hashint8`).
    INTEGER("bigint,integer,smallint,int8,int4,int2,int"),
    /// `numeric`: by its digits to base 10,000 (`hash_numeric`).
    NUMERIC("numeric,decimal"),
    UUID("uuid"),
    /// Days from 2000-01-01 as an integer of 32 bits.
    DATE("date"),
    /// Microseconds from 2000-01-01 as an integer of 64 bits.
    TIMESTAMP("timestamp without time zone,timestamp"),
    /// Likewise of a moment, from 2000-01-01 in UTC.
    TIMESTAMPTZ("timestamp with time zone,timestamptz"),
    BOOLEAN("boolean,bool"),
    /// `bytea`, as `\x0aff`.
    BYTES("bytea");

    /// With commas between them; the first is the one that tables are made with.
    private final String names;

    KeyType(String names) {
        this.names = names;
    }

    /// The type of PostgreSQL by which tables of such keys are made.
    public String sqlName() {
        return names.split(",", -1)[0];
    }

    /// By what `format_type` says, or by PostgreSQL's shorter names; absent for types whose hash is not known here.
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
        return this == DATE || this == TIMESTAMP || this == TIMESTAMPTZ;
    }

    /// The type's 32-bit hash (support function 1 of its hash operator class): the lower half of the 64-bit one with seed 0.
    ///
    /// @throws IllegalArgumentException a sentence, when the text is no such key
    public int hash(String text) {
        return (int) read(text).applyAsLong(0);
    }

    /// The type's 64-bit hash (support function 2).
    ///
    /// @throws IllegalArgumentException a sentence, when the text is no such key
    public long hash(String text, long seed) {
        return read(text).applyAsLong(seed);
    }

    /// A key's 64-bit hash by its seed.
    ///
    /// @throws IllegalArgumentException a sentence, when the text is no such key
    LongUnaryOperator read(String text) {
        try {
            return switch (this) {
                case TEXT -> ofBytes(text.getBytes(StandardCharsets.UTF_8));
                case CHARACTER -> ofBytes(KeyText.withoutEnd(text).getBytes(StandardCharsets.UTF_8));
                case INTEGER -> ofNumber(Long.parseLong(text.strip()));
                case NUMERIC -> NumericHash.of(text.strip());
                case UUID -> ofBytes(KeyText.uuid(text.strip()));
                case DATE -> ofWord(KeyText.days(text.strip()));
                case TIMESTAMP -> ofNumber(KeyText.localMicros(text.strip()));
                case TIMESTAMPTZ -> ofNumber(KeyText.micros(text.strip()));
                case BOOLEAN -> ofWord(KeyText.truth(text.strip()));
                case BYTES -> ofBytes(KeyText.bytes(text));
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
            throw new IllegalArgumentException("The key \"" + text + "\" is not of type " + sqlName() + "; write it as " + example()
                    + ", or choose another type.", wrong);
        }
    }

    private static LongUnaryOperator ofBytes(byte[] bytes) {
        return seed -> PostgresHash.bytes(bytes, seed);
    }

    private static LongUnaryOperator ofNumber(long number) {
        return seed -> PostgresHash.number(number, seed);
    }

    private static LongUnaryOperator ofWord(int word) {
        return seed -> PostgresHash.word(word, seed);
    }

    private String example() {
        return switch (this) {
            case TEXT, CHARACTER -> "text";
            case INTEGER -> "42";
            case NUMERIC -> "12.50";
            case UUID -> "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
            case DATE -> "2026-11-30";
            case TIMESTAMP -> "2026-11-30 12:00:00";
            case TIMESTAMPTZ -> "2026-11-30 12:00:00+00";
            case BOOLEAN -> "true or false";
            case BYTES -> "\\x0aff";
        };
    }
}
