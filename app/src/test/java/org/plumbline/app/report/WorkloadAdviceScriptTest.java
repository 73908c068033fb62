package org.plumbline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.index.DdlScript;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.WorkloadAdvice;

class WorkloadAdviceScriptTest {
    private static final Step CHANGE = new Step("It is changed.", "ALTER TABLE t SET (fillfactor = 85)", Effect.SHORT_LOCK);
    private static final Step BY_HAND = new Step("Tell the program.", Optional.empty(), Effect.NONE);
    private static final Step LOSS = new Step("Old rows go.", "DROP TABLE\n    \"old\rDROP DATABASE shop\"", Effect.LOSES_ROWS);

    @Test
    void whatDeletesRowsIsACommentLineByLine() {
        String script = script(advice("t", List.of(CHANGE, LOSS), List.of())).create();
        assertThat(statements(script)).containsExactly(
                "SET lock_timeout = '5s';", "SET statement_timeout = 0;", "ALTER TABLE t SET (fillfactor = 85);",
                "RESET lock_timeout;", "RESET statement_timeout;");
        assertThat(script).contains("-- Old rows go. Rows are gone afterwards.\n-- DROP TABLE\n",
                "--   Might be wrong: ", "--   What it costs: more pages: 18 %\n");
    }

    @Test
    void whatComesAfterSomethingDoneByHandDoesNotRunByItself() {
        String script = script(advice("t", List.of(CHANGE, BY_HAND, CHANGE), List.of()), advice("u", List.of(CHANGE), List.of())).create();
        assertThat(script).contains("""
                -- By hand: Tell the program.
                -- It is changed. Everybody who uses the table waits for a moment.
                -- ALTER TABLE t SET (fillfactor = 85);
                """);
        assertThat(statements(script)).as("once for each piece of advice").hasSize(6);
    }

    @Test
    void theLastChangeIsTakenBackFirst() {
        var back = new Step("As it was.", "ALTER TABLE a RESET (fillfactor)", Effect.SHORT_LOCK);
        var other = new Step("As it was.", "ALTER TABLE b RESET (fillfactor)", Effect.SHORT_LOCK);
        String rollback = script(advice("a", List.of(CHANGE), List.of(back)), advice("c", List.of(CHANGE), List.of()),
                advice("b", List.of(CHANGE), List.of(other))).rollback();
        assertThat(statements(rollback)).containsSubsequence("ALTER TABLE b RESET (fillfactor);",
                "ALTER TABLE a RESET (fillfactor);").hasSize(6);
        assertThat(rollback).contains("public.c\n-- Nothing takes it back, or there is nothing to take back.\n");
    }

    @Test
    void aNameWithALineBreakStaysAComment() {
        assertThat(statements(script(advice("t\nDROP TABLE u;\r\u2028--", List.of(CHANGE), List.of())).create())).hasSize(5);
        assertThat(WorkloadAdviceScript.of("x", List.of())).isEqualTo(new DdlScript("", ""));
    }

    @Test
    void anIndexIsBuiltWithoutGivingUpAndLookedAtInTheEnd() {
        var build = new Step("It is built.", "CREATE INDEX CONCURRENTLY \"o i\" ON \"my shop\".\"order s\" (a)", Effect.NONE);
        var drop = new Step("It goes.", "DROP INDEX CONCURRENTLY public.i", Effect.NONE);
        DdlScript script = script(advice("t", List.of(build, BY_HAND, drop), List.of()), advice("u", List.of(CHANGE), List.of()));
        assertThat(statements(script.create())).containsSubsequence("SET lock_timeout = 0;",
                "CREATE INDEX CONCURRENTLY \"o i\" ON \"my shop\".\"order s\" (a);", "SET lock_timeout = '5s';",
                "ALTER TABLE t SET (fillfactor = 85);", "    ('\"my shop\".\"o i\"', '\"my shop\".\"order s\"')",
                "WHERE i.indexrelid IS NULL OR NOT i.indisvalid;");
        assertThat(script.create()).contains("-- SET lock_timeout = 0;\n-- DROP INDEX CONCURRENTLY public.i;\n",
                "run the check at the end");
        assertThat(script.rollback()).doesNotContain("pg_index");
    }

    @Test
    void whatIsNotCarriedOutToItsEndIsNotTakenBackByItself() {
        String rollback = script(advice("t", List.of(CHANGE, BY_HAND, CHANGE), List.of(CHANGE)),
                advice("u", List.of(CHANGE, BY_HAND), List.of(BY_HAND, CHANGE, CHANGE))).rollback();
        assertThat(statements(rollback)).as("one half done, one that waits itself").hasSize(4);
        assertThat(rollback).contains("or a part of it: run what takes back what you ran.\n-- It is changed.");
    }

    @Test
    void aTableIsMadeAnewByOnePieceOfAdviceAlone() {
        var drop = new Step("It goes.", "DROP INDEX CONCURRENTLY public.i", Effect.NONE);
        DdlScript script = script(advice("t", List.of(drop), List.of(CHANGE)), advice("partition-by-time", "t", List.of(CHANGE), List.of()),
                advice("partition-by-time", "t", List.of(CHANGE, CHANGE), List.of(CHANGE)), advice("u", List.of(CHANGE), List.of()));
        assertThat(statements(script.create())).as("partitions, and the other table").hasSize(6);
        assertThat(script.create()).contains("-- DROP INDEX CONCURRENTLY public.i;\n", "look again once that is done");
        assertThat(statements(script.rollback())).hasSize(4);
    }

    private static List<String> statements(String script) {
        return script.lines().filter(line -> !line.startsWith("--") && !line.isBlank()).toList();
    }

    private static DdlScript script(SchemaAdvice... advice) {
        return WorkloadAdviceScript.of("shop\nDROP DATABASE shop;",
                List.of(advice).stream().<WorkloadAdvice>map(WorkloadAdvice.OfSchema::new).toList());
    }

    private static SchemaAdvice advice(String table, List<Step> steps, List<Step> back) {
        return advice("room-for-hot-updates", table, steps, back);
    }

    private static SchemaAdvice advice(String check, String table, List<Step> steps, List<Step> back) {
        return new SchemaAdvice(check, "public." + table, table, Duration.ZERO, List.of(),
                List.of(Evidence.count("indexes", 1), Evidence.text("partition", "month"), Evidence.share(
                        "share of its statements' time that asks for a span of it", Share.ALL)),
                List.of(Evidence.share("more pages", new Share(0.18))), steps, back,
                List.of(Doubt.OLD_TRANSACTIONS_HOLD_BACK));
    }
}
