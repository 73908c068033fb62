package org.plumbline.sql;

import java.util.Locale;
import java.util.Set;

/// Names as SQL takes them, quoted only where they must be, as PostgreSQL's `quote_ident` does.
public final class QuotedName {
    /// All words of `pg_get_keywords()` but the unreserved ones (catcode R, T and C), PostgreSQL 9.6 to 18.
    private static final Set<String> KEYWORDS = Set.of((
            "all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast "
            + "char character check coalesce collate collation column concurrently constraint create cross current_catalog "
            + "current_date current_role current_schema current_time current_timestamp current_user dec decimal default "
            + "deferrable desc distinct do else end except exists extract false fetch float for foreign freeze from full grant "
            + "greatest group grouping having ilike in initially inner inout int integer intersect interval into is isnull join "
            + "json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize "
            + "json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national natural "
            + "nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay placing "
            + "position precision primary real references returning right row select session_user setof similar smallint some "
            + "substring symmetric system_user table tablesample then time timestamp to trailing treat trim true union unique "
            + "user using values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists "
            + "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable").split(" "));

    private QuotedName() {}

    public static String of(String name) {
        return isSafe(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// `public.orders`.
    public static String of(String schema, String name) {
        return of(schema) + "." + of(name);
    }

    /// A name as it stands in a statement, quoted or not, as PostgreSQL keeps it.
    public static String read(String written) {
        return written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"") : written.toLowerCase(Locale.ROOT);
    }

    private static boolean isSafe(String name) {
        return !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
                && !KEYWORDS.contains(name);
    }
}
