package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.schema.ColumnTraps;
import org.plumbline.schema.TableTraps;
import org.plumbline.workload.OwnStatements;

/// Reads what hangs on the tables of a database, and on their columns, in three queries.
final class TrapReader {
    /// The first that publishes whole schemas.
    private static final int PUBLISHES_SCHEMAS = 15;
    /// The first in which two NULLs may be alike.
    private static final int COMPARES_NULLS = 15;

    private TrapReader() {}

    /// By table, as `schema.name`; those that nobody holds.
    static Map<String, TableTraps> read(Connection connection) throws SQLException {
        String held = HeldTables.isHeld("c.oid");
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String bySchema = version < PUBLISHES_SCHEMAS ? "false"
                : "EXISTS (SELECT FROM pg_publication_namespace p WHERE p.pnnspid = c.relnamespace)";
        var columns = new HashMap<String, Map<String, ColumnTraps>>();
        Query.rows(connection, "WITH " + OwnStatements.MARK + columns(HeldTables.WITH, TableReader.ALL, held), List.of(), row -> {
            boolean generated = row.getBoolean("generated");
            columns.computeIfAbsent(row.getString("name"), _ -> new HashMap<>()).put(row.getString("attname"), new ColumnTraps(
                    Query.text(row, "standard").filter(_ -> !generated), generated, row.getBoolean("feeds"),
                    Query.text(row, "collation")));
        });
        var storage = new HashMap<String, Map<String, String>>();
        Query.rows(connection, "WITH " + OwnStatements.MARK + indexes(TableReader.ALL,
                version < COMPARES_NULLS ? "false" : "i.indnullsnotdistinct"), List.of(), row ->
                storage.computeIfAbsent(row.getString("name"), _ -> new HashMap<>()).put(row.getString("index"), row.getString("storage")));
        var tables = new HashMap<String, TableTraps>();
        Query.rows(connection, "WITH " + OwnStatements.MARK + tables(HeldTables.WITH, TableReader.ALL, bySchema, held), List.of(),
                row -> tables.put(row.getString("name"), new TableTraps(row.getBoolean("triggers"), row.getBoolean("rules"),
                        row.getBoolean("by_index"), row.getBoolean("published"), row.getBoolean("deferrable"),
                        columns.getOrDefault(row.getString("name"), Map.of()),
                        storage.getOrDefault(row.getString("name"), Map.of()))));
        return tables;
    }

    private static String tables(String with, String all, String bySchema, String held) {
        return """
                 %1$s, %2$s
                SELECT n.nspname || '.' || c.relname AS name,
                       EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers,
                       c.relkind <> 'm' AND EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid) AS rules,
                       c.relreplident = 'i' AS by_index,
                       EXISTS (SELECT FROM pg_publication WHERE puballtables)
                            OR EXISTS (SELECT FROM pg_publication_rel p WHERE p.prrelid = c.oid) OR %3$s AS published,
                       EXISTS (SELECT FROM pg_constraint k
                               WHERE k.conrelid = c.oid AND k.condeferrable AND k.contype IN ('p', 'u')) AS deferrable
                FROM wanted JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT %4$s""".formatted(with, all, bySchema, held);
    }

    /// A generated column rests on others by itself, since 15 by its expression.
    private static String columns(String with, String all, String held) {
        return """
                 %1$s, %2$s, fed AS MATERIALIZED (
                    SELECT DISTINCT d.refobjid, d.refobjsubid
                    FROM pg_depend d LEFT JOIN pg_attrdef x ON d.classid = 'pg_attrdef'::regclass AND x.oid = d.objid
                    WHERE d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
                    AND ((x.adrelid = d.refobjid AND x.adnum <> d.refobjsubid)
                         OR (d.classid = 'pg_class'::regclass AND d.objid = d.refobjid AND d.objsubid NOT IN (0, d.refobjsubid)))
                )
                SELECT n.nspname || '.' || c.relname AS name, a.attname, pg_get_expr(x.adbin, x.adrelid) AS standard,
                       coalesce(to_jsonb(a) ->> 'attgenerated', '') <> '' AS generated, fed.refobjid IS NOT NULL AS feeds,
                       CASE WHEN a.attcollation <> t.typcollation
                            THEN (SELECT quote_ident(s.nspname) || '.' || quote_ident(o.collname) FROM pg_collation o
                                  JOIN pg_namespace s ON s.oid = o.collnamespace WHERE o.oid = a.attcollation) END AS collation
                FROM wanted JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_type t ON t.oid = a.atttypid
                LEFT JOIN pg_attrdef x ON x.adrelid = a.attrelid AND x.adnum = a.attnum
                LEFT JOIN fed ON fed.refobjid = a.attrelid AND fed.refobjsubid = a.attnum
                WHERE NOT %3$s AND (x.oid IS NOT NULL OR fed.refobjid IS NOT NULL OR a.attcollation <> t.typcollation)"""
                .formatted(with, all, held);
    }

    private static String indexes(String all, String distinct) {
        return """
                 %1$s
                SELECT n.nspname || '.' || c.relname AS name, x.relname AS index,
                       concat(CASE WHEN %2$s THEN ' NULLS NOT DISTINCT' END, ' WITH (' || (
                                  SELECT string_agg(quote_ident(option_name) || '=' || quote_literal(option_value), ', ')
                                  FROM pg_options_to_table(x.reloptions)) || ')', ' TABLESPACE ' || quote_ident(space.spcname)) AS storage
                FROM wanted JOIN pg_class c ON c.oid = wanted.oid JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid
                LEFT JOIN pg_tablespace space ON space.oid = x.reltablespace
                WHERE x.reloptions IS NOT NULL OR space.oid IS NOT NULL OR %2$s""".formatted(all, distinct);
    }
}
