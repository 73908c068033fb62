package org.plumbline.sql;

import java.util.Locale;

/// Types as far as casts between them are alike.
enum TypeFamily {
    /// A constant whose type is not said.
    LITERAL, TEXT, CHARACTER, NAME, NUMBER, BOOLEAN, UUID, OID, NETWORK, JSON, JSONB, DATE, TIME, TIMESTAMP, ZONED, INTERVAL, RANGE, ARRAY,
    /// `tsvector`, `regconfig` and the letter of a weight: what text search is made of.
    TEXT_SEARCH,
    /// Of which nothing is known; enumerations, `money`, domains and types of extensions too.
    OTHER;

    /// @param type as `format_type` or EXPLAIN names it
    static TypeFamily of(String type) {
        String plain = type.toLowerCase(Locale.ROOT).replaceAll("\\s*\\([0-9, ]*\\)", "").replaceAll("\\s+", " ").strip();
        if (plain.endsWith("[]")) {
            return ARRAY;
        }
        return switch (plain) {
            case "text", "character varying", "varchar", "citext" -> TEXT;
            case "character", "bpchar" -> CHARACTER;
            case "name" -> NAME;
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "int2", "int4", "int8", "float4",
                    "float8" -> NUMBER;
            case "boolean", "bool" -> BOOLEAN;
            case "uuid" -> UUID;
            case "oid" -> OID;
            case "inet", "cidr", "macaddr", "macaddr8" -> NETWORK;
            case "json" -> JSON;
            case "jsonb" -> JSONB;
            case "date" -> DATE;
            case "time without time zone", "time" -> TIME;
            case "timestamp without time zone", "timestamp" -> TIMESTAMP;
            case "timestamp with time zone", "timestamptz" -> ZONED;
            case "interval" -> INTERVAL;
            case "tsvector", "regconfig", "\"char\"" -> TEXT_SEARCH;
            default -> plain.endsWith("range") ? RANGE : OTHER;
        };
    }

    /// Whether a cast to this type is immutable: by `pg_cast`'s function, or by the output function of one type and the input function of
    /// the other (both `i` in `pg_proc`).
    boolean castsTo(TypeFamily to) {
        return switch (this) {
            case TEXT, CHARACTER, NAME -> to.isText() || to == NUMBER || to == BOOLEAN || to == UUID || to == OID || to == NETWORK
                    || to.isDocument();
            case NUMBER -> to == NUMBER || to.isText() || to == BOOLEAN || to == OID;
            case BOOLEAN -> to == BOOLEAN || to.isText() || to == NUMBER;
            case UUID -> to == UUID || to.isText();
            case OID -> to == OID || to.isText() || to == NUMBER;
            case NETWORK -> to == NETWORK || to.isText();
            case JSON -> to.isDocument() || to.isText();
            case JSONB -> to.isDocument() || to.isText() || to == NUMBER || to == BOOLEAN;
            case DATE -> to == DATE || to == TIMESTAMP;
            case TIME -> to == TIME || to.isText() || to == INTERVAL;
            case TIMESTAMP -> to == TIMESTAMP || to == DATE || to == TIME;
            case ZONED -> to == ZONED;
            case INTERVAL -> to == INTERVAL || to == TIME;
            case LITERAL -> true;
            case RANGE, ARRAY, TEXT_SEARCH, OTHER -> false;
        };
    }

    private boolean isText() {
        return this == TEXT || this == CHARACTER || this == NAME;
    }

    boolean isDocument() {
        return this == JSON || this == JSONB;
    }

    /// Parts of which do not depend on the session's time zone.
    boolean isLocalTime() {
        return this == DATE || this == TIME || this == TIMESTAMP || this == INTERVAL;
    }
}
