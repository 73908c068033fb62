package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.ColumnSample;
import org.plumbline.schema.SampleQuestion;
import org.plumbline.sql.QuotedName;
import org.plumbline.workload.OwnStatements;

/// Looks at rows: at all of a small table, at those of a sample of a large one's pages (`TABLESAMPLE SYSTEM`), always the same ones. In a
/// READ ONLY transaction that waits for nobody. Rows that came together lie together: of two columns it looks at one row of each page,
/// else what a page has in common would count as what the columns have.
final class SampleReader {
    /// Of one question, and of all together: a person waits.
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_OF_ALL = Duration.ofMinutes(1);
    /// 16 MB: a hundred thousand rows and more of usual width, which takes well under a second.
    private static final long MOST_PAGES = 2_000;
    /// For questions of two columns, which take one row of each.
    private static final long TIMES_AS_MANY = 5;
    private static final int SEED = 1;
    private static final String STOPPED = "57014";

    /// What lies on other servers is left alone.
    private static final String TABLE = "SELECT " + OwnStatements.MARK + """
             quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
                   (CASE WHEN c.relkind = 'p' THEN (SELECT sum(pg_relation_size(p.relid)) FROM pg_partition_tree(c.oid) p)
                         ELSE pg_relation_size(c.oid) END / current_setting('block_size')::bigint)::bigint AS pages
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname || '.' || c.relname = ? AND c.relkind IN ('r', 'p', 'm') AND NOT EXISTS (
                SELECT FROM pg_partition_tree(CASE WHEN c.relkind = 'p' THEN c.oid END) p JOIN pg_class f ON f.oid = p.relid
                WHERE f.relkind = 'f')""";

    /// As `dependency_degree` of dependencies.c has it: rows of groups of the first column's value that have one value of the second.
    /// NULLs are a value among others, there too.
    private static final String TOGETHER = "WITH " + OwnStatements.MARK + """
             pair AS (SELECT %1$s AS a, %2$s AS b, count(*) AS n FROM %3$s GROUP BY 1, 2),
                 first AS (SELECT sum(n) AS n, count(*) AS others FROM pair GROUP BY a),
                 second AS (SELECT sum(n) AS n, count(*) AS others FROM pair GROUP BY b)
            SELECT (SELECT coalesce(sum(n), 0) FROM pair), (SELECT count(*) FROM pair),
                   (SELECT count(*) FROM first), (SELECT count(*) FROM second),
                   (SELECT coalesce(sum(n), 0) FROM first WHERE others = 1), (SELECT coalesce(sum(n), 0) FROM second WHERE others = 1)""";

    /// Whole numbers of at most 18 digits fit `bigint`; with a zero in front they are a code, not a number.
    private static final String INTEGER = "^(0|-?[1-9][0-9]{0,17})$";
    private static final String NUMBER = "^-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?$";
    private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String TIME = "[ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?";
    private static final String ZONE = "( ?[+-][0-9]{2}(:?[0-9]{2})?|Z)";
    private static final String TEXTS = "WITH " + OwnStatements.MARK + """
             value AS (SELECT (%1$s)::text AS v, octet_length(%1$s) AS bytes FROM %2$s)
            SELECT count(*), count(v), count(*) FILTER (WHERE v ~ '%3$s'), count(*) FILTER (WHERE v ~ '%4$s'),
                   count(*) FILTER (WHERE v ~ '^%5$s(%6$s%7$s?)?$'), count(*) FILTER (WHERE v ~ '^%5$s$'),
                   count(*) FILTER (WHERE v ~ '^%5$s%6$s%7$s$'), count(*) FILTER (WHERE bytes > octet_length(v)),
                   left(min(v) FILTER (WHERE v !~ '%4$s' AND v !~ '^%5$s(%6$s%7$s?)?$'), 60)
            FROM value""";

    private static final String NULLS = "SELECT " + OwnStatements.MARK + " count(*), count(*) - count(%1$s) FROM %2$s";

    private final Connection connection;
    private final Canceller canceller;
    private final long mostPages;

    private SampleReader(Connection connection, Canceller canceller, long mostPages) {
        this.connection = connection;
        this.canceller = canceller;
        this.mostPages = mostPages;
    }

    /// The answers to those questions that can be answered.
    static List<ColumnSample> read(Connection connection, List<SampleQuestion> questions, Canceller canceller) throws SQLException {
        return read(connection, questions, canceller, MOST_PAGES);
    }

