package org.plumbline.app.sharding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.plumbline.capacity.shard.KeyType;

/// Made-up keys of a type of PostgreSQL, ordinary ones and odd ones.
record RoutedKeys(KeyType type, String sqlType, List<String> keys) {
    /// Of every type that can be hashed.
    static final List<RoutedKeys> ALL = List.of(
            of(KeyType.TEXT, "text"), of(KeyType.TEXT, "varchar(90)"), of(KeyType.CHARACTER, "char(70)"),
            of(KeyType.INTEGER, "int2"), of(KeyType.INTEGER, "int4"), of(KeyType.INTEGER, "int8"),
            of(KeyType.NUMERIC, "numeric"), of(KeyType.UUID, "uuid"), of(KeyType.DATE, "date"),
            of(KeyType.TIMESTAMP, "timestamp"), of(KeyType.TIMESTAMPTZ, "timestamptz"), of(KeyType.BOOLEAN, "boolean"),
            of(KeyType.BYTES, "bytea"));

    private static RoutedKeys of(KeyType type, String sqlType) {
        return new RoutedKeys(type, sqlType, madeUp(type, sqlType));
    }

    /// Keys in their order, as `u (k, i)`.
    String unnested(String sqlType) {
        return "(SELECT key::" + sqlType + ", i FROM unnest(ARRAY[" + String.join(", ", keys.stream().map(ShardLayout::literal)
                .toList()) + "]) WITH ORDINALITY AS n (key, i)) u (k, i) ORDER BY i";
    }

    private static List<String> madeUp(KeyType type, String sqlType) {
        var keys = new ArrayList<String>(switch (type) {
            case DATE -> List.of("infinity", "-infinity", "0044-03-15 BC");
            case TIMESTAMP, TIMESTAMPTZ -> List.of("infinity", "-infinity", "1999-12-31T23:59:59.999999", "1700-02-28T01:02:03.000007");
            case NUMERIC -> List.of("0", "0.000", "1.5", "1.50", "100", "100.0", "-0.5", "1e500", "-1e-500", "100000000",
                    "1" + "0".repeat(40) + ".00001");
            case TEXT, CHARACTER -> List.of("", " ", " a  ", "a \t ", "line\n");
            case BYTES -> List.of("\\x", "\\x00");
            case INTEGER -> List.of("0", "-1", "-32768", "32767");
            case UUID, BOOLEAN -> List.of();
        });
        for (int i = 0; i < (type == KeyType.BOOLEAN ? 2 : 500); i++) {
            keys.add(switch (type) {
                case INTEGER -> Long.toString((i - 250) * (sqlType.equals("int8") ? 9_007_199_254_741L : sqlType.equals("int4") ? 7_654_321L
                        : 131L));
                case UUID -> new UUID(i * 7_919L, ~(i * 104_729L)).toString();
                case DATE -> LocalDate.of(1990, 1, 1).plusDays(i * 17L).toString();
                case NUMERIC -> BigDecimal.valueOf((i - 350) * 12_345L, i % 9).toPlainString();
                case TIMESTAMP, TIMESTAMPTZ -> LocalDateTime.of(1990, 1, 1, 0, 0, 1).plusMinutes(i * 40_009L).plusNanos(i * 1_000L)
                        .toString();
                case BOOLEAN -> i == 0 ? "true" : "false";
                case BYTES -> "\\x" + "0aff17".repeat(i % 13) + String.format("%04x", i);
                case TEXT, CHARACTER -> "k'" + i + (i % 7 == 0 ? "ünï漢🚀" : "x".repeat(i % 40));
            });
        }
        return keys;
    }
}
