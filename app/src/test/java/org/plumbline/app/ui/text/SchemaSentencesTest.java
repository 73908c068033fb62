package org.plumbline.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Evidence;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaBook;
import org.plumbline.schema.SchemaCheck;

class SchemaSentencesTest {
    /// Of those whose sentence is made of figures alone.
    private static final Evidence[] FIGURES = Stream.of("calls", "column", "days observed", "entries written for each scan",
            "entries written", "expression", "partition", "partitions that nobody reads", "rows before", "rows deleted",
            "rows of the largest table", "rows of the summary", "scans", "share of its statements' time that asks for a span of it",
            "share of the database's time", "size of the B-tree", "size of the BRIN index", "their size", "time of deleting",
            "time of one refresh").map(name -> Evidence.text(name, "7")).toArray(Evidence[]::new);

    @Test
    void everyCheckHasASentenceThatNamesItsTable() {
        for (SchemaCheck check : SchemaBook.checks()) {
            assertThat(SchemaSentences.of(advice(check.id(), FIGURES))).contains("public.orders").endsWith(".");
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
