package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFixture;
import org.plumbline.plan.unit.Rows;

class StaleStatisticsTest {
    private final CatalogFixture db = new CatalogFixture();

    @Test
    void remarksOnATableThatChangedMuch() {
        db.modified = 210_000;
        asked().findsOneAt("Seq Scan on orders")
                .with(Evidence.text("table", "public.orders"), Evidence.rows("rows changed since then", Rows.rows(210_000)),
                        Evidence.count("days since the last analyze", 2))
                .suggests(new Remedy.Analyze(List.of("public.orders"), List.of()))
                .doubts(Doubt.STATISTICS_MAY_STILL_FIT)
                .ofSeverity(Severity.LOW);
    }

    @Test
    void ranksByWhatAWrongEstimateDecided() {
        db.analyzedAt = Optional.empty();
        RuleTester.of(new StaleStatistics(), db.facts()).on("""
                Nested Loop  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..900.000 rows=40000 loops=1)
                  ->  Seq Scan on orders  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..50.000 rows=40000 loops=1)
                  ->  Index Scan using c_pkey on c  (cost=0.00..9.00 rows=1 width=8) (actual time=0.010..0.020 rows=1 loops=40000)
                Execution Time: 1000.000 ms
                """).findsOneAt("Seq Scan on orders").ofSeverity(Severity.HIGH).atStake(850);
    }

    @Test
    void holdsItsThresholds() {
        db.modified = 50_000;
        asked().staysQuiet();
        db.modified = 50_001;
        asked().findsOneAt("Seq Scan on orders");
        db.rows = 499;
        asked().staysQuiet();
    }

    @Test
    void staysQuietOnSoundTablesAndLeavesParentsToTheirOwnRule() {
        asked().staysQuiet();
        db.analyzedAt = Optional.empty();
        db.partitioned = true;
        asked().staysQuiet();
        db.partitioned = false;
        db.name = "another";
        asked().staysQuiet();
    }

    private RuleTester.Asked asked() {
        return RuleTester.of(new StaleStatistics(), db.facts()).on(CatalogFixture.PLAN);
    }
}
