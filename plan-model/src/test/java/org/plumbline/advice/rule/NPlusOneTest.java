package org.plumbline.advice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.catalog.StatementFacts;
import org.plumbline.plan.unit.Rows;

class NPlusOneTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnAStatementThatRunsForEachRowOfAList() {
        db.statements.add(statement(1, 2_400_000, 2_390_000));
        db.statements.add(statement(2, 12_000, 2_400_000));
        asked().findsOneAt("Seq Scan")
                .with(Evidence.count("calls", 2_400_000), Evidence.count("calls of the statement with the list", 12_000),
                        Evidence.time("waiting on round trips that one statement would save", Duration.ofSeconds(1_194)))
                .suggests(new Remedy.Act(Action.FETCH_TOGETHER))
                .doubts(Doubt.CALLS_MAY_BE_INDEPENDENT, Doubt.ROUND_TRIP_ASSUMED)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void takesTheRoundTripThatWasMeasured() {
        db.statements.add(statement(1, 2_400_000, 2_390_000));
        db.statements.add(statement(2, 12_000, 2_400_000));
        db.roundTrip = Optional.of(Duration.ofMillis(1));
        asked().findsOneAt("Seq Scan")
                .with(Evidence.time("waiting on round trips that one statement would save", Duration.ofSeconds(2_388)));
    }

    @Test
    void holdsItsThresholds() {
        fires(true, 10_000, 10_000, 100, 10_000);
        fires(false, 9_999, 9_999, 50, 9_999);
        fires(false, 10_000, 10_000, 101, 10_000);
        fires(true, 10_000, 15_000, 100, 10_000);
        fires(false, 10_000, 15_001, 100, 10_000);
        fires(true, 10_000, 10_000, 100, 20_000);
        fires(false, 10_000, 10_000, 100, 20_001);
    }

    @Test
    void staysQuietWithoutTheStatementOfThisPlan() {
        db.statements.add(statement(3, 2_400_000, 2_390_000));
        db.statements.add(statement(2, 12_000, 2_400_000));
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new NPlusOne(), db.facts()).on(CatalogFixture.PLAN + "Query Identifier: 1\n");
    }

    private void fires(boolean fires, long calls, double rows, long listCalls, double listRows) {
        db.statements.clear();
        db.statements.add(statement(1, calls, rows));
        db.statements.add(statement(2, listCalls, listRows));
        assertThat(asked().findings()).hasSize(fires ? 1 : 0);
    }

    private static StatementFacts statement(long id, long calls, double rows) {
        return new StatementFacts(OptionalLong.of(id), "select " + id, calls, Rows.rows(rows), Duration.ofSeconds(9), 10);
    }
}
