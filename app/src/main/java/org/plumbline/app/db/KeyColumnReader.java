package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.capacity.shard.ShardTally;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.OwnStatements;

/// Reads the keys of a column and counts them, in memory that does not grow with the table: every row through a cursor, or the rows of a
/// sample of blocks (`TABLESAMPLE SYSTEM`). A row's size is the sum of its columns' stored sizes, so that nothing is taken out of TOAST.
final class KeyColumnReader {
    private static final int ROWS_AT_ONCE = 10_000;
    private static final int ROW_HEADER = 24;
    private static final int SEED = 1;
    private static final String TIME_LIMIT = "57014";

    private final Connection connection;
    private final KeyColumn wanted;
    private final Canceller canceller;
    private final KeyProgress progress;
    private final long end;

    private KeyColumnReader(Connection connection, KeyColumn wanted, Canceller canceller, KeyProgress progress) {
        this.connection = connection;
        this.wanted = wanted;
        this.canceller = canceller;
        this.progress = progress;
        this.end = System.nanoTime() + wanted.limit().toNanos();
    }

    /// In a READ ONLY transaction that is rolled back.
    static MeasuredKeys read(Connection connection, KeyColumn wanted, Canceller canceller, KeyProgress progress) throws SQLException {
        return ReadOnly.transaction(connection, wanted.limit(), open ->
                new KeyColumnReader(open, wanted, canceller, progress).read());
    }

    private MeasuredKeys read() throws SQLException {
        long begin = System.nanoTime();
        FoundKey found = FoundKey.of(connection, wanted.table(), wanted.column());
        if (found.unknownHash().isPresent()) {
            throw FoundKey.wrong(found.unknownHash().get());
        }
        Optional<Double> percent = wanted.samplePercent().filter(part -> part < 100);
        if (percent.isPresent() && !"rpm".contains(found.kind())) {
            throw FoundKey.wrong("Only tables and materialized views can be sampled. Read every row.");
        }
        var tally = new ShardTally(wanted.methods(), wanted.options(), found.type(), wanted.before(), wanted.after(),
                percent.orElse(100.0) / 100);
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'");
        }
        count(found, percent, tally);
        return new MeasuredKeys(found.schema(), found.table(), wanted.column(), found.sqlType(), tally.counts(), percent,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private void count(FoundKey found, Optional<Double> percent, ShardTally tally) throws SQLException {
        String sample = percent.map(part -> " TABLESAMPLE SYSTEM (" + part + ") REPEATABLE (" + SEED + ")").orElse("");
        String block = percent.isPresent() ? ", t.tableoid::bigint, (t.ctid::text::point)[0]::bigint" : "";
        try (PreparedStatement query = connection.prepareStatement("SELECT " + OwnStatements.MARK + " t." + QuotedName.of(wanted.column())
                + "::text, " + sizes(found) + block + " FROM " + QuotedName.of(found.schema(), found.table()) + " t" + sample)) {
            query.setFetchSize(ROWS_AT_ONCE);
            canceller.begins(query);
            try (ResultSet row = query.executeQuery()) {
                rows(row, percent.isPresent(), (long) (found.rows() * percent.orElse(100.0) / 100), tally);
            } finally {
                canceller.ended();
            }
        }
    }

    private void rows(ResultSet row, boolean sampled, long all, ShardTally tally) throws SQLException {
        long read = 0;
        long table = -1;
        long block = -1;
        while (row.next()) {
            if (read++ % ROWS_AT_ONCE == 0) {
                goOn();
                progress.rows(read, all);
            }
            if (sampled && (row.getLong(4) != block || row.getLong(3) != table)) {
                tally.endBlock();
                table = row.getLong(3);
                block = row.getLong(4);
            }
            String key = row.getString(1);
            if (key == null) {
                tally.addNulls(1);
            } else {
                add(tally, key, row.getLong(2));
            }
        }
        tally.endBlock();
    }

    private static void add(ShardTally tally, String key, long bytes) throws SQLException {
        try {
            tally.add(key, bytes);
        } catch (IllegalArgumentException odd) {
            throw FoundKey.wrong(odd.getMessage());
        }
    }

    /// The server's limit is for each batch of rows, ours for all of them.
    private void goOn() throws SQLException {
        if (canceller.isCancelled()) {
            throw new SQLException("Reading was cancelled.", TIME_LIMIT);
        }
        if (System.nanoTime() - end > 0) {
            throw new SQLException("canceling statement due to statement timeout", TIME_LIMIT);
        }
    }

    private static String sizes(FoundKey found) {
        return ROW_HEADER + " + " + found.columns().stream().map(name -> "coalesce(pg_column_size(t." + QuotedName.of(name) + "), 0)")
                .collect(Collectors.joining(" + "));
    }
}