    /// @param mostPages a larger table's sample has about so many
    static List<ColumnSample> read(Connection connection, List<SampleQuestion> questions, Canceller canceller, long mostPages)
            throws SQLException {
        long end = System.nanoTime() + LONGEST_OF_ALL.toNanos();
        var samples = new ArrayList<ColumnSample>();
        for (SampleQuestion question : questions) {
            if (System.nanoTime() - end > 0) {
                break;
            }
            samples.addAll(asked(connection, question, canceller, mostPages));
            if (canceller.isCancelled()) {
                throw new SQLException("Looking at rows was cancelled.", STOPPED);
            }
        }
        return samples;
    }

    /// In a transaction of its own, which keeps no lock longer than the question takes.
    private static List<ColumnSample> asked(Connection connection, SampleQuestion question, Canceller canceller, long mostPages)
            throws SQLException {
        try {
            return ReadOnly.transaction(connection, LONGEST, open -> new SampleReader(open, canceller, mostPages).answers(question));
        } catch (SQLException failure) {
            ReadOnly.throwIfItEndsTheConnection(failure);
            return List.of();
        }
    }

    /// A table, or pages of it.
    private record Source(String sql, boolean complete) {}

    private List<ColumnSample> answers(SampleQuestion question) throws SQLException {
        boolean spread = question instanceof SampleQuestion.Together;
        Optional<Source> source = source(question.table(), spread ? mostPages * TIMES_AS_MANY : mostPages, spread);
        if (source.isEmpty()) {
            return List.of();
        }
        Source from = source.get();
        return switch (question) {
            case SampleQuestion.Together(String table, List<String> columns, Duration _) -> together(table, columns, from);
            case SampleQuestion.OfText(String table, String column, Duration _) -> List.of(texts(table, column, from));
            case SampleQuestion.ForNulls(String table, String column, Duration _) -> List.of(nulls(table, column, from));
        };
    }

    private ColumnSample texts(String table, String column, Source from) throws SQLException {
        return one(TEXTS.formatted(QuotedName.of(column), from.sql(), INTEGER, NUMBER, DATE, TIME, ZONE), row ->
                new ColumnSample.TextValues(table, rows(row, 1), column, rows(row, 2), rows(row, 3), rows(row, 4), rows(row, 5),
                        rows(row, 6), rows(row, 7), rows(row, 8), Optional.ofNullable(row.getString(9))));
    }

    private ColumnSample nulls(String table, String column, Source from) throws SQLException {
        return one(NULLS.formatted(QuotedName.of(column), from.sql()), row ->
                new ColumnSample.Nulls(table, rows(row, 1), column, rows(row, 2), from.complete()));
    }

    private List<ColumnSample> together(String table, List<String> columns, Source from) throws SQLException {
        String first = columns.getFirst();
        String second = columns.getLast();
        return one(TOGETHER.formatted(QuotedName.of(first), QuotedName.of(second), from.sql()), row -> {
            Rows rows = rows(row, 1);
            Rows distinct = rows(row, 2);
            Rows independent = Rows.rows(Math.min(rows.value(), row.getDouble(3) * row.getDouble(4)));
            return List.of(
                    new ColumnSample.Dependency(table, rows, List.of(first, second), Share.of(row.getDouble(5), rows.value()), distinct,
                            independent),
                    new ColumnSample.Dependency(table, rows, List.of(second, first), Share.of(row.getDouble(6), rows.value()), distinct,
                            independent));
        });
    }

    /// @param spread of a sample one row of each page
    private Optional<Source> source(String table, long most, boolean spread) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String name = row.getString("name");
                long pages = row.getLong("pages");
                String sample = name + " TABLESAMPLE SYSTEM (" + 100.0 * most / pages + ") REPEATABLE (" + SEED + ")";
                return Optional.of(pages <= most ? new Source(name, true)
                        : new Source(spread ? oneOfEachPage(sample) : sample, false));
            }
        }
    }

    /// What one row tells.
    private interface Taken<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T one(String sql, Taken<T> taken) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            canceller.begins(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return taken.of(row);
            } finally {
                canceller.ended();
            }
        }
    }

    private static Rows rows(ResultSet row, int column) throws SQLException {
        return Rows.rows(row.getDouble(column));
    }

    private static String oneOfEachPage(String sample) {
        return """
                (SELECT DISTINCT ON (tableoid, (ctid::text::point)[0]) * FROM %s
                 ORDER BY tableoid, (ctid::text::point)[0], hashtext(ctid::text)) AS one""".formatted(sample);
    }
}
