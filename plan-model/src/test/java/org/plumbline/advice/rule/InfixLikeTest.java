package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
