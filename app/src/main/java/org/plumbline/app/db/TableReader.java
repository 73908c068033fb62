package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ForeignKeyFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Target;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Rows;

/// Reads tables with their columns, indexes and keys, all of one kind in one query.
final class TableReader {
    /// Somebody holds the table exclusively. What would wait for it is left out then: sizes, and expressions, which the server prints with
    /// the table opened (`set_relation_column_names`, ruleutils.c).
    private static final String HELD = """
            EXISTS (SELECT FROM pg_locks l WHERE l.relation IN (%1$s.oid, %2$s) AND l.mode = 'AccessExclusiveLock'
                      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))""";
    /// In bytes; as of the last VACUUM where the table is held.
    private static final String SIZE = "CASE WHEN " + HELD + """

            THEN greatest(%1$s.relpages, 0)::bigint * current_setting('block_size')::bigint
            ELSE coalesce(pg_relation_size(%1$s.oid), 0) END""";

    private static final String TABLES = """
            WITH RECURSIVE /* Plumbline */ named AS (
                SELECT c.oid FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
                JOIN pg_class c ON c.relname = wanted.name AND c.relkind IN ('r', 'p', 'm')
                JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = wanted.schema OR (wanted.schema IS NULL AND pg_table_is_visible(c.oid))
            ), below AS (
                SELECT oid FROM named
                UNION SELECT i.inhrelid FROM below JOIN pg_class p ON p.oid = below.oid AND p.relkind = 'p'
                      JOIN pg_inherits i ON i.inhparent = p.oid
            ), above AS (
                SELECT oid FROM below
                UNION SELECT p.oid FROM above JOIN pg_inherits i ON i.inhrelid = above.oid
                      JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'p'
            )
            SELECT c.oid::bigint, n.nspname, c.relname, c.relkind = 'p',
                   (SELECT pn.nspname || '.' || p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'p'
                    JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid LIMIT 1),
                   CASE WHEN c.relkind = 'p' THEN (SELECT coalesce(sum(ps.n_live_tup), 0) FROM pg_partition_tree(c.oid) t
                                                   JOIN pg_stat_all_tables ps ON ps.relid = t.relid)
                        ELSE coalesce(s.n_live_tup, 0) END,
                   CASE WHEN c.relkind = 'p' THEN 0 ELSE %s END / current_setting('block_size')::bigint,
                   coalesce(s.n_mod_since_analyze, 0), greatest(s.last_analyze, s.last_autoanalyze),
                   coalesce(s.n_tup_upd, 0), coalesce(s.n_tup_hot_upd, 0),
                   coalesce((SELECT option_value::int FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor'), 100),
                   CASE WHEN c.relfrozenxid::text <> '0' THEN age(c.relfrozenxid) ELSE 0 END
            FROM (SELECT oid FROM above) AS all_of_them JOIN pg_class c ON c.oid = all_of_them.oid
            JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
            ORDER BY n.nspname, c.relname""".formatted(SIZE.formatted("c", "c.oid"));

    private static final String COLUMNS = """
            SELECT /* Plumbline */ a.attrelid::bigint, a.attname, format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
                        THEN (s.histogram_bounds::text::bigint[])[cardinality(s.histogram_bounds::text::bigint[])] END,
                   s.avg_width
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = a.attname
                                    AND s.inherited = (c.relkind = 'p')
            WHERE a.attrelid = ANY (?::bigint[]::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""";

    private static final String INDEXES = """
            SELECT /* Plumbline */ i.indrelid::bigint, c.relname, am.amname,
                   CASE WHEN i.indpred IS NULL THEN NULL WHEN %2$s THEN '(not known now)' ELSE pg_get_expr(i.indpred, i.indrelid) END,
                   i.indisunique, i.indisprimary,
                   i.indisreplident OR EXISTS (SELECT FROM pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype <> 'f'),
                   i.indisvalid, EXISTS (SELECT FROM pg_stat_progress_create_index b WHERE b.index_relid = i.indexrelid),
                   coalesce(s.idx_scan, 0), %1$s, i.indnkeyatts, key.n,
                   CASE WHEN i.indkey[key.n - 1] <> 0
                        THEN (SELECT quote_ident(a.attname) FROM pg_attribute a
                              WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[key.n - 1])
                        WHEN %2$s THEN '(not known now)' ELSE pg_get_indexdef(i.indexrelid, key.n, true) END,
                   (SELECT opn.nspname || '.' || op.opcname FROM pg_opclass op JOIN pg_namespace opn ON opn.oid = op.opcnamespace
                    WHERE op.oid = i.indclass[key.n - 1]),
                   (SELECT con.nspname || '.' || col.collname FROM pg_collation col JOIN pg_namespace con ON con.oid = col.collnamespace
                    WHERE col.oid = i.indcollation[key.n - 1]),
                   i.indoption[key.n - 1],
                   (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[key.n - 1]), i.indnatts
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam
            LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = i.indexrelid
            CROSS JOIN LATERAL generate_series(1, i.indnatts) AS key (n)
            WHERE i.indrelid = ANY (?::bigint[]::oid[])
            ORDER BY i.indrelid, c.relname, key.n""".formatted(SIZE.formatted("c", "i.indrelid"), HELD.formatted("c", "i.indrelid"));

    private static final String FOREIGN_KEYS = """
            SELECT /* Plumbline */ con.conrelid::bigint, con.conname,
                   ARRAY(SELECT a.attname::text FROM unnest(con.conkey) WITH ORDINALITY AS key (number, place)
                         JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = key.number ORDER BY key.place),
                   n.nspname || '.' || c.relname
            FROM pg_constraint con JOIN pg_class c ON c.oid = con.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE con.contype = 'f' AND con.conrelid = ANY (?::bigint[]::oid[]) ORDER BY con.conrelid, con.conname""";

