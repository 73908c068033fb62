package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.workload.OwnStatements;

/// How a server's own memory serves the tables of a database.
///
/// @param all of the database's tables together; its name is that of the database
/// @param tables those of which most pages were not there, the most first
/// @param indexes likewise single indexes; the pages of their tables count 0 there
/// @param sharedBuffers the server's own memory for pages
/// @param cacheSize `effective_cache_size`, what the planner takes to be there together with the operating system's
/// @param memory of the machine, where the server runs on this one
public record BufferUse(
        BufferHits all, List<BufferHits> tables, List<BufferHits> indexes, Bytes sharedBuffers, Bytes cacheSize, Optional<Bytes> memory) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_TABLES = 12;

    private static final String SETTINGS = "SELECT " + OwnStatements.MARK
            + " pg_size_bytes(current_setting('shared_buffers')), pg_size_bytes(current_setting('effective_cache_size'))";

    public BufferUse {
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
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
            List<BufferHits> tables = PageCounters.tables(open, MOST_TABLES);
            List<BufferHits> indexes = PageCounters.indexes(open, MOST_TABLES);
            BufferHits all = PageCounters.all(open);
            try (Statement statement = open.createStatement(); ResultSet row = statement.executeQuery(SETTINGS)) {
                row.next();
                return new BufferUse(all, tables.stream().filter(each -> each.asked() > 0).toList(), indexes,
                        new Bytes(row.getLong(1)), new Bytes(row.getLong(2)), memory);
            }
        });
    }
}
