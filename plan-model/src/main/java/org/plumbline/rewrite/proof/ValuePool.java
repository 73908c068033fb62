package org.plumbline.rewrite.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The values that a column or a parameter of a type is filled with, as texts that the type reads.
///
/// @param usual small ones, the statement's own constants and their neighbours; few, so that columns that are compared meet
/// @param extreme the ends of the type
/// @param close sets of values that are one in another type, or equal and written otherwise
record ValuePool(List<String> usual, List<String> extreme, List<List<String>> close) {
    private static final int MOST_LABELS = 6;
    private static final List<String> LARGE = List.of("9007199254740992", "9007199254740993");

    ValuePool {
        usual = List.copyOf(usual);
        extreme = List.copyOf(extreme);
        close = close.stream().map(List::copyOf).filter(set -> set.size() > 1).toList();
    }

    /// Values of a type; none at all of one of which none is known.
    static ValuePool of(ColumnType type, Literals literals) {
        return new ValuePool(fitting(type, usual(type, literals)), fitting(type, extreme(type)),
                close(type).stream().map(set -> fitting(type, set)).toList());
    }

    /// The constants that stand beside a column of this name and can be values of it, and what is next to them.
    static List<String> beside(String column, ColumnType type, Literals literals) {
        List<String> near = literals.beside().getOrDefault(column, List.of());
        return near.isEmpty() ? List.of() : fitting(type, fromLiterals(type, new Literals(Set.copyOf(near), literals.beside(), false)));
    }

    private static List<String> usual(ColumnType type, Literals literals) {
        var values = new ArrayList<String>(switch (type.kind()) {
            case INTEGER -> List.of("1", "2", "3", "0", "4", "-1");
            case NUMERIC -> List.of("1", "2", "3", "0", "-1", "0.5", "1.5");
            case FLOAT -> List.of("1", "2", "0", "-1", "0.5", "1.5");
            case TEXT, CHARACTER -> List.of("a", "b", "ab", "A", "", "1", "2", "a b");
            case BOOLEAN -> List.of("t", "f");
            case DATE, TIMESTAMP, ZONED -> TimeValues.usual(type.kind());
            case TIME -> List.of("00:00:00", "00:00:01", "12:00:00", "23:59:59.999999");
            case INTERVAL -> List.of("00:00:00", "1 day", "24:00:00", "1 mon", "30 days", "-1 days");
            case UUID -> List.of("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff");
            case BYTES -> List.of("\\x", "\\x00", "\\x61");
            case JSON -> documents(literals);
            case NETWORK -> List.of("10.0.0.1", "10.0.0.2", "10.0.0.0");
            case RANGE -> List.of("empty", "(,)");
            case ARRAY -> arrays(type, literals);
            case ENUM -> type.labels().subList(0, Math.min(MOST_LABELS, type.labels().size()));
            case FEW -> type.labels();
            case OTHER -> List.<String>of();
        });
        values.addAll(fromLiterals(type, literals));
        return values;
    }

