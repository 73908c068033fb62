package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plumbline.advisor.PageCostFit;
import org.plumbline.capacity.cache.BufferHits;
import org.plumbline.catalog.PageCosts;
import org.plumbline.catalog.PageReads;
import org.plumbline.workload.OwnStatements;

/// Reads how a database's pages were come by, and so which page costs fit.
final class PageCostReader {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /// `pg_stat_io` begins with it; it tells bytes from 18 on.
    private static final int TELLS_IO = 16;
    private static final int TELLS_BYTES = 18;
    /// From fewer no average is made.
    private static final long FEWEST_TIMED = 1_000;

    /// In nanoseconds: no system hands a page of 8 kB over sooner (40 GB a second; 670 were measured from a fast machine's memory), so
    /// that less was not timed all the while.
    private static final double QUICKEST = 200;

    /// Of all databases, as the disk is the same; of those who wait for the page themselves.
    private static final String TIMES = "SELECT " + OwnStatements.MARK + """
             1e6 * sum(read_time) FILTER (WHERE context = 'normal') / nullif(sum(%1$s) FILTER (WHERE context = 'normal'), 0),
                   1e6 * sum(read_time) FILTER (WHERE context = 'bulkread') / nullif(sum(%1$s) FILTER (WHERE context = 'bulkread'), 0),
                   coalesce(sum(%1$s) FILTER (WHERE context = 'normal'), 0), coalesce(sum(%1$s) FILTER (WHERE context = 'bulkread'), 0)
            FROM pg_stat_io WHERE object = 'relation' AND backend_type IN ('client backend', 'background worker')""";
    private static final String PAGES_18 = "(read_bytes / current_setting('block_size')::int)";
    private static final String PAGES_16 = "reads";
    private static final String TIME = "SELECT " + OwnStatements.MARK + """
             1e6 * blk_read_time / nullif(blks_read, 0), NULL::float8, blks_read, 0 FROM pg_stat_database
            WHERE datname = current_database()""";

    private static final String TIMED = "SELECT " + OwnStatements.MARK
            + " FROM pg_settings WHERE name = 'track_io_timing' AND setting = 'on' AND source IN ('configuration file', 'command line')";

    private PageCostReader() {}

    /// Nothing where the server does not tell.
    static Optional<PageCostFit> read(Connection connection) throws SQLException {
        return ReadOnly.transaction(connection, LONGEST, open -> {
            Optional<PageReads> reads = reads(open);
            return reads.isEmpty() ? Optional.empty() : PageCostFit.of(ServerReader.read(open).with(reads.get()));
        });
    }

    /// In the transaction under way.
    static Optional<PageReads> reads(Connection connection) throws SQLException {
        return ReadOnly.answered(connection, open -> {
            BufferHits all = PageCounters.all(open);
            return timed(open, new PageReads(all.tableHit() + all.indexHit(), all.read(), Optional.empty(), Optional.empty()));
        });
    }

    /// Where they are not told, or not timed, as it was.
    private static PageReads timed(Connection connection, PageReads untimed) throws SQLException {
        if (ReadOnly.answered(connection, PageCostReader::isTimed).filter(timed -> timed).isEmpty()) {
            return untimed;
        }
        int version = connection.getMetaData().getDatabaseMajorVersion();
        return ReadOnly.answered(connection, open -> {
            try (Statement statement = open.createStatement(); ResultSet row = statement.executeQuery(
                    version < TELLS_IO ? TIME : TIMES.formatted(version < TELLS_BYTES ? PAGES_16 : PAGES_18))) {
                return row.next() ? new PageReads(untimed.hit(), untimed.read(), time(row, 1, 3), time(row, 2, 4)) : untimed;
            }
        }).orElse(untimed);
    }

    /// Only where the server itself is set so: a session's own timing tells nothing of the reads of others.
    private static boolean isTimed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TIMED)) {
            return row.next();
        }
    }

    /// The server's own average, if it is one.
    private static Optional<Duration> time(ResultSet row, int average, int count) throws SQLException {
        double nanos = row.getDouble(average);
        return row.getLong(count) < FEWEST_TIMED || nanos < QUICKEST ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(nanos)));
    }

    /// As they follow `SET` or `SET LOCAL`.
    static List<String> settings(PageCosts costs) {
        return List.of("seq_page_cost = " + costs.sequential(), "random_page_cost = " + costs.random());
    }
}
