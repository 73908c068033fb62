package org.plumbline.schema;

import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Asks a server what hangs on a table.
final class Dependents {
    private Dependents() {}

    /// One row for each thing that a table of the same columns does not get by itself.
    static String query(TableFacts table) {
        return """
                SELECT 'owner and grants' AS what, relowner::regrole::text AS name, relacl::text AS definition
                FROM pg_class WHERE oid = %1$s::regclass
                UNION ALL SELECT 'grants on a column', attname, attacl::text
                FROM pg_attribute WHERE attrelid = %1$s::regclass AND attacl IS NOT NULL
                UNION ALL SELECT 'storage parameter', unnest(reloptions), NULL FROM pg_class WHERE oid = %1$s::regclass
                UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid)
                FROM pg_trigger WHERE tgrelid = %1$s::regclass AND NOT tgisinternal
                UNION ALL SELECT 'deferrable or not inherited: does not fit', conname, pg_get_constraintdef(oid)
                FROM pg_constraint WHERE conrelid = %1$s::regclass AND (condeferrable OR (contype = 'c' AND connoinherit))
                UNION ALL SELECT 'policy', polname, pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = %1$s::regclass
                UNION ALL SELECT 'publication', pubname, NULL FROM pg_publication_rel JOIN pg_publication ON pg_publication.oid = prpubid
                WHERE prrelid = %1$s::regclass
                UNION ALL SELECT DISTINCT 'view or rule', ev_class::regclass::text, pg_get_viewdef(ev_class)
                FROM pg_depend JOIN pg_rewrite ON pg_rewrite.oid = objid AND classid = 'pg_rewrite'::regclass
                WHERE refclassid = 'pg_class'::regclass AND refobjid = %1$s::regclass AND ev_class <> refobjid"""
                .formatted(OwnColumns.quoted(QuotedName.of(table.schema(), table.name())));
    }
}
