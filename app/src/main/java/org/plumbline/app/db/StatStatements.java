package org.plumbline.app.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.OwnStatements;
import org.plumbline.workload.StatementCounters;

/// The view `pg_stat_statements` of the session's database. Its columns are found in the catalogue, as they go by the extension's version,
/// which an upgrade of the server leaves as it was.
///
/// @param schema quoted
/// @param version of the extension
/// @param columns that it has
/// @param hasInfo `pg_stat_statements_info` stands beside it (1.9 and later)
record StatStatements(String schema, String version, Set<String> columns, boolean hasInfo) {
    /// What its text says where this user may not see it (pg_stat_statements.c); `queryid` is NULL then.
    private static final String HIDDEN = "<insufficient privilege>";
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final int FETCHED = 1_000;
    private static final int FIRST_COUNTER = 7;

    private static final String FIND = "SELECT " + OwnStatements.MARK + """
             quote_ident(n.nspname), e.extversion,
                   (SELECT array_agg(a.attname::text) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
                   EXISTS (SELECT FROM pg_class i WHERE i.relnamespace = n.oid AND i.relname = 'pg_stat_statements_info')
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'pg_stat_statements'
            WHERE e.extname = 'pg_stat_statements'""";

    /// What takes one entry.
    interface Taker {
        void seen(StatementCounters statement);

        /// An entry that is kept from this user.
        void hidden(Counters counters);
    }

    /// The view; none where the extension is not created in this database.
    static Optional<StatStatements> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FIND)) {
            return row.next()
                    ? Optional.of(new StatStatements(
                            row.getString(1), row.getString(2), Set.of((String[]) row.getArray(3).getArray()), row.getBoolean(4)))
                    : Optional.empty();
        }
    }

    /// Its entries of this database.
    ///
    /// @param most only so many, those that took the most time first
    /// @throws SQLException SQLSTATE 55000 where the library is not loaded, 42501 where the user may not read the view
    void read(Connection connection, OptionalLong most, Taker taker) throws SQLException {
        List<Counter> counters = new ArrayList<>();
        var sql = new StringBuilder("SELECT ").append(OwnStatements.MARK)
                .append(" s.queryid, s.userid::bigint, pg_get_userbyid(s.userid), s.query, ")
                .append(columns.contains("toplevel") ? "s.toplevel" : "NULL::boolean")
                .append(columns.contains("stats_since") ? ", s.stats_since" : ", NULL::timestamptz AS stats_since");
        for (Counter counter : Counter.values()) {
            column(counter).ifPresent(name -> {
                counters.add(counter);
                sql.append(", s.").append(name);
            });
        }
        sql.append(" FROM ").append(schema).append(".pg_stat_statements s WHERE s.dbid = (SELECT oid FROM pg_database ")
                .append("WHERE datname = current_database())");
        if (most.isPresent()) {
            sql.append(" AND s.query IS NOT NULL ORDER BY s.").append(column(Counter.EXECUTION_TIME).orElseThrow())
                    .append(" DESC LIMIT ").append(most.getAsLong());
        }
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet row = statement.executeQuery(sql.toString())) {
                while (row.next()) {
                    take(row, counters, taker);
                }
            }
        }
    }

    private Optional<String> column(Counter counter) {
        return counter.columns().stream().filter(columns::contains).findFirst();
    }

    private static void take(ResultSet row, List<Counter> counters, Taker taker) throws SQLException {
        Map<Counter, Long> values = new EnumMap<>(Counter.class);
        for (int i = 0; i < counters.size(); i++) {
            int column = FIRST_COUNTER + i;
            long value = counters.get(i).unit() == Counter.Unit.TIME
                    ? Math.round(row.getDouble(column) * NANOS_PER_MILLISECOND) : row.getLong(column);
            if (!row.wasNull()) {
                values.put(counters.get(i), value);
            }
        }
        long id = row.getLong(1);
        boolean identified = !row.wasNull();
        String text = row.getString(4);
        if (text == null || (!identified && text.equals(HIDDEN))) {
            taker.hidden(new Counters(values));
            return;
        }
        var key = new StatementCounters.Key(identified ? OptionalLong.of(id) : OptionalLong.empty(), row.getLong(2),
                Optional.ofNullable(row.getObject(5, Boolean.class)));
        taker.seen(new StatementCounters(key, row.getString(3), text, new Counters(values), Query.time(row, "stats_since")));
    }
}
