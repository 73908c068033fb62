package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.app.db.DdlTables.LONG;
import static org.plumbline.app.db.DdlTables.SHOP;
import static org.plumbline.app.db.DdlTables.index;
import static org.plumbline.app.db.DdlTables.scriptFor;
import static org.plumbline.app.db.DdlTables.there;
import static org.plumbline.index.IndexCandidate.Key.column;
import static org.plumbline.index.IndexCandidate.Key.expression;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.analysis.Analyzer;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.sql.QuotedName;
import org.plumbline.testkit.postgres.NeedsPostgres;
import org.plumbline.testkit.postgres.PostgresServer;

/// What is suggested, carried out by real servers: the script runs and may run again, the planner takes the index, the rollback leaves the
/// indexes that were there before.
@NeedsPostgres
class SuggestedDdlTest extends EachServer {
    private Connection newest;

    @Override
    String script() {
        return DdlTables.SCRIPT;
    }

    @BeforeAll
    void fill() throws SQLException {
        newest = servers().getLast().connect();
        run(newest, "create table \"My Shop\".\"Order\" (id int, \"user\" int, \"größe\" int, status varchar(20),"
                + " email text, at timestamp, pad text)");
        run(newest, "insert into \"My Shop\".\"Order\" select i, i % 5000, i % 100, 's' || i % 3000, 'E' || i || '@x.org',"
                + " timestamp '2024-01-01' + i * interval '1 minute', repeat('x', 100) from generate_series(1, 80000) i");
        run(newest, "create table customers as select i as id, i % 40 as region from generate_series(1, 400) i");
        run(newest, "analyze \"My Shop\".\"Order\", customers");
        run(newest, "set max_parallel_workers_per_gather = 0");
        run(newest, "set jit = off");
    }

