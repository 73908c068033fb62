package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.advice.Quantity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.SchemaFacts;
import org.plumbline.schema.SummaryTable;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;
import org.plumbline.workload.Counter;
import org.plumbline.workload.Counters;
import org.plumbline.workload.StatementCounters;
import org.plumbline.workload.Tracking;
import org.plumbline.workload.WorkloadSnapshot;

/// A statement on its summary gives the rows of the statement itself, types and names too, on the oldest and the newest server.
@NeedsPostgres
class SummaryStepsTest extends EachServer {
    private static final List<String> STATEMENTS = List.of(
            "SELECT \"Region\", count(*), sum(amount) AS total FROM sales GROUP BY \"Region\" ORDER BY count(*) DESC, 1",
            "SELECT count(*), max(amount), avg(amount) FROM sales",
            "SELECT c.name, count(*) AS n, count(s.note), avg(s.amount), sum(s.big) FROM sales s "
                    + "LEFT JOIN customers c ON c.id = s.customer WHERE s.state = $1 GROUP BY c.name ORDER BY n DESC, c.name LIMIT $2",
            "SELECT state, count(*), sum(amount), sum(big), sum(price), min(day), max(note) FROM sales WHERE customer IN ($1, $2) "
                    + "GROUP BY 1",
            "SELECT state, sum(amount) FROM sales WHERE day BETWEEN $3 AND $4 AND state <> $1 GROUP BY state ORDER BY state",
            "SELECT count(*), count(note), sum(big), sum(amount), min(note) FROM sales WHERE state = $1",
            "SELECT count(*), sum(price) FROM sales WHERE state = ANY (ARRAY[$1, $2]) AND note IS NOT NULL",
            "SELECT s.state, c.name, sum(s.amount * s.big) / count(*) AS \"a part\", count(DISTINCT s.note) FROM sales s, customers c "
                    + "WHERE s.customer = c.id AND c.name IS NOT NULL AND s.state IN ($1, $2) GROUP BY s.state, c.name",
            "SELECT min(note), state, round(avg(price)) FROM sales WHERE customer = $1 GROUP BY state",
            "SELECT sum(CASE WHEN note IS NULL THEN amount END) AS x, \"Region\" FROM sales WHERE \"Region\" = $5 GROUP BY \"Region\"");
    /// By `$1` to `$5`, the last two rows with what no row has.
    private static final List<List<String>> VALUES = List.of(
            List.of("1", "2", "'2026-01-03'", "'2026-01-20'", "'east'"), List.of("3", "0", "'2026-01-01'", "'2026-01-02'", "'Süd'"),
            List.of("99", "98", "'2027-01-01'", "'2026-01-01'", "'none'"), List.of("NULL", "5", "NULL", "'2026-01-20'", "NULL"));

    @Override
    List<Integer> majors() {
        return List.of(PostgresServer.majors().getFirst(), PostgresServer.majors().getLast());
    }

    @Override
    String script() {
        return """
                CREATE TABLE customers (id int PRIMARY KEY, name text);
                INSERT INTO customers SELECT i, CASE WHEN i % 4 > 0 THEN 'name ' || i % 5 END FROM generate_series(1, 8) AS i;
                CREATE TABLE sales (id int PRIMARY KEY, customer int, state int, "Region" text, amount int, big bigint,
                    price numeric(10, 2), day date, note text);
                INSERT INTO sales SELECT i, nullif(i % 11, 0), nullif(i % 7, 6), (ARRAY['east', 'west', 'Süd', NULL])[1 + i % 4], i % 13,
                    nullif(i * 10000000000, 70000000000), i / 7.0, '2026-01-01'::date + i % 30, nullif('note ' || i % 3, 'note 0')
                FROM generate_series(1, 3000) AS i;
                ANALYZE""";
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void theRowsFollowFromTheSummary(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            CatalogFacts catalog = CatalogReader.schema(connection);
            for (String sql : STATEMENTS) {
                List<SchemaAdvice> advised = new SummaryTable().check(facts(catalog, sql));
                assertThat(advised).as(sql).hasSize(1);
                SchemaAdvice advice = advised.getFirst();
                run(connection, "SET search_path = pg_catalog");
                runAll(connection, advice.steps());
                run(connection, "RESET search_path");
                assertThat(new SummaryTable().check(facts(CatalogReader.schema(connection), sql))).as("there already: " + sql).isEmpty();
                String other = advice.evidence().stream().filter(each -> each.name().equals("statement on the summary"))
                        .map(each -> ((Quantity.OfText) each.value()).text()).findFirst().orElseThrow();
                for (List<String> values : VALUES) {
                    assertThat(rows(connection, other, values)).as(other + values).isEqualTo(rows(connection, sql, values));
                }
                runAll(connection, advice.back());
            }
        }
    }

    private static void runAll(Connection connection, List<Step> steps) throws SQLException {
        for (Step step : steps) {
            if (step.sql().isPresent()) {
                run(connection, step.sql().get());
            }
        }
    }

    /// With each column's name and type in front; in order where the statement asks for one.
    private static List<String> rows(Connection connection, String sql, List<String> values) throws SQLException {
        String asked = sql;
        for (int i = 0; i < values.size(); i++) {
            asked = asked.replace("$" + (i + 1), values.get(i));
        }
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(asked)) {
            var rows = new ArrayList<String>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(result.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            if (!sql.contains("ORDER BY")) {
                Collections.sort(rows);
            }
            for (int i = columns; i >= 1; i--) {
                rows.addFirst(result.getMetaData().getColumnLabel(i) + " " + result.getMetaData().getColumnTypeName(i));
            }
            return rows;
        }
    }

    /// As the server says, but for the tables' sizes and what was counted of the statement.
    private static SchemaFacts facts(CatalogFacts facts, String sql) {
        var counters = new Counters(Map.of(Counter.CALLS, 900_000L, Counter.ROWS, 9_000_000L, Counter.EXECUTION_TIME, 90_000_000_000_000L));
        var statement = new StatementCounters(new StatementCounters.Key(OptionalLong.of(1), 10, Optional.of(true)), "shop", sql, counters,
                Optional.of(Instant.EPOCH));
        var workload = new WorkloadSnapshot(Instant.EPOCH.plusSeconds(3_600), "1.10",
                new Tracking(Optional.of("top"), Optional.of(false), OptionalLong.of(5_000), false), Optional.empty(), OptionalLong.empty(),
                Optional.empty(), List.of(statement), 0, Counters.NONE, List.of());
        return SchemaFacts.of(new CatalogFacts(facts.server(), facts.tables().stream()
                .map(table -> table.name().equals("sales") ? SchemaStepsTest.large(table) : table).toList(), facts.sequences(),
                facts.relations(), facts.statements(), facts.planChoice()), List.of(), Optional.of(workload));
    }
}
