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
import java.util.OptionalLong;
import org.plumbline.catalog.BloatEstimate;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ColumnStatistics.CommonValue;
import org.plumbline.plan.unit.Share;
import org.plumbline.workload.OwnStatements;

/// Reads the columns of tables with their statistics, as far as the role may see them.
final class ColumnReader {
    /// `relpages` of partitioned tables is -1 on some versions.
    private static final long ANY_SIZE = -1;

    /// What a sequence fills is known by the sequence. The end of the histogram is dear: all of it is made a text.
    private static final String LONE_KEY = """
            a.atttypid <> 'int8'::regtype AND NOT a.atthasdef AND a.attidentity = ''
                        AND EXISTS (SELECT FROM pg_index i
                                    WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey))""";

    /// `lc_collate_is_c`: of the column's own collation, or of the database's (100 is `default`). Providers came with 15, `b` with 17.
    private static final String BYTE_ORDER = """
            CASE a.attcollation WHEN 0 THEN false WHEN 100 THEN (
                    SELECT (to_jsonb(d) ->> 'datlocprovider') = 'b'
                        OR coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') = 'c' AND d.datcollate IN ('C', 'POSIX')
                    FROM pg_database d WHERE d.datname = current_database())
                ELSE (SELECT o.collprovider = 'b' OR o.collprovider = 'c' AND o.collcollate IN ('C', 'POSIX')
                    FROM pg_collation o WHERE o.oid = a.attcollation) END""";

    private ColumnReader() {}

    /// By the tables' oids.
    ///
    /// @param many of a whole database: statistics of tables of a few pages are left out, and the most common values of all; the highest
    ///         is told only where an integer key may reach its end
    static Map<Long, List<ColumnFacts>> read(Connection connection, Array oids, boolean many) throws SQLException {
        var columns = new HashMap<Long, List<ColumnFacts>>();
        Query.rows(connection, columns(many), List.of(oids), row ->
                columns.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(column(row)));
        return columns;
    }

    private static String columns(boolean many) {
        return "SELECT " + OwnStatements.MARK + """
             a.attrelid::bigint, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                   a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint con WHERE con.conrelid = a.attrelid AND con.contype = 'n'
                           AND NOT con.convalidated AND a.attnum = ANY (con.conkey)) AS never_null,
                   EXISTS (SELECT FROM pg_type t LEFT JOIN pg_type base ON base.oid = t.typbasetype
                           WHERE t.oid = a.atttypid AND 'c' IN (t.typtype, base.typtype)) AS composite,
                   %4$s AS byte_order,
                   CASE WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AND %2$s
                        THEN substring(s.histogram_bounds::text FROM '[0-9-]+\\}$') END AS highest,
                   s.avg_width, s.null_frac, s.n_distinct, s.correlation,
                   CASE WHEN %1$s THEN s.most_common_vals::text::text[] END AS common,
                   CASE WHEN %1$s THEN s.most_common_freqs::text[] END AS frequencies
            FROM unnest(?::bigint[]) AS wanted (oid) JOIN pg_attribute a ON a.attrelid = wanted.oid::oid
            JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN LATERAL (
                SELECT * FROM pg_stats s WHERE c.relpages >= %3$d AND s.schemaname = n.nspname AND s.tablename = c.relname
                AND s.attname = a.attname AND s.inherited = (c.relkind = 'p') OFFSET 0) s ON true
            WHERE a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum""".formatted(
                !many, many ? LONE_KEY : "true", many ? BloatEstimate.LEAST_PAGES : ANY_SIZE, BYTE_ORDER);
    }

    private static ColumnFacts column(ResultSet row) throws SQLException {
        OptionalLong width = Query.number(row, "avg_width");
        Optional<ColumnStatistics> statistics = width.isEmpty() ? Optional.empty() : Optional.of(new ColumnStatistics(
                width.getAsLong(), new Share(row.getDouble("null_frac")), row.getDouble("n_distinct"), common(row),
                Query.fraction(row, "correlation")));
        Optional<String> highest = Query.text(row, "highest").map(text -> text.substring(0, text.length() - 1));
        return new ColumnFacts(row.getString("attname"), row.getString("type"), row.getBoolean("never_null"), row.getBoolean("composite"),
                row.getBoolean("byte_order"), highest.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty()), statistics);
    }

    private static List<CommonValue> common(ResultSet row) throws SQLException {
        List<String> values = Query.texts(row, "common");
        List<String> frequencies = Query.texts(row, "frequencies");
        var common = new ArrayList<CommonValue>();
        for (int i = 0; i < Math.min(values.size(), frequencies.size()); i++) {
            common.add(new CommonValue(values.get(i), new Share(Double.parseDouble(frequencies.get(i)))));
        }
        return common;
    }
}
