package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class InfixLikeTest {
    private static final RuleTester TESTER = RuleTester.of(new InfixLike());

    @Test
    void proposesTrigrams() {
        TESTER.on(scan(40, 999_960, 8_334, "(name ~~ '%lamp%'::text)")).findsOneAt("Seq Scan on t")
                .with(Evidence.text("pattern", "%lamp%"), Evidence.rows("rows kept", rows(40)))
                .suggestsIndexes("t USING gin (name gin_trgm_ops)")
                .doubts(Doubt.GIN_WRITES_COST_MORE).ofSeverity(Severity.HIGH).atStake(85);
    }

    @Test
    void namesTheExtension() {
        var found = TESTER.on(scan(40, 999_960, 8_334, "(lower(name) ~~ '%lamp'::text)")).findsOneAt("Seq Scan")
                .suggestsIndexes("t USING gin ((lower(name)) gin_trgm_ops)");

        assertThat(found.finding().remedies()).last()
                .isEqualTo(new Remedy.Act(Action.INSTALL_TRIGRAMS, "CREATE EXTENSION IF NOT EXISTS pg_trgm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((name)::text ~~* 'lamp%'::text)", "((total > 5) AND (name ~~ '%lamp%'::text))"})
    void firesForPatternsThatNoBTreeServes(String filter) {
        TESTER.on(scan(40, 999_960, 8_334, filter)).findsOneAt("Seq Scan").suggestsIndexes("t USING gin (name gin_trgm_ops)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(name ~~ '%la%'::text)", "(name ~~ 'lamp%'::text)", "(name !~~ '%lamp%'::text)", "(name ~~ $1)",
        "((name ~~ '%lamp%'::text) AND (tenant = 5))", "((name ~~ '%lamp%'::text) OR (note ~~ '%lamp%'::text))"
    })
    void staysQuietWhereTrigramsDoNotHelp(String filter) {
        TESTER.on(scan(40, 999_960, 8_334, filter)).staysQuiet();
    }

    @ParameterizedTest
    @CsvSource({"49999, 950001, 8334, true", "50000, 950000, 8334, false", "10, 9990, 1000, true", "10, 9990, 999, false"})
    void holdsItsThresholds(long kept, long removed, long pages, boolean fires) {
        var asked = TESTER.on(scan(kept, removed, pages, "(name ~~ '%lamp%'::text)"));

        if (fires) {
            asked.findsOneAt("Seq Scan");
        } else {
            asked.staysQuiet();
        }
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("""
                Seq Scan on t  (cost=0.00..900.00 rows=10 width=8)
                  Filter: (a = 1)
                """).isNotApplicable(ANALYZE);
    }

    private static String scan(long kept, long removed, long pages, String filter) {
        return """
                Seq Scan on t  (cost=0.00..20834.00 rows=100 width=97) (actual time=0.013..85.204 rows=%d loops=1)
                  Filter: %s
                  Rows Removed by Filter: %d
                  Buffers: shared hit=%d
                Execution Time: 85.300 ms
                """.formatted(kept, filter, removed, pages);
    }
}
