package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

/// What the rules suggest, carried out by a real server: the script runs, the planner takes the index, the rollback removes it.
@NeedsPostgres
class SuggestedDdlTest extends OneServer {
    @BeforeAll
    static void fill() throws SQLException {
        run("create schema \"My Shop\"");
        run("create table \"My Shop\".\"Order\" (id int, \"user\" int, \"größe\" int, status varchar(20),"
                + " email text, at timestamp, pad text)");
        run("insert into \"My Shop\".\"Order\" select i, i % 5000, i % 100, 's' || i % 3000, 'E' || i || '@x.org',"
                + " timestamp '2024-01-01' + i * interval '1 minute', repeat('x', 100) from generate_series(1, 80000) i");
        run("create table customers as select i as id, i % 40 as region from generate_series(1, 400) i");
        run("analyze");
        run("set max_parallel_workers_per_gather = 0");
        run("set jit = off");
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

        carryOut(script.create());
        carryOut(script.create());
        run("analyze \"My Shop\".\"Order\"");

        assertThat(explain(query)).contains(QuotedName.of(name));
        carryOut(script.rollback());
        assertThat(ask("select count(*) from pg_indexes where schemaname = 'My Shop'")).containsExactly("0");
    }

    static List<String> conditions() {
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

        carryOut(script.create());

        assertThat(explain(query)).contains("Order_user_idx".toLowerCase(java.util.Locale.ROOT));
        carryOut(script.rollback());
    }

    @Test
    void quotesEveryKeywordAsTheServerDoes() throws SQLException {
        List<String> quoted = ask("select quote_ident(word) from pg_get_keywords() order by word collate \"C\"");
        List<String> words = ask("select word from pg_get_keywords() order by word collate \"C\"");

        assertThat(words).hasSizeGreaterThan(400);
        assertThat(words.stream().map(QuotedName::of).toList()).isEqualTo(quoted);
    }

    private static List<Finding> findings(String query) throws SQLException, PlanParseException {
        String plan = ask("explain (analyze, buffers, verbose) " + query).stream().collect(Collectors.joining("\n", "", "\n"));
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
    private static void carryOut(String script) throws SQLException {
        String statements = script.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (String statement : statements.split(";\n", -1)) {
            if (!statement.isBlank()) {
                run(statement);
            }
        }
    }

    private static String explain(String query) throws SQLException {
        return String.join("\n", ask("explain " + query));
    }
}