    private static List<String> fromLiterals(ColumnType type, Literals literals) {
        var values = new ArrayList<String>();
        switch (type.kind()) {
            case INTEGER -> literals.numbers().forEach(number -> {
                BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
                List.of(0, -1, 1).forEach(step -> values.add(whole.add(BigDecimal.valueOf(step)).toPlainString()));
            });
            case NUMERIC, FLOAT -> literals.numbers().forEach(number -> {
                for (String step : List.of("0", "-1", "1", "-0.5", "0.5")) {
                    values.add(plain(number.add(new BigDecimal(step))));
                }
            });
            case TEXT, CHARACTER -> literals.texts().forEach(text -> values.addAll(TextValues.near(text)));
            case DATE, TIMESTAMP, ZONED -> values.addAll(TimeValues.near(type.kind(), literals));
            case ENUM -> literals.texts().stream().filter(type.labels()::contains).forEach(values::add);
            case TIME -> literals.texts().stream().filter(text -> text.matches("\\d\\d:\\d\\d(:\\d\\d)?")).forEach(values::add);
            case UUID -> literals.texts().stream().filter(text -> text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .forEach(values::add);
            case JSON, NETWORK, INTERVAL, BYTES, BOOLEAN, RANGE, ARRAY, FEW, OTHER -> {
                // of these the usual ones have to do
            }
        }
        return values;
    }

    private static List<String> documents(Literals literals) {
        var documents = new ArrayList<>(List.of("{}", "null", "[]", "1", "{\"a\": 1}", "{\"a\": null}"));
        literals.texts().stream().filter(text -> text.matches("\\w{1,20}")).limit(6).forEach(key -> {
            documents.add("{\"" + key + "\": 1}");
            documents.add("{\"" + key + "\": null}");
            documents.add("{\"a\": \"" + key + "\"}");
        });
        return documents;
    }

    private static List<String> arrays(ColumnType type, Literals literals) {
        List<String> members = of(type.member().orElseThrow(), literals).usual();
        var arrays = new ArrayList<>(List.of("{}", "{NULL}"));
        for (int i = 0; i < Math.min(4, members.size()); i++) {
            arrays.add(array(List.of(Optional.of(members.get(i)))));
            arrays.add(array(List.of(Optional.of(members.get(i)), Optional.of(members.getFirst()))));
        }
        return arrays;
    }

    /// An array's text; an empty member is NULL.
    static String array(List<Optional<String>> members) {
        return members.stream().map(member -> member.map(text ->
                        '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"').orElse("NULL"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<String> extreme(ColumnType type) {
        return switch (type.kind()) {
            case INTEGER -> type.integerBounds().stream().map(String::valueOf).toList();
            case NUMERIC -> List.of("NaN", "99999999999999999999", "0.00000000000000000001");
            case FLOAT -> List.of("NaN", "Infinity", "-Infinity");
            case TEXT, CHARACTER -> List.of("\u00e9", "%", "_", "\\", "'", "zzzzzzzz", "a\u00a0");
            case DATE -> List.of("infinity", "-infinity", "0001-01-01");
            case TIMESTAMP, ZONED -> List.of("infinity", "-infinity", "2024-03-10 02:30:00", "2024-11-03 01:30:00");
            case TIME -> List.of("24:00:00");
            case INTERVAL, BOOLEAN, UUID, BYTES, JSON, NETWORK, RANGE, ARRAY, ENUM, FEW, OTHER -> List.of();
        };
    }

    /// A `double precision` has 53 bits; New York skips the hour from 2 on 10 March 2024, Berlin and London theirs on the 31st.
    private static List<List<String>> close(ColumnType type) {
        return switch (type.kind()) {
            case INTEGER, FLOAT -> List.of(LARGE);
            case NUMERIC -> List.of(List.of("1", "1.0", "1.00"), LARGE);
            case TEXT, CHARACTER -> List.of(List.of("a", "a "));
            case TIMESTAMP, ZONED -> List.of(List.of("2024-03-10 02:30:00", "2024-03-10 03:30:00"),
                    List.of("2024-03-31 01:30:00", "2024-03-31 02:30:00", "2024-03-31 03:30:00"));
            case DATE, TIME, INTERVAL, BOOLEAN, UUID, BYTES, JSON, NETWORK, RANGE, ARRAY, ENUM, FEW, OTHER -> List.of();
        };
    }

    /// Each once, and only those that the type takes.
    private static List<String> fitting(ColumnType type, List<String> values) {
        var fitting = new LinkedHashSet<String>();
        for (String value : values) {
            switch (type.kind()) {
                case INTEGER -> fittingInteger(type, value).ifPresent(fitting::add);
                case NUMERIC -> fittingNumber(type, value).ifPresent(fitting::add);
                case TEXT, CHARACTER -> {
                    if (type.size().isEmpty() || value.length() <= type.size().getAsInt()) {
                        fitting.add(value);
                    }
                }
                default -> fitting.add(value);
            }
        }
        return List.copyOf(fitting);
    }

    private static Optional<String> fittingInteger(ColumnType type, String value) {
        try {
            long number = Long.parseLong(value);
            List<Long> bounds = type.integerBounds();
            return number >= bounds.getFirst() && number <= bounds.getLast() ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> fittingNumber(ColumnType type, String value) {
        if (value.equals("NaN") || type.size().isEmpty()) {
            return Optional.of(value);
        }
        BigDecimal number = new BigDecimal(value).setScale(type.scale().orElse(0), RoundingMode.HALF_UP);
        return number.precision() > type.size().getAsInt() ? Optional.empty() : Optional.of(plain(number));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.signum() == 0 ? "0" : stripped.toPlainString();
    }
}