    private static final String SEQUENCES = """
            SELECT /* Plumbline */ sn.nspname, s.relname, coalesce(known.last_value, 0), seq.seqmax, tn.nspname || '.' || t.relname,
                   a.attname
            FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            JOIN pg_sequence seq ON seq.seqrelid = s.oid AND NOT seq.seqcycle AND seq.seqincrement > 0
            JOIN pg_namespace sn ON sn.oid = s.relnamespace
            JOIN pg_sequences known ON known.schemaname = sn.nspname AND known.sequencename = s.relname
            JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
              AND d.refobjid = ANY (?::bigint[]::oid[]) ORDER BY 1, 2""";

    private final Connection connection;
    private final List<Target> targets;
    private Long[] oids = {};

    TableReader(Connection connection, List<Target> targets) {
        this.connection = connection;
        this.targets = targets;
    }

    /// One row of a query.
    @FunctionalInterface
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /// The tables named, their partitions and the partitioned tables above them.
    List<TableFacts> tables() throws SQLException {
        var found = new LinkedHashMap<Long, TableFacts>();
        try (PreparedStatement query = connection.prepareStatement(TABLES)) {
            query.setArray(1, connection.createArrayOf("text", targets.stream().map(each -> each.schema().orElse(null)).toArray()));
            query.setArray(2, connection.createArrayOf("text", targets.stream().map(each -> each.relation().orElseThrow()).toArray()));
            rows(query, row -> found.put(row.getLong(1), table(row)));
        }
        oids = found.keySet().toArray(Long[]::new);
        Map<Long, List<ColumnFacts>> columns = columns();
        Map<Long, List<IndexFacts>> indexes = indexes();
        Map<Long, List<ForeignKeyFacts>> keys = foreignKeys();
        var tables = new ArrayList<TableFacts>();
        found.forEach((oid, table) -> tables.add(with(table, columns.getOrDefault(oid, List.of()), indexes.getOrDefault(oid, List.of()),
                keys.getOrDefault(oid, List.of()))));
        return tables;
    }

    /// Those that fill columns of these tables; to be read after them.
    List<SequenceFacts> sequences() throws SQLException {
        var sequences = new ArrayList<SequenceFacts>();
        ofTables(SEQUENCES, row -> sequences.add(new SequenceFacts(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getString(5), row.getString(6))));
        return sequences;
    }

    private static TableFacts table(ResultSet row) throws SQLException {
        Optional<Instant> analyzed = Optional.ofNullable(row.getObject(9, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        return new TableFacts(row.getString(2), row.getString(3), row.getBoolean(4), Optional.ofNullable(row.getString(5)),
                Rows.rows(row.getDouble(6)), Blocks.blocks(row.getLong(7)), Rows.rows(row.getDouble(8)), analyzed, row.getLong(10),
                row.getLong(11), row.getInt(12), row.getLong(13), List.of(), List.of(), List.of());
    }

    private static TableFacts with(TableFacts table, List<ColumnFacts> columns, List<IndexFacts> indexes, List<ForeignKeyFacts> keys) {
        return new TableFacts(table.schema(), table.name(), table.partitioned(), table.partitionOf(), table.rows(), table.pages(),
                table.modifiedSinceAnalyze(), table.analyzedAt(), table.updates(), table.hotUpdates(), table.fillFactor(),
                table.frozenAge(), columns, indexes, keys);
    }

    private Map<Long, List<ColumnFacts>> columns() throws SQLException {
        var columns = new LinkedHashMap<Long, List<ColumnFacts>>();
        ofTables(COLUMNS, row -> columns.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new ColumnFacts(row.getString(2), row.getString(3), number(row, 4), number(row, 5))));
        return columns;
    }

    private Map<Long, List<ForeignKeyFacts>> foreignKeys() throws SQLException {
        var keys = new LinkedHashMap<Long, List<ForeignKeyFacts>>();
        ofTables(FOREIGN_KEYS, row -> keys.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new ForeignKeyFacts(
                row.getString(2), Arrays.asList((String[]) row.getArray(3).getArray()), row.getString(4))));
        return keys;
    }

    private Map<Long, List<IndexFacts>> indexes() throws SQLException {
        var indexes = new LinkedHashMap<Long, List<IndexFacts>>();
        var keys = new ArrayList<IndexFacts.Key>();
        var included = new ArrayList<String>();
        ofTables(INDEXES, row -> {
            int place = row.getInt(13);
            if (place == 1) {
                keys.clear();
                included.clear();
            }
            if (place <= row.getInt(12)) {
                keys.add(new IndexFacts.Key(
                        row.getString(14), row.getString(15), Optional.ofNullable(row.getString(16)).orElse(""), row.getInt(17)));
            } else {
                included.add(row.getString(18));
            }
            if (place == row.getInt(19)) {
                indexes.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(index(row, keys, included));
            }
        });
        return indexes;
    }

    private static IndexFacts index(ResultSet row, List<IndexFacts.Key> keys, List<String> included) throws SQLException {
        return new IndexFacts(row.getString(2), row.getString(3), keys, included, Optional.ofNullable(row.getString(4)), row.getBoolean(5),
                row.getBoolean(6), row.getBoolean(7), row.getBoolean(8), row.getBoolean(9), row.getLong(10), Bytes.bytes(row.getLong(11)));
    }

    private static OptionalLong number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private void ofTables(String sql, RowTaker taker) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", oids));
            rows(query, taker);
        }
    }

    private static void rows(PreparedStatement query, RowTaker taker) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                taker.take(row);
            }
        }
    }
}
