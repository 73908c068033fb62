package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.workload.OwnStatements;

/// What a database counted of the pages of its tables, with their TOAST tables and indexes (`pg_statio_user_tables`).
final class PageCounters {
    private static final String COUNTERS = """
            coalesce(sum(heap_blks_hit + coalesce(toast_blks_hit, 0)), 0)::bigint AS table_hit,
                   coalesce(sum(heap_blks_read + coalesce(toast_blks_read, 0)), 0)::bigint AS table_read,
                   coalesce(sum(coalesce(idx_blks_hit, 0) + coalesce(tidx_blks_hit, 0)), 0)::bigint AS index_hit,
                   coalesce(sum(coalesce(idx_blks_read, 0) + coalesce(tidx_blks_read, 0)), 0)::bigint AS index_read
            FROM pg_statio_user_tables""";
    private static final String ALL = "SELECT " + OwnStatements.MARK + " current_database() AS name, " + COUNTERS;
    private static final String TABLES = "SELECT " + OwnStatements.MARK + " schemaname || '.' || relname AS name, " + COUNTERS
            + " GROUP BY schemaname, relname ORDER BY sum(heap_blks_read + coalesce(toast_blks_read, 0) + coalesce(idx_blks_read, 0)"
            + " + coalesce(tidx_blks_read, 0)) DESC, 1 LIMIT ";

    private static final String INDEXES = "SELECT " + OwnStatements.MARK + " schemaname || '.' || indexrelname AS name,"
            + " 0::bigint AS table_hit, 0::bigint AS table_read, idx_blks_hit AS index_hit, idx_blks_read AS index_read"
            + " FROM pg_statio_user_indexes"
            + " WHERE idx_blks_hit + idx_blks_read > 0 ORDER BY idx_blks_read DESC, 1 LIMIT ";

    private PageCounters() {}

    /// Of all tables together, by the database's name; in the transaction under way.
    static BufferHits all(Connection connection) throws SQLException {
        return hits(connection, ALL).getFirst();
    }

    /// Of the tables of which most pages were not there, the most first.
    static List<BufferHits> tables(Connection connection, int most) throws SQLException {
        return hits(connection, TABLES + most);
    }

    /// Of the single indexes of which most pages were not there, the most first; without those of TOAST tables.
    static List<BufferHits> indexes(Connection connection, int most) throws SQLException {
        return hits(connection, INDEXES + most);
    }

    private static List<BufferHits> hits(Connection connection, String query) throws SQLException {
        var hits = new ArrayList<BufferHits>();
        Query.rows(connection, query, List.of(), row -> hits.add(hits(row)));
        return hits;
    }

    private static BufferHits hits(ResultSet row) throws SQLException {
        return new BufferHits(row.getString("name"), row.getLong("table_hit"), row.getLong("table_read"), row.getLong("index_hit"),
                row.getLong("index_read"));
    }
}
