package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.workload.OwnStatements;

/// Reads the names that are taken: a new index may not have one of them, and IF NOT EXISTS says nothing of it.
final class RelationReader {
    private static final String RELATIONS = "WITH " + OwnStatements.MARK + """
             tables AS MATERIALIZED (SELECT unnest(?::bigint[])::oid AS oid),
            wanted AS MATERIALIZED (SELECT DISTINCT relnamespace FROM pg_class WHERE oid IN (SELECT oid FROM tables)),
            part AS MATERIALIZED (
                SELECT i.inhrelid, n.nspname || '.' || p.relname AS parent
                FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent AND p.relkind IN ('p', 'I')
                JOIN pg_namespace n ON n.oid = p.relnamespace)
            SELECT n.nspname, c.relname, c.relkind, part.parent
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN part ON part.inhrelid = c.oid
            WHERE c.relnamespace IN (SELECT relnamespace FROM wanted)
               OR c.oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent IN (SELECT oid FROM tables))
            ORDER BY 1, 2""";

    private RelationReader() {}

    /// Those of the schemas of these tables, and their partitions in others.
    static List<RelationFacts> read(Connection connection, Array oids) throws SQLException {
        var relations = new ArrayList<RelationFacts>();
        Query.rows(connection, RELATIONS, List.of(oids), row -> relations.add(new RelationFacts(
                row.getString("nspname"), row.getString("relname"), row.getString("relkind").charAt(0), Query.text(row, "parent"))));
        return relations;
    }
}
