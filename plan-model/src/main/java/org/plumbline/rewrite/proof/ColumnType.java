package org.plumbline.rewrite.proof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of a column or parameter, as far as values of it have to be thought of.
///
/// @param name as `format_type` has it, with its length
/// @param kind what its values look like
/// @param size length of a text, digits of a number; empty where it has no bounds
/// @param scale digits behind the point; empty for any
/// @param member of an array: what is in it
/// @param labels of an enumeration, in order; values of a type of which a few are known
public record ColumnType(String name, Kind kind, OptionalInt size, OptionalInt scale, Optional<ColumnType> member, List<String> labels) {
    private static final Pattern SIZED = Pattern.compile("(.*?)\\s*\\((\\d+)(?:,\\s*(-?\\d+))?\\)(.*)");

    /// Of types that nothing else is known of.
    private static final Map<String, List<String>> FEW = Map.ofEntries(
            Map.entry("point", List.of("(0,0)", "(1,0)", "(0,1)")),
            Map.entry("lseg", List.of("[(0,0),(1,0)]", "[(0,0),(0,1)]")),
            Map.entry("line", List.of("{1,0,0}", "{0,1,1}")),
            Map.entry("path", List.of("((0,0),(1,0))", "[(0,0),(0,1)]")),
            Map.entry("box", List.of("(1,1),(0,0)", "(2,2),(1,1)")),
            Map.entry("polygon", List.of("((0,0),(1,0),(0,1))", "((0,0),(2,0),(0,2))")),
            Map.entry("circle", List.of("<(0,0),1>", "<(1,0),2>")),
            Map.entry("tsvector", List.of("", "'a'", "'a' 'b'")),
            Map.entry("tsquery", List.of("'a'", "'a' & 'b'")),
            Map.entry("time with time zone", List.of("00:00:00+00", "12:00:00+02")),
            Map.entry("macaddr", List.of("00:00:00:00:00:00", "00:00:00:00:00:01")),
            Map.entry("pg_lsn", List.of("0/0", "0/1")),
            Map.entry("xml", List.of("<a/>", "<b/>")));

    public ColumnType {
        labels = List.copyOf(labels);
    }

    /// Types whose values look alike.
    public enum Kind {
        INTEGER, NUMERIC, FLOAT, TEXT, CHARACTER, BOOLEAN, DATE, TIME, TIMESTAMP, ZONED, INTERVAL, UUID, BYTES, JSON, NETWORK, RANGE, ARRAY,
        ENUM,
        /// Of which a few values are known that nothing is near to.
        FEW,
        /// Of which no value but NULL is known.
        OTHER
    }

    /// One of PostgreSQL's own.
    ///
    /// @param name as `format_type` has it
    public static ColumnType of(String name) {
        if (name.endsWith("[]")) {
            return arrayOf(of(name.substring(0, name.length() - 2)));
        }
        Matcher sized = SIZED.matcher(name);
        boolean matches = sized.matches();
        String plain = matches ? (sized.group(1) + sized.group(4)).strip() : name;
        OptionalInt size = matches ? OptionalInt.of(Integer.parseInt(sized.group(2))) : OptionalInt.empty();
        OptionalInt scale = matches && sized.group(3) != null ? OptionalInt.of(Integer.parseInt(sized.group(3)))
                : matches ? OptionalInt.of(0) : OptionalInt.empty();
        return new ColumnType(name, kind(plain.toLowerCase(Locale.ROOT)), size, scale, Optional.empty(),
                FEW.getOrDefault(plain.toLowerCase(Locale.ROOT), List.of()));
    }

    /// An enumeration.
    public static ColumnType enumeration(String name, List<String> labels) {
        return new ColumnType(name, Kind.ENUM, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), labels);
    }

    /// An array of these.
    public static ColumnType arrayOf(ColumnType member) {
        return new ColumnType(member.name() + "[]", Kind.ARRAY, OptionalInt.empty(), OptionalInt.empty(), Optional.of(member), List.of());
    }

    /// A domain: called otherwise than the type that it is made of.
    public ColumnType named(String domain) {
        return new ColumnType(domain, kind, size, scale, member, labels);
    }

    private static Kind kind(String plain) {
        return switch (plain) {
            case "smallint", "integer", "bigint", "int", "int2", "int4", "int8", "oid" -> Kind.INTEGER;
            case "numeric", "decimal", "money" -> Kind.NUMERIC;
            case "real", "double precision", "float4", "float8" -> Kind.FLOAT;
            case "text", "character varying", "varchar", "name", "citext" -> Kind.TEXT;
            case "character", "bpchar", "char" -> Kind.CHARACTER;
            case "boolean", "bool" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            case "time without time zone", "time" -> Kind.TIME;
            case "timestamp without time zone", "timestamp" -> Kind.TIMESTAMP;
            case "timestamp with time zone", "timestamptz" -> Kind.ZONED;
            case "interval" -> Kind.INTERVAL;
            case "uuid" -> Kind.UUID;
            case "bytea" -> Kind.BYTES;
            case "json", "jsonb" -> Kind.JSON;
            case "inet", "cidr" -> Kind.NETWORK;
            case "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange" -> Kind.RANGE;
            default -> FEW.containsKey(plain) ? Kind.FEW : Kind.OTHER;
        };
    }

    /// The least and the greatest that an integer of this type can be.
    List<Long> integerBounds() {
        return switch (name) {
            case "smallint", "int2" -> List.of((long) Short.MIN_VALUE, (long) Short.MAX_VALUE);
            case "bigint", "int8" -> List.of(Long.MIN_VALUE, Long.MAX_VALUE);
            case "oid" -> List.of(0L, 4_294_967_295L);
            default -> List.of((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
        };
    }
}
