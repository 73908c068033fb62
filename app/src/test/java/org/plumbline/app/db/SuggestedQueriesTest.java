package org.plumbline.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.analysis.Analyzer;
import org.plumbline.plan.parse.PlanParseException;
import org.plumbline.plan.parse.SourceText;
import org.plumbline.testkit.postgres.NeedsPostgres;

/// Queries that findings suggest, asked of a real server.
@NeedsPostgres
class SuggestedQueriesTest extends OneServer {
    @BeforeAll
    static void fill() throws SQLException {
        run("create table \"Or'd\" (id int primary key, code int unique, \"user\" int, name text, parent int references \"Or'd\")");
        run("create index \"By user\" on \"Or'd\" (\"user\") where name <> ' ON ONLY x'");
        run("create unique index on \"Or'd\" (name)");
        run("create index on \"Or'd\" (lower(name) desc)");
        run("create table parted (id int, at int) partition by list (id)");
        run("create table parted_1 partition of parted for values in (1)");
        run("create index on parted (at)");
        run("insert into \"Or'd\" select i, i, i % 2, i from generate_series(1, 9) i");
    }

    @Test
    void printsHowToTakeIndexesOffAndMakeThemAnew() throws SQLException, PlanParseException {
        List<String> printed = ask(suggested(load("\"Or'd\""), Action.LOAD_WITHOUT_INDEXES));

        assertThat(printed).containsExactlyInAnyOrder(
                "DROP INDEX \"By user\";",
                "CREATE INDEX \"By user\" ON public.\"Or'd\" USING btree (\"user\") WHERE (name <> ' ON ONLY x'::text);",
                "DROP INDEX \"Or'd_lower_idx\";",
                "CREATE INDEX \"Or'd_lower_idx\" ON public.\"Or'd\" USING btree (lower(name) DESC);");
        for (String statement : printed) {
            run(statement);
        }
    }

    @Test
    void printsIndexesOfAPartitionedTableButNotTheirParts() throws SQLException, PlanParseException {
        assertThat(ask(suggested(load("parted"), Action.LOAD_WITHOUT_INDEXES))).containsExactly(
                "DROP INDEX parted_at_idx;", "CREATE INDEX parted_at_idx ON public.parted USING btree (at);");
        assertThat(ask(suggested(load("parted_1"), Action.LOAD_WITHOUT_INDEXES))).isEmpty();
    }

    @Test
    void findsTheFrequentValue() throws SQLException, PlanParseException {
        assertThat(ask(suggested("""
                Hash Join  (cost=1.00..2.00 rows=9 width=27) (actual time=474.000..1185.000 rows=392000 loops=1)
                  Hash Cond: (c.id = o."user")
                  ->  Seq Scan on customers c  (cost=0.00..1.00 rows=9 width=19) (actual time=0.020..22.000 rows=200000 loops=1)
                  ->  Hash  (cost=1.00..2.00 rows=15 width=12) (actual time=474.000..474.000 rows=576000 loops=1)
                        Buckets: 1024 (originally 1024)  Batches: 512 (originally 1)  Memory Usage: 13528kB
                        ->  Seq Scan on "Or'd" o  (cost=0.00..1.00 rows=15 width=12) (actual time=0.020..370.000 rows=576000 loops=1)
                Execution Time: 1200.000 ms
                """, Action.LEAVE_OUT_PLACEHOLDER))).containsExactly("1", "5", "0", "4");
    }

    private static String load(String table) {
        return """
                Insert on %s  (cost=1.00..2.00 rows=0 width=0) (actual time=950.000..950.000 rows=0 loops=1)
                  Buffers: shared hit=2001000
                  ->  Seq Scan on s  (cost=0.00..1.00 rows=9 width=8) (actual time=0.010..50.000 rows=200000 loops=1)
                        Buffers: shared hit=1000
                Execution Time: 1000.000 ms
                """.formatted(table);
    }

    private static String suggested(String plan, Action action) throws PlanParseException {
        return Analyzer.analyze(SourceText.of("test", plan)).getFirst().advice().findings().stream()
                .flatMap(finding -> finding.remedies().stream())
                .filter(remedy -> remedy instanceof Remedy.Act(Action suggested, var _) && suggested == action)
                .map(remedy -> ((Remedy.Act) remedy).sql().orElseThrow()).findFirst().orElseThrow();
    }
}
