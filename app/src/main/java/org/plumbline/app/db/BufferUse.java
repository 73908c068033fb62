package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.workload.OwnStatements;

/// How a server's own memory serves the tables of a database.
///
/// @param all of the database's tables together; its name is that of the database
/// @param tables those of which most pages were not there, the most first
/// @param sharedBuffers the server's own memory for pages
/// @param cacheSize `effective_cache_size`, what the planner takes to be there together with the operating system's
/// @param memory of the machine, where the server runs on this one
public record BufferUse(
        BufferHits all, List<BufferHits> tables, Bytes sharedBuffers, Bytes cacheSize, Optional<Bytes> memory) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_TABLES = 12;

    private static final String COUNTERS = """
            coalesce(sum(heap_blks_hit + coalesce(toast_blks_hit, 0)), 0)::bigint AS table_hit,
                   coalesce(sum(heap_blks_read + coalesce(toast_blks_read, 0)), 0)::bigint AS table_read,
                   coalesce(sum(coalesce(idx_blks_hit, 0) + coalesce(tidx_blks_hit, 0)), 0)::bigint AS index_hit,
                   coalesce(sum(coalesce(idx_blks_read, 0) + coalesce(tidx_blks_read, 0)), 0)::bigint AS index_read
            FROM pg_statio_user_tables""";
    private static final String ALL = "SELECT " + OwnStatements.MARK + " current_database() AS name, " + COUNTERS;
    private static final String TABLES = "SELECT " + OwnStatements.MARK + " schemaname || '.' || relname AS name, " + COUNTERS
            + " GROUP BY schemaname, relname ORDER BY sum(heap_blks_read + coalesce(toast_blks_read, 0) + coalesce(idx_blks_read, 0)"
            + " + coalesce(tidx_blks_read, 0)) DESC, 1 LIMIT " + MOST_TABLES;
    private static final String SETTINGS = "SELECT " + OwnStatements.MARK
            + " pg_size_bytes(current_setting('shared_buffers')), pg_size_bytes(current_setting('effective_cache_size'))";

    public BufferUse {
        tables = List.copyOf(tables);
    }

    /// As the server counted it since its counters were reset.
    ///
    /// @throws ServerFailure when the server cannot be reached, or does not answer
    public static BufferUse of(Database database) throws ServerFailure {
        return database.use(BufferUse::read);
    }

    private static BufferUse read(Connection connection) throws SQLException {
        Optional<Bytes> memory = OwnMachine.of(connection).memory();
        return ReadOnly.transaction(connection, LONGEST, open -> {
            var tables = new ArrayList<BufferHits>();
            Query.rows(open, TABLES, List.of(), row -> tables.add(hits(row)));
            var all = new ArrayList<BufferHits>();
            Query.rows(open, ALL, List.of(), row -> all.add(hits(row)));
            try (Statement statement = open.createStatement(); ResultSet row = statement.executeQuery(SETTINGS)) {
                row.next();
                return new BufferUse(all.getFirst(), tables.stream().filter(each -> each.asked() > 0).toList(),
                        new Bytes(row.getLong(1)), new Bytes(row.getLong(2)), memory);
            }
        });
    }

    private static BufferHits hits(ResultSet row) throws SQLException {
        return new BufferHits(row.getString("name"), row.getLong("table_hit"), row.getLong("table_read"), row.getLong("index_hit"),
                row.getLong("index_read"));
    }
}
