package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
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

class InfixLikeTest extends SelectiveScanTesting {
    InfixLikeTest() {
        super(new InfixLike(), "(name ~~ '%lamp%'::text)");
    }

    @Test
    void proposesTrigrams() {
        tester.on(scan(40, 999_960, 8_334, "(name ~~ '%lamp%'::text)")).findsOneAt("Seq Scan on t")
                .with(Evidence.text("pattern", "%lamp%"), Evidence.rows("rows kept", rows(40)))
                .suggestsIndexes("t USING gin (name gin_trgm_ops)")
                .doubts(Doubt.GIN_WRITES_COST_MORE).ofSeverity(Severity.HIGH).atStake(85);
    }

    @Test
    void firesOnASmallTableWhereSearchingItsTextsTakesLong() {
        String plan = scan(40, 49_959, 984, "(body ~~ '%performance%'::text)");
        tester.on(plan.replace("85.204", "50.000")).findsOneAt("Seq Scan on t");
        tester.on(plan.replace("85.204", "49.999")).staysQuiet();
    }

    @ParameterizedTest
    @CsvSource({"lamp, true", "la?mp, false", ".*lamp.*, true", "(desk|lamp), false", "la.mps+, true", "[lamp]{4}, false", "lam\\d, true",
        "la\\dmp, false", "lamp{0}s, true", "lam{0}ps, false"})
    void readsRegularExpressions(String pattern, boolean fires) {
        assertThat(tester.on(scan(40, 999_960, 8_334, "(body ~* '" + pattern + "'::text)")).findings()).hasSize(fires ? 1 : 0);
        tester.on(scan(40, 999_960, 8_334, "(body !~* '" + pattern + "'::text)")).staysQuiet();
    }

    @Test
    void namesTheExtension() {
        var found = tester.on(scan(40, 999_960, 8_334, "(lower(name) ~~ '%lamp'::text)")).findsOneAt("Seq Scan")
                .suggestsIndexes("t USING gin ((lower(name)) gin_trgm_ops)");

        assertThat(found.finding().remedies()).last()
                .isEqualTo(new Remedy.Act(Action.INSTALL_TRIGRAMS, "CREATE EXTENSION IF NOT EXISTS pg_trgm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((name)::text ~~* 'lamp%'::text)", "((total > 5) AND (name ~~ '%lamp%'::text))"})
    void firesForPatternsThatNoBTreeServes(String filter) {
        tester.on(scan(40, 999_960, 8_334, filter)).findsOneAt("Seq Scan").suggestsIndexes("t USING gin (name gin_trgm_ops)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(name ~~ '%la%'::text)", "(name ~~ 'lamp%'::text)", "(name !~~ '%lamp%'::text)", "(name ~~ $1)",
        "((name ~~ '%lamp%'::text) AND (tenant = 5))", "((name ~~ '%lamp%'::text) OR (note ~~ '%lamp%'::text))"
    })
    void staysQuietWhereTrigramsDoNotHelp(String filter) {
        tester.on(scan(40, 999_960, 8_334, filter)).staysQuiet();
    }
}
