package org.plumbline.advice.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.plan.Target;
import org.plumbline.sql.QuotedName;

/// Queries of PostgreSQL's catalogue that print what a plan does not: ready to run, and they change nothing.
final class Catalogue {
    /// Shows the plans of what functions run, to a session that asks for them (`auto_explain.log_level` is there since PostgreSQL 12; only
    /// a superuser may LOAD where the library is not preloaded).
    static final String NESTED_STATEMENTS = """
            LOAD 'auto_explain'; -- as superuser
            SET auto_explain.log_nested_statements = on;
            SET auto_explain.log_analyze = on;
            SET auto_explain.log_min_duration = 0;
            SET auto_explain.log_level = notice; -- before PostgreSQL 12: SET client_min_messages = log""";

    private Catalogue() {}

    /// The number of rows as VACUUM and ANALYZE left it; -1 where neither ran yet.
    static String rowCount(Target table) {
        return "SELECT reltuples::bigint AS about_so_many_rows FROM pg_class WHERE oid = " + regclass(table);
    }

    /// The values that most of a table's rows have in these columns.
    static String frequentValues(Target table, List<String> columns) {
        String names = columns.stream().map(QuotedName::of).collect(Collectors.joining(", "));
        return "SELECT " + names + ", count(*) FROM " + name(table) + " GROUP BY " + names + " ORDER BY count(*) DESC LIMIT 3";
    }

    /// How to take the indexes off that only queries need, and how to make them anew; not those that keep wrong rows out,
    /// nor parts of an index of a partitioned table.
    static String indexes(Target table) {
        return """
                SELECT format('DROP INDEX %%s;', indexrelid::regclass) AS before_the_load,
                       CASE relkind WHEN 'I' THEN regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
                                    ELSE pg_get_indexdef(indexrelid) END || ';' AS after_it
                FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                WHERE indrelid = %s AND NOT indisunique AND NOT indisexclusion
                  AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid)"""
                .formatted(regclass(table));
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
        return literal(name(table)) + "::regclass";
    }

    private static String name(Target table) {
        return table.schema().map(schema -> QuotedName.of(schema) + ".").orElse("") + QuotedName.of(table.relation().orElseThrow());
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
