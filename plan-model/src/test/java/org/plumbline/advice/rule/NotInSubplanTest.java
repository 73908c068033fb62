package org.plumbline.advice.rule;

import static org.plumbline.plan.Capability.ANALYZE;
import static org.plumbline.plan.unit.Bytes.kibibytes;
import static org.plumbline.plan.unit.Rows.rows;

import org.junit.jupiter.api.Test;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;

class NotInSubplanTest {
    private static final RuleTester TESTER = RuleTester.of(new NotInSubplan());
    private static final String NOT_ANY = "(NOT (ANY (customer_id = (SubPlan 1).col1)))";

    @Test
    void firesWhereTheListIsSearchedForEachRow() {
        TESTER.on(searched(NOT_ANY, 8000, 2190)).findsOneAt("Seq Scan on orders")
                .with(Evidence.count("searches of the list", 8000), Evidence.rows("rows in the list", rows(60_000)),
                        Evidence.rows("rows looked at per search", rows(2400)), Evidence.text("list", "blocked"))
                .suggests(new Remedy.Act(Action.NOT_EXISTS_INSTEAD_OF_NOT_IN,
                                "SELECT ...\nFROM ... t\nWHERE NOT EXISTS (SELECT 1 FROM blocked l WHERE l.key = t.key)"),
                        new Remedy.RaiseMemory("work_mem", kibibytes(2048)))
                .doubts(Doubt.NULLS_DIFFER, Doubt.MEMORY_MULTIPLIES)
                .ofSeverity(Severity.HIGH)
                .atStake(2187);
    }

    @Test
    void knowsItBeforePostgres17ByItsMaterialize() {
        String unnamed = searched("(NOT (SubPlan 1))", 8000, 2190);
        TESTER.on(unnamed).findsOneAt("Seq Scan on orders");
        TESTER.on(unnamed.replace("Materialize ", "Subquery Scan on s ")).staysQuiet();
    }

    @Test
    void staysQuietJustUnderTheThresholds() {
        TESTER.on(searched(NOT_ANY, 100, 30)).findsOneAt("Seq Scan on orders");
        TESTER.on(searched(NOT_ANY, 99, 30)).staysQuiet();
        TESTER.on(searched(NOT_ANY, 100, 8)).findsOneAt("Seq Scan on orders");
        TESTER.on(searched(NOT_ANY, 100, 7)).staysQuiet();
    }

    @Test
    void staysQuietWhereItTookAFifthAtMost() {
        String whole = searched(NOT_ANY, 8000, 2190);
        TESTER.on(whole.replace("Execution Time: 2190.000", "Execution Time: 10900.000")).findsOneAt("Seq Scan on orders");
        TESTER.on(whole.replace("Execution Time: 2190.000", "Execution Time: 11000.000")).staysQuiet();
    }

    @Test
    void leavesHashTablesAndOtherConditionsAlone() {
        TESTER.on(searched("(NOT (ANY (customer_id = (hashed SubPlan 1).col1)))", 8000, 2190)).staysQuiet();
        TESTER.on(searched("(NOT EXISTS(SubPlan 1))", 8000, 2190)).staysQuiet();
        TESTER.on(searched("((total > 5) OR (ANY (customer_id = (SubPlan 1).col1)))", 8000, 2190)).staysQuiet();
    }

    @Test
    void isNotApplicableWithoutAnalyze() {
        TESTER.on("Seq Scan on t  (cost=0.00..1.00 rows=9 width=8)\n").isNotApplicable(ANALYZE);
    }

    private static String searched(String filter, int searches, int whole) {
        return """
                Seq Scan on orders  (cost=0.00..9.00 rows=4000 width=8) (actual time=0.600..%3$d.000 rows=5300 loops=1)
                  Filter: %1$s
                  Rows Removed by Filter: 2700
                  SubPlan 1
                    ->  Materialize  (cost=0.00..9.00 rows=6000 width=4) (actual time=0.000..0.025 rows=2400 loops=%2$d)
                          ->  Seq Scan on blocked  (cost=0.00..9.00 rows=6000 width=4) (actual time=0.004..2.300 rows=60000 loops=1)
                Execution Time: %3$d.000 ms
                """.formatted(filter, searches, whole);
    }
}
