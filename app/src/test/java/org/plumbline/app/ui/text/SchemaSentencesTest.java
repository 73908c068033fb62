package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaBook;
import org.plumbline.schema.SchemaCheck;

class SchemaSentencesTest {
    @Test
    void everyCheckHasASentenceThatNamesItsTable() {
        for (SchemaCheck check : SchemaBook.checks()) {
            assertThat(SchemaSentences.of(advice(check.id()))).contains("public.orders").endsWith(".");
        }
    }

    @Test
    void figuresStandInIt() {
        assertThat(SchemaSentences.of(advice("missing-statistics", Evidence.factor("estimate off by", 50),
                Evidence.rows("combinations seen", Rows.rows(500)),
                Evidence.rows("combinations the planner expects", Rows.rows(25_000))))).isEqualTo(
                "Statements ask for city, zip of public.orders together. The planner takes them for independent and reckons with 25,000 "
                        + "combinations of their values, where 500 were seen: its estimates are off by 50×.");
    }

    private static SchemaAdvice advice(String check, Evidence... evidence) {
        return new SchemaAdvice(check, "public.orders", "city, zip", Duration.ZERO, List.of(), List.of(evidence), List.of(), List.of(),
                List.of(), List.of());
    }
}
