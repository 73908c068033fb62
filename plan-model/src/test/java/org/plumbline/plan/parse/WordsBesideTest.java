package org.plumbline.plan.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.plan.Plan;
import org.plumbline.plan.Warning;

/// What people write beside a plan is none of its properties.
class WordsBesideTest {
    private static final String PLAN = "Seq Scan on t  (cost=0.00..3.00 rows=3 width=4)\n  Filter: (b = 1)\nPlanning Time: 0.100 ms\n";

    private static void assertBare(Plan plan) throws PlanParseException {
        Plan bare = Plans.one(PLAN);
        assertThat(plan.root().attributes()).isEqualTo(bare.root().attributes());
        assertThat(plan.summary()).isEqualTo(bare.summary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Note: this is slow\n", "Remarks:\n", "Question: why is this slow?\n\n"})
    void inFrontOfIt(String words) throws PlanParseException {
        Plan plan = Plans.one(words + PLAN);
        assertBare(plan);
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nNote: this is slow\n", "\n  Question: why?\n", "\nAnswers:\nAn index: (a, b)\n"})
    void behindIt(String words) throws PlanParseException {
        Plan plan = Plans.one(PLAN + words);
        assertBare(plan);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.origin().lines().last()).isEqualTo(3);
    }

    @Test
    void closeBehindItTheyAreToldOf() throws PlanParseException {
        Plan plan = Plans.one(PLAN + "Note: this is slow\n");
        assertBare(plan);
        assertThat(plan.warnings()).containsExactly(
                new Warning(4, "This line is none that EXPLAIN prints here; it was left out: Note: this is slow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Note: slow\n", "Remarks:\n"})
    void withinItTheySwallowNothing(String words) throws PlanParseException {
        Plan plan = Plans.one(PLAN.replace("Planning", words + "Planning"));
        assertBare(plan);
        assertThat(plan.warnings()).extracting(Warning::line).containsExactly(3);
    }

    @Test
    void propertiesOfExtensionsAreKept() throws PlanParseException {
        Plan plan = Plans.one("""
                Custom Scan (Columnar Scan) on t  (cost=0.00..3.00 rows=3 width=4)
                  Columnar Chunk Group Filters: (a > 1)
                  Notes:
                  Filter: (a > 1)
                Optimizer: Postgres query optimizer
                Planning Time: 0.100 ms
                """);
        assertThat(plan.root().attributes().keys()).contains("Columnar Chunk Group Filters", "Notes", "Filter");
        assertThat(plan.summary().attributes().text("Optimizer")).contains("Postgres query optimizer");
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void aPropertyWithoutIndentationIsItsNodes() throws PlanParseException {
        Plan plan = Plans.one("Seq Scan on t  (cost=0.00..3.00 rows=3 width=4)\nFilter: (b = 1)\nPlanning Time: 0.100 ms\n");
        assertBare(plan);
        assertThat(plan.warnings()).isEmpty();
    }
}
