package org.plumbline.advice.rule;

import org.plumbline.plan.Target;
import org.plumbline.sql.QuotedName;

/// Queries of PostgreSQL's catalogue that print what a plan does not: ready to run, and they change nothing.
final class Catalogue {
    /// Shows the plans of what functions run, to the session that asks for them.
    static final String NESTED_STATEMENTS = """
            LOAD 'auto_explain';
            SET auto_explain.log_nested_statements = on;
            SET auto_explain.log_analyze = on;
            SET auto_explain.log_min_duration = 0;
            SET auto_explain.log_level = notice""";

    private Catalogue() {}

    /// The number of rows as VACUUM and ANALYZE left it; -1 where neither ran yet.
    static String rowCount(Target table) {
        return "SELECT reltuples::bigint AS about_so_many_rows FROM pg_class WHERE oid = " + regclass(table);
    }

    /// The statement that makes the index a foreign key lacks; no row where there is one that begins with its columns.
    static String foreignKeyIndex(String constraint) {
        return """
                SELECT format('CREATE INDEX CONCURRENTLY ON %%s (%%s);', con.conrelid::regclass,
                              (SELECT string_agg(quote_ident(att.attname), ', ' ORDER BY place)
                               FROM unnest(con.conkey) WITH ORDINALITY AS key (number, place)
                               JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = key.number)) AS run_this
                FROM pg_constraint con
                WHERE con.contype = 'f' AND con.conname = %s
                  AND NOT EXISTS (SELECT FROM pg_index i
                                  WHERE i.indrelid = con.conrelid AND i.indisvalid AND i.indpred IS NULL
                                    AND (i.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)"""
                .formatted(literal(constraint));
    }

    /// A trigger's definition, and its function's.
    static String trigger(String name) {
        return """
                SELECT pg_get_triggerdef(oid) AS trigger, pg_get_functiondef(tgfoid) AS function
                FROM pg_trigger WHERE tgname = %s""".formatted(literal(name));
    }

    /// How to take a table's foreign keys off, and how to put them back.
    static String foreignKeys(String constraint) {
        return """
                SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I;', conrelid::regclass, conname) AS before_the_load,
                       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS after_it
                FROM pg_constraint WHERE contype = 'f' AND conname = %s""".formatted(literal(constraint));
    }

    private static String regclass(Target table) {
        String name = table.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(table.relation().orElseThrow());
        return literal(name) + "::regclass";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
