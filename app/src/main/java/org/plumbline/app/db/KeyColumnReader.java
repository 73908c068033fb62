package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.capacity.shard.KeyType;
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
    private static final String WRONG = "42703";

    private record Found(String schema, String table, String kind, String type, boolean plainOrder, long rows, String sizes) {}

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
        Found found = find();
        KeyType type = KeyType.of(found.type()).orElseThrow(() -> wrong("Keys of type " + found.type()
                + " cannot be hashed here. Choose a column of a number, text, uuid, date, timestamp, boolean or bytea."));
        if (!found.plainOrder()) {
            throw wrong("The column's collation is not deterministic: its texts' hashes depend on the collation, and are not known here.");
        }
        Optional<Double> percent = wanted.samplePercent().filter(part -> part < 100);
        if (percent.isPresent() && !"rpm".contains(found.kind())) {
            throw wrong("Only tables and materialized views can be sampled. Read every row.");
        }
        var tally = new ShardTally(wanted.methods(), type, wanted.before(), wanted.after(), percent.orElse(100.0) / 100);
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'");
        }
        count(found, percent, tally);
        return new MeasuredKeys(found.schema(), found.table(), wanted.column(), found.type(), tally.counts(), percent,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Found find() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + OwnStatements.MARK + """
                 n.nspname, c.relname, c.relkind::text, format_type(CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END, NULL),
                       coalesce((SELECT collisdeterministic FROM pg_collation WHERE oid = a.attcollation), true),
                       greatest(c.reltuples, 0)::bigint,
                       (SELECT array_agg(s.attname::text ORDER BY s.attnum) FROM pg_attribute s
                        WHERE s.attrelid = c.oid AND s.attnum > 0 AND NOT s.attisdropped)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_type t ON t.oid = a.atttypid
                WHERE c.oid = to_regclass(?)""")) {
            query.setString(1, wanted.column());
            query.setString(2, wanted.table());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw wrong("There is no table " + wanted.table() + " here, or it is not visible: write its schema "
                            + "before it, and names with capitals in double quotes.");
                }
                if (row.getString(4) == null) {
                    throw wrong("The table " + wanted.table() + " has no column " + wanted.column() + "; capitals count.");
                }
                String sizes = Stream.of((String[]) row.getArray(7).getArray())
                        .map(name -> "coalesce(pg_column_size(t." + QuotedName.of(name) + "), 0)").collect(Collectors.joining(" + "));
                return new Found(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5), row.getLong(6),
                        ROW_HEADER + " + " + sizes);
            }
        }
    }

    private void count(Found found, Optional<Double> percent, ShardTally tally) throws SQLException {
        String sample = percent.map(part -> " TABLESAMPLE SYSTEM (" + part + ") REPEATABLE (" + SEED + ")").orElse("");
        String block = percent.isPresent() ? ", t.tableoid::bigint, (t.ctid::text::point)[0]::bigint" : "";
        try (PreparedStatement query = connection.prepareStatement("SELECT " + OwnStatements.MARK + " t." + QuotedName.of(wanted.column())
                + "::text, " + found.sizes() + block + " FROM " + QuotedName.of(found.schema(), found.table()) + " t" + sample)) {
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
            throw wrong(odd.getMessage());
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

    private static SQLException wrong(String sentence) {
        return new SQLException(sentence, WRONG);
    }
}
