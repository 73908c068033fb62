package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.workload.OwnStatements;

/// Reads the names that are taken: a new index may not have one of them, and IF NOT EXISTS says nothing of it; and through which of them,
/// and whether through functions, statements come to a table that they do not name.
final class RelationReader {
    private static final String RELATIONS = "WITH " + OwnStatements.MARK + """
             tables AS MATERIALIZED (SELECT unnest(?::bigint[])::oid AS oid),
            wanted AS MATERIALIZED (SELECT DISTINCT relnamespace FROM pg_class WHERE oid IN (SELECT oid FROM tables)),
            part AS MATERIALIZED (
                SELECT i.inhrelid, n.nspname || '.' || p.relname AS parent
                FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent AND p.relkind IN ('p', 'I')
                JOIN pg_namespace n ON n.oid = p.relnamespace)
            SELECT c.oid::bigint, n.nspname, c.relname, c.relkind, part.parent
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN part ON part.inhrelid = c.oid
            WHERE c.relnamespace IN (SELECT relnamespace FROM wanted)
               OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent IN (SELECT oid FROM tables))
            ORDER BY 2, 3""";

    /// What statements come to these tables through: views and rules, and those on them; functions by the words of their bodies, or by
    /// what a body that was parsed depends on (14 and later).
    private static final String HIDDEN = "WITH RECURSIVE " + OwnStatements.MARK + """
             tables AS (SELECT unnest(?::bigint[])::oid AS oid),
            reads AS (
                SELECT DISTINCT r.ev_class AS view, d.refobjid AS read FROM pg_rewrite r JOIN pg_depend d ON d.objid = r.oid
                    AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class),
            through AS (
                SELECT view, read FROM reads UNION SELECT reads.view, through.read FROM through JOIN reads ON reads.read = through.view),
            called AS (
                SELECT t.oid, c.relname FROM tables t JOIN pg_class c ON c.oid = t.oid
                UNION SELECT read, c.relname FROM through JOIN tables t ON t.oid = read JOIN pg_class c ON c.oid = view),
            functions AS (
                SELECT p.oid, lower(p.prosrc) AS body FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE l.lanname NOT IN ('c', 'internal') AND p.pronamespace NOT IN (
                    SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema'))
                AND p.oid NOT IN (SELECT objid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype = 'e')),
            odd AS MATERIALIZED (SELECT oid, lower(relname) AS name FROM called WHERE relname ~ '[^[:alnum:]_$]'),
            words AS (
                SELECT DISTINCT unnest(string_to_array(translate(body, E'\\t\\n\\r.,;:()[]{}<>=+-*/|&!%^~@#"''`', repeat(' ', 31)), ' '))
                    AS word FROM functions),
            parsed AS (
                SELECT DISTINCT refobjid FROM pg_depend WHERE classid = 'pg_proc'::regclass AND refclassid = 'pg_class'::regclass),
            functional AS (
                SELECT oid FROM called WHERE lower(relname) IN (SELECT word FROM words)
                UNION SELECT odd.oid FROM odd JOIN functions ON strpos(body, name) > 0
                UNION SELECT refobjid FROM parsed UNION SELECT read FROM through JOIN parsed ON refobjid = view),
            hidden AS (
                SELECT read AS oid, array_agg(DISTINCT c.relname::text) AS through FROM through JOIN pg_class c ON c.oid = view
                GROUP BY read)
            SELECT t.oid::bigint, coalesce(hidden.through, '{}') AS through, functional.oid IS NOT NULL AS functional
            FROM tables t LEFT JOIN hidden ON hidden.oid = t.oid LEFT JOIN functional ON functional.oid = t.oid
            WHERE hidden.oid IS NOT NULL OR functional.oid IS NOT NULL""";

    private RelationReader() {}

    /// What hides statements on a table.
    private record Hidden(Set<String> through, boolean inFunctions) {
        static final Hidden NOTHING = new Hidden(Set.of(), false);
    }

    /// Those of the schemas of these tables, and their partitions in others.
    ///
    /// @param whole of a whole database: with what statements come to its tables through
    static List<RelationFacts> read(Connection connection, Array oids, boolean whole) throws SQLException {
        var hidden = new HashMap<Long, Hidden>();
        if (whole) {
            Query.rows(connection, HIDDEN, List.of(oids), row -> hidden.put(row.getLong(1),
                    new Hidden(Set.copyOf(Query.texts(row, "through")), row.getBoolean("functional"))));
        }
        var relations = new ArrayList<RelationFacts>();
        Query.rows(connection, RELATIONS, List.of(oids), row -> {
            Hidden by = hidden.getOrDefault(row.getLong(1), Hidden.NOTHING);
            relations.add(new RelationFacts(row.getString("nspname"), row.getString("relname"), row.getString("relkind").charAt(0),
                    Query.text(row, "parent"), by.through(), by.inFunctions()));
        });
        return relations;
    }
}
