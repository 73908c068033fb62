package org.plumbline.app.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.catalog.Bloat;
import org.plumbline.catalog.BloatEstimate;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.OwnStatements;

/// Reads the indexes of tables: a row for each key and each column that is carried along.
final class IndexReader {
    private IndexReader() {}

    /// By the tables' oids.
    ///
    /// @param many of a whole database: without the statements that would make them, which take more time than all else
    static Map<Long, List<IndexFacts>> read(Connection connection, Array oids, Map<Long, List<ColumnFacts>> columns, boolean many)
            throws SQLException {
        String held = HeldTables.isHeld("c.oid", "i.indrelid");
        String lastScan = StatFunctions.has(connection, "pg_stat_get_lastscan") ? "pg_stat_get_lastscan(c.oid)" : "NULL::timestamptz";
        var indexes = new HashMap<Long, List<IndexFacts>>();
        var started = new Started();
        String size = many ? HeldTables.sizeUnlessKnown("c", held, "i.indrelid") : HeldTables.size("c", held);
        String sql = indexes(held, size, lastScan, many);
        Query.rows(connection, sql, List.of(oids), row -> {
            started.take(row);
            if (row.getInt("n") == row.getInt("indnatts")) {
                long table = row.getLong(1);
                indexes.computeIfAbsent(table, _ -> new ArrayList<>())
                        .add(started.end(row, columns.getOrDefault(table, List.of())));
            }
        });
        return indexes;
    }

    private static String indexes(String held, String size, String lastScan, boolean many) {
        return "WITH " + OwnStatements.MARK + """
             %1$s, building AS MATERIALIZED (SELECT index_relid FROM pg_stat_progress_create_index)
            SELECT i.indrelid::bigint, c.relname, am.amname,
                   CASE WHEN i.indpred IS NULL THEN NULL WHEN %2$s THEN '(not known now)' ELSE pg_get_expr(i.indpred, i.indrelid) END
                       AS predicate,
                   i.indisunique, i.indisprimary,
                   i.indisreplident OR i.indexrelid IN (SELECT conindid FROM pg_constraint WHERE contype IN ('p', 'u', 'x')) AS needed,
                   i.indisvalid, i.indexrelid IN (SELECT index_relid FROM building) AS building,
                   pg_stat_get_numscans(c.oid) AS scans, %4$s AS last_scan, %3$s AS size, greatest(c.reltuples, 0) AS entries,
                   CASE WHEN c.reloptions IS NULL THEN 90 ELSE coalesce((SELECT option_value::int FROM pg_options_to_table(c.reloptions)
                         WHERE option_name = 'fillfactor'), 90) END AS fillfactor,
                   CASE WHEN key.n = 1 AND %5$s AND NOT %2$s THEN pg_get_indexdef(i.indexrelid) END AS definition,
                   i.indnkeyatts, i.indnatts, key.n, a.attname,
                   CASE WHEN i.indkey[key.n - 1] <> 0 THEN quote_ident(a.attname)
                        WHEN %2$s THEN '(not known now)' ELSE pg_get_indexdef(i.indexrelid, key.n, true) END AS expression,
                   opn.nspname || '.' || op.opcname AS opclass, coln.nspname || '.' || col.collname AS collation,
                   i.indoption[key.n - 1] AS options
            FROM unnest(?::bigint[]) AS wanted (oid) JOIN pg_index i ON i.indrelid = wanted.oid::oid
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam
            CROSS JOIN LATERAL generate_series(1, i.indnatts) AS key (n)
            LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[key.n - 1] AND i.indkey[key.n - 1] <> 0
            LEFT JOIN pg_opclass op ON op.oid = i.indclass[key.n - 1] LEFT JOIN pg_namespace opn ON opn.oid = op.opcnamespace
            LEFT JOIN pg_collation col ON col.oid = i.indcollation[key.n - 1]
            LEFT JOIN pg_namespace coln ON coln.oid = col.collnamespace
            ORDER BY i.indrelid, c.relname, key.n""".formatted(HeldTables.WITH, held, size, lastScan, !many);
    }

    /// The index whose rows are coming in.
    private static final class Started {
        private final List<IndexFacts.Key> keys = new ArrayList<>();
        private final List<String> included = new ArrayList<>();
        private Optional<String> definition = Optional.empty();

        void take(ResultSet row) throws SQLException {
            int place = row.getInt("n");
            if (place == 1) {
                keys.clear();
                included.clear();
                definition = Query.text(row, "definition");
            }
            if (place <= row.getInt("indnkeyatts")) {
                keys.add(new IndexFacts.Key(row.getString("expression"), row.getString("opclass"),
                        Query.text(row, "collation").orElse(""), row.getInt("options")));
            } else {
                included.add(row.getString("attname"));
            }
        }

        IndexFacts end(ResultSet row, List<ColumnFacts> columns) throws SQLException {
            Bytes size = Bytes.bytes(row.getLong("size"));
            return new IndexFacts(row.getString("relname"), row.getString("amname"), keys, included, Query.text(row, "predicate"),
                    row.getBoolean("indisunique"), row.getBoolean("indisprimary"), row.getBoolean("needed"), row.getBoolean("indisvalid"),
                    row.getBoolean("building"), row.getLong("scans"), Query.time(row, "last_scan"), size, bloat(row, size, columns),
                    definition);
        }

        private Optional<Bloat> bloat(ResultSet row, Bytes size, List<ColumnFacts> columns) throws SQLException {
            if (!row.getString("amname").equals("btree")) {
                return Optional.empty();
            }
            var own = new ArrayList<ColumnFacts>();
            for (ColumnFacts column : columns) {
                String name = QuotedName.of(column.name());
                if (included.contains(column.name()) || keys.stream().anyMatch(key -> key.expression().equals(name))) {
                    own.add(column);
                }
            }
            return own.size() < keys.size() + included.size() ? Optional.empty() : BloatEstimate.ofIndex(
                    Rows.rows(row.getDouble("entries")), Blocks.blocks(size.count() / Blocks.BYTES_PER_BLOCK), row.getInt("fillfactor"),
                    own);
        }
    }
}