    @AfterAll
    void disconnect() throws SQLException {
        newest.close();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void buildsAnIndexThatThePlannerTakesAndTakesItBack(String condition) throws SQLException, PlanParseException {
        String query = "select * from \"My Shop\".\"Order\" where " + condition;
        Finding finding = findings(query).stream().filter(each -> !indexes(each).isEmpty()).findFirst().orElseThrow();
        List<IndexCandidate> indexes = indexes(finding);
        assertThat(indexes).hasSize(1);
        DdlScript script = DdlScript.of(List.of(new DdlScript.Entry(indexes.getFirst(), List.of("It keeps few rows.", query))));
        String name = IndexDdl.of(indexes.getFirst()).name();

        carryOut(newest, script.create());
        carryOut(newest, script.create());
        run(newest, "analyze \"My Shop\".\"Order\"");

        assertThat(explain(query)).contains(QuotedName.of(name));
        carryOut(newest, script.rollback());
        assertThat(answers(newest, "select count(*) from pg_indexes where tablename = 'Order'")).containsExactly("0");
    }

    List<String> conditions() {
        return List.of(
                "status = 's17'",
                "\"user\" = 17 and at > '2024-01-01'",
                "\"größe\" = 7 and at > '2024-02-20'",
                "status in ('s1', 's2')",
                "lower(email) = 'e17@x.org'",
                "substr(email, 2, 3) = '17@'",
                "email like 'E17%'",
                "email like '%17@x%'");
    }

    @Test
    void servesTheInnerSideOfANestedLoop() throws SQLException, PlanParseException {
        String query = "select c.id, o.id from customers c join lateral"
                + " (select id from \"My Shop\".\"Order\" o where o.\"user\" = c.id offset 0) o on true where c.region = 5";
        Finding finding = findings(query).getFirst();
        assertThat(finding.rule().id()).isEqualTo("nested-loop-repeats-work");
        DdlScript script = DdlScript.of(indexes(finding).stream().map(index -> new DdlScript.Entry(index, List.of())).toList());

        carryOut(newest, script.create());

        assertThat(explain(query)).contains("Order_user_idx".toLowerCase(Locale.ROOT));
        carryOut(newest, script.rollback());
    }

    @Test
    void quotesEveryKeywordAsTheServerDoes() throws SQLException {
        List<String> quoted = answers(newest, "select quote_ident(word) from pg_get_keywords() order by word collate \"C\"");
        List<String> words = answers(newest, "select word from pg_get_keywords() order by word collate \"C\"");

        assertThat(words).hasSizeGreaterThan(400);
        assertThat(words.stream().map(QuotedName::of).toList()).isEqualTo(quoted);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void buildsIndexesOfEveryKindTwiceAndTakesThemBack(PostgresServer server) throws SQLException, PlanParseException {
        checkThereAndBack(server, 14, List.of(
                index("sales", "btree", column("user"), column("GRÖSSE")),
                index("sales", "btree", expression("lower(email)")),
                index("sales", "btree", new IndexCandidate.Key("at", true, true, Optional.empty()), column("id")),
                index("sales", "btree", column("at")).where(List.of(column("at")), "(status = 'open;'::text)"),
                index("sales", "btree", column("at")).where(List.of(column("at")), "(status = 'done'::text)"),
                index("sales", "btree", column("status")).including(List.of("id", "user")),
                index("sales", "gin", column("email").withOperatorClass("gin_trgm_ops")),
                index("sales", "gin", column("doc").withOperatorClass("jsonb_path_ops")),
                index("sales", "gin", column("id"), column("doc")),
                index("sales", "brin", column("at")),
                index("sales", "gist", column("spot")),
                index(LONG, "btree", column(LONG)).of(SHOP, LONG),
                index(LONG, "btree", column(LONG), column("a'b;\\")).of(SHOP, LONG),
                index(LONG, "btree", column("a'b;\\")).of(SHOP, LONG)), List.of());
    }

    /// Four partitions on two levels make six indexes of one; what a partition has already is not built.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void buildsPartitionByPartition(PostgresServer server) throws SQLException, PlanParseException {
        IndexCandidate number = index("days", "btree", column("n"));
        checkThereAndBack(server, 5 + 3 + 6 + 1, List.of(number, index("days", "btree", column("note")),
                index("days", "btree", expression("lower(note)")), index("away", "btree", column("n"))), List.of());
        try (Connection connection = server.connect()) {
            DdlScript script = scriptFor(connection, List.of(number), List.of());
            carryOut(connection, script.create());
            assertThat(answers(connection, "SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = 'old_n'::regclass"))
                    .containsExactly("days_n_idx");
            run(connection, "CREATE TABLE days_later PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
            assertThat(answers(connection, "SELECT count(*) FROM pg_indexes WHERE tablename = 'days_later'")).containsExactly("2");
            carryOut(connection, script.rollback());
            run(connection, "DROP TABLE days_later");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void goesOnWhereAnEarlierRunWasEnded(PostgresServer server) throws SQLException, PlanParseException {
        IndexCandidate number = index("days", "btree", column("n"));
        try (Connection connection = server.connect()) {
            List<String> before = there(connection);
            DdlScript first = scriptFor(connection, List.of(number), List.of());
            carryOut(connection, first.create().substring(0, first.create().lastIndexOf("ALTER INDEX")));
            DdlScript rest = scriptFor(connection, List.of(number), List.of());
            assertThat(rest.create()).doesNotContain("CREATE INDEX CONCURRENTLY").contains("Begun already: public.days_n_idx");

            assertThat(carryOut(connection, rest.create())).isEmpty();
            carryOut(connection, first.rollback());

            assertThat(there(connection)).isEqualTo(before);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void takesNoNameThatIsTaken(PostgresServer server) throws SQLException, PlanParseException {
        List<IndexCandidate> indexes = Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> index("clash", "btree", column(name))).toList();
        // The one on e is there already.
        checkThereAndBack(server, 5, indexes, List.of());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void dropsIndexesAndMakesThemAgain(PostgresServer server) throws SQLException, PlanParseException {
        checkThereAndBack(server, -7, List.of(), List.of("gone", "days_day"));
    }

    /// Forward twice and back, each time without an error and with nothing for the check to tell.
    ///
    /// @param more valid indexes that are there in between
    private static void checkThereAndBack(PostgresServer server, int more, List<IndexCandidate> indexes, List<String> drops)
            throws SQLException, PlanParseException {
        try (Connection connection = server.connect()) {
            List<String> before = there(connection);
            DdlScript script = scriptFor(connection, indexes, drops);
            for (int run = 0; run < 2; run++) {
                assertThat(carryOut(connection, script.create())).isEmpty();
                assertThat(there(connection)).hasSize(before.size() + more);
            }
            for (int run = 0; run < 2; run++) {
                carryOut(connection, script.rollback());
                assertThat(there(connection)).isEqualTo(before);
            }
        }
    }

    private List<Finding> findings(String query) throws SQLException, PlanParseException {
        String plan = answers(newest, "explain (analyze, buffers, verbose) " + query).stream().collect(Collectors.joining("\n", "", "\n"));
        return Analyzer.analyze(SourceText.of("test", plan)).getFirst().advice().findings();
    }

    private static List<IndexCandidate> indexes(Finding finding) {
        var indexes = new ArrayList<IndexCandidate>();
        for (Remedy remedy : finding.remedies()) {
            if (remedy instanceof Remedy.CreateIndex(IndexCandidate index)) {
                indexes.add(index);
            }
        }
        return indexes;
    }

    /// As psql does: each statement by itself, outside a transaction.
    ///
    /// @return what the script's questions were answered
    private static List<String> carryOut(Connection connection, String script) throws SQLException {
        var answers = new ArrayList<String>();
        String statements = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (String statement : statements.split(";\n", -1)) {
            if (statement.strip().startsWith("SELECT")) {
                answers.addAll(answers(connection, statement));
            } else if (!statement.isBlank()) {
                run(connection, statement);
            }
        }
        return answers;
    }

    private String explain(String query) throws SQLException {
        return String.join("\n", answers(newest, "explain " + query));
    }
}
