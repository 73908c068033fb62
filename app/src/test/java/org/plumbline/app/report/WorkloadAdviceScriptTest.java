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
                "SET lock_timeout = '5s';", "ALTER TABLE t SET (fillfactor = 85);", "RESET lock_timeout;");
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
        assertThat(statements(script)).as("once for each piece of advice").hasSize(4);
    }

    @Test
    void theLastChangeIsTakenBackFirst() {
        var back = new Step("As it was.", "ALTER TABLE a RESET (fillfactor)", Effect.SHORT_LOCK);
        var other = new Step("As it was.", "ALTER TABLE b RESET (fillfactor)", Effect.SHORT_LOCK);
        String rollback = script(advice("a", List.of(CHANGE), List.of(back)), advice("c", List.of(CHANGE), List.of()),
                advice("b", List.of(CHANGE), List.of(other))).rollback();
        assertThat(statements(rollback)).containsExactly("SET lock_timeout = '5s';", "ALTER TABLE b RESET (fillfactor);",
                "ALTER TABLE a RESET (fillfactor);", "RESET lock_timeout;");
        assertThat(rollback).contains("public.c\n-- Nothing takes it back, or there is nothing to take back.\n");
    }

    @Test
    void aNameWithALineBreakStaysAComment() {
        assertThat(statements(script(advice("t\nDROP TABLE u;\r\u2028--", List.of(CHANGE), List.of())).create())).hasSize(3);
        assertThat(WorkloadAdviceScript.of("x", List.of())).isEqualTo(new DdlScript("", ""));
    }

    private static List<String> statements(String script) {
        return script.lines().filter(line -> !line.startsWith("--") && !line.isBlank()).toList();
    }

    private static DdlScript script(SchemaAdvice... advice) {
        return WorkloadAdviceScript.of("shop\nDROP DATABASE shop;",
                List.of(advice).stream().<WorkloadAdvice>map(WorkloadAdvice.OfSchema::new).toList());
    }

    private static SchemaAdvice advice(String table, List<Step> steps, List<Step> back) {
        return new SchemaAdvice("room-for-hot-updates", "public." + table, table, Duration.ZERO, List.of(),
                List.of(Evidence.count("indexes", 1)), List.of(Evidence.share("more pages", new Share(0.18))), steps, back,
                List.of(Doubt.OLD_TRANSACTIONS_HOLD_BACK));
    }
}
